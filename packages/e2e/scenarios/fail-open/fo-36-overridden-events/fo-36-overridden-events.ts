import type { FailOpenRow } from '../../../src/fail-open-row.ts'

export const row: FailOpenRow = {
  id: 'FO-36',
  fails: 'the page replaces `Event`, `CustomEvent`, `customElements` or `addEventListener`',
  gets: "the flow, or the host's cancel",
  ends: 'flow',
  withinMs: 0,
  cases: {
    'Event and CustomEvent, as old polyfills do': {
      init() {
        function made(this: unknown, type: string, given?: CustomEventInit) {
          const event = document.createEvent('CustomEvent')
          event.initCustomEvent(type, !!given?.bubbles, !!given?.cancelable, given?.detail)
          return event
        }
        Object.assign(window, { Event: made, CustomEvent: made })
      },
    },
    customElements: {
      init() {
        Object.defineProperty(window, 'customElements', {
          get() {
            throw new Error('replaced')
          },
        })
      },
      ends: 'host',
      errors: /replaced/,
    },
    'addEventListener, as error trackers do': {
      init() {
        const original = EventTarget.prototype.addEventListener
        EventTarget.prototype.addEventListener = function (
          this: EventTarget,
          type,
          listener,
          options,
        ) {
          const wrapped =
            typeof listener === 'function' ? (event: Event) => listener.call(this, event) : listener
          original.call(this, type, wrapped, options)
        }
      },
    },
    'addEventListener without the capture phase': {
      init() {
        const original = EventTarget.prototype.addEventListener
        EventTarget.prototype.addEventListener = function (this: EventTarget, type, listener) {
          original.call(this, type, listener)
        }
      },
    },
  },
}
