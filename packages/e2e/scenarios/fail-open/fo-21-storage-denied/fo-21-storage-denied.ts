import type { FailOpenRow } from '../../../src/fail-open-row.ts'

export const row: FailOpenRow = {
  id: 'FO-21',
  fails: 'storage is denied, full, broken, or cleared meanwhile',
  gets: 'the flow, without memory of earlier visits',
  ends: 'flow',
  withinMs: 0,
  cases: {
    'its getter throws': {
      init() {
        for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
          Object.defineProperty(window, name, {
            get() {
              throw new DOMException('denied', 'SecurityError')
            },
          })
      },
    },
    'there is none': {
      init() {
        for (const name of ['localStorage', 'sessionStorage'])
          Object.defineProperty(window, name, { value: null })
      },
    },
    'it is full': {
      init() {
        Storage.prototype.setItem = () => {
          throw new DOMException('full', 'QuotaExceededError')
        }
      },
    },
    'each of its methods throws': {
      init() {
        for (const name of ['getItem', 'setItem', 'removeItem', 'key', 'clear'] as const)
          Storage.prototype[name] = () => {
            throw new Error('broken')
          }
      },
    },
    'it gives what nobody put in': {
      init() {
        Storage.prototype.getItem = () => '{"format":1,"state":[[[[' + '"'
      },
    },
    'it gives promises, as an extension made it': {
      init() {
        Storage.prototype.getItem = () => new Promise(() => {}) as never
      },
    },
  },
}
