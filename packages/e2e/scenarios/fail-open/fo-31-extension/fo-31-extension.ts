import type { FailOpenRow } from '../../../src/fail-open-row.ts'

export const row: FailOpenRow = {
  id: 'FO-31',
  fails:
    'an extension changes what the browser has: `fetch`, `Promise`, storage, timers, the console',
  gets: "the flow, or the host's cancel",
  ends: 'host',
  withinMs: 0,
  cases: {
    'fetch throws': {
      init() {
        window.fetch = () => {
          throw new TypeError('blocked by an extension')
        }
      },
    },
    'fetch gives no response': {
      init() {
        window.fetch = async () => undefined as never
      },
    },
    'fetch gives another answer': {
      init() {
        window.fetch = async () => new Response('<h1>Blocked</h1>', { status: 200 })
      },
      code: 'FW4112',
    },
    'the console throws': {
      init() {
        window.fetch = () => Promise.reject(new TypeError('no'))
        for (const name of ['warn', 'error', 'info', 'log'] as const)
          console[name] = () => {
            throw new Error('no console here')
          }
      },
      errors: /no console here/,
    },
    'custom events throw': {
      init() {
        window.fetch = () => Promise.reject(new TypeError('no'))
        window.CustomEvent = class {
          constructor() {
            throw new Error('no events here')
          }
        } as never
      },
      errors: /no events here/,
    },
    'no element can be added': {
      beforePress: (page) =>
        page.evaluate(() => {
          Element.prototype.append = Node.prototype.appendChild = () => {
            throw new Error('nothing is added here')
          }
        }),
      code: '',
    },
    'Promise is wrapped': {
      init() {
        const Original = Promise
        window.Promise = class<Value> extends Original<Value> {
          // biome-ignore lint/suspicious/noThenProperty: as tracing libraries do
          override then<A, B>(onDone?: never, onFailed?: never) {
            return super.then<A, B>(onDone, onFailed)
          }
        } as PromiseConstructor
      },
      ends: 'flow',
    },
    'what it hides is not there': {
      init() {
        window.MutationObserver = window.ResizeObserver = class {
          observe() {}
          unobserve() {}
          disconnect() {}
          takeRecords() {
            return []
          }
        } as never
      },
      ends: 'flow',
    },
  },
}
