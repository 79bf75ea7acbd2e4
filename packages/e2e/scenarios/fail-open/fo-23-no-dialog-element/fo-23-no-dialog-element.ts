import type { FailOpenRow } from '../../../src/fail-open-row.ts'

export const row: FailOpenRow = {
  id: 'FO-23',
  fails: 'the browser has no `<dialog>`, or not all of it',
  gets: 'the flow, in a box that keeps focus by itself',
  ends: 'flow',
  withinMs: 0,
  cases: {
    'no showModal': {
      init() {
        Object.defineProperty(HTMLDialogElement.prototype, 'showModal', { value: undefined })
      },
    },
    'nothing of it': {
      init() {
        for (const name of ['showModal', 'show', 'close', 'open', 'returnValue'])
          Object.defineProperty(HTMLDialogElement.prototype, name, { value: undefined })
        Object.defineProperty(window, 'HTMLDialogElement', { value: undefined })
      },
    },
    'a showModal that throws': {
      init() {
        HTMLDialogElement.prototype.showModal = () => {
          throw new DOMException('not now', 'InvalidStateError')
        }
      },
      // Then there is nothing to show: the page cancels by itself.
      ends: 'host',
      code: 'FW4001',
    },
  },
}
