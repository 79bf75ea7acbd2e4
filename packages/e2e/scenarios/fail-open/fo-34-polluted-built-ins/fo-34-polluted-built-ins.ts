import type { FailOpenRow } from '../../../src/fail-open-row.ts'

export const row: FailOpenRow = {
  id: 'FO-34',
  fails: 'the page added to the prototypes of the language, or another page could',
  gets: 'the flow',
  ends: 'flow',
  withinMs: 0,
  cases: {
    'Object.prototype': {
      init() {
        for (const name of [
          'each',
          'extend',
          'forEach',
          'clone',
          'innerHTML',
          'onclick',
          'polluted',
        ])
          (Object.prototype as Record<string, unknown>)[name] = () => 'polluted'
      },
    },
    'Object.prototype, with keys of a definition': {
      init() {
        for (const name of ['kind', 'when', 'percentOff', 'handler'])
          (Object.prototype as Record<string, unknown>)[name] = 'polluted'
      },
      ends: 'host',
      code: 'FW4113',
    },
    'Array.prototype': {
      init() {
        const polluted = Array.prototype as unknown as Record<string, unknown>
        for (const name of [
          'each',
          'first',
          'last',
          'compact',
          'without',
          'clone',
          'contains',
          'remove',
          'toJSON',
        ])
          polluted[name] = function (this: unknown[]) {
            return this
          }
      },
    },
    'toJSON, as Prototype.js has it': {
      init() {
        for (const built of [Array.prototype, String.prototype] as unknown as { toJSON: unknown }[])
          built.toJSON = function (this: unknown) {
            return String(this)
          }
      },
    },
  },
}
