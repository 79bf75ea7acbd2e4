import { distFile } from '../../../src/dist-files.ts'
import type { FailOpenRow } from '../../../src/fail-open-row.ts'
import { script } from '../../../src/reply.ts'

const as = (change: (code: string) => string) => script(change(`${distFile('fairwell-flow.js')}`))

export const row: FailOpenRow = {
  id: 'FO-28',
  fails: 'the loader and the flow are of different versions, from some cache',
  gets: "the flow, or the host's cancel",
  ends: 'host',
  withinMs: 0,
  cases: {
    'a flow that looks for another loader': {
      routes: { '/fairwell-flow.js': as((code) => code.replaceAll('fairwell@1', 'fairwell@2')) },
      code: 'FW4102',
    },
    'a loader that another flow looks for': {
      routes: {
        '/fairwell.js': script(`${distFile('fairwell.js')}`.replaceAll('fairwell@1', 'fairwell@0')),
      },
      code: 'FW4102',
    },
    'a flow that can not be got ready': {
      routes: {
        '/fairwell-flow.js': as(
          (code) => `${code};delete window[Symbol.for('fairwell@1')].flow.prepare`,
        ),
      },
      ends: 'flow',
      errors: /prepare is not a function/,
    },
    'a flow whose way in has another name': {
      routes: {
        '/fairwell-flow.js': as(
          (code) => `${code};delete window[Symbol.for('fairwell@1')].flow.open`,
        ),
      },
      code: 'FW4102',
    },
    'a checker of another version': {
      routes: {
        '/fairwell-check.js': script(
          `window[Symbol.for('fairwell@1')].check = { checkDefinition: () => ({ valid: true }) }`,
        ),
      },
      code: 'FW4105',
    },
  },
}
