import type { FailOpenRow } from '../../../src/fail-open-row.ts'
import type { FlowDialog } from '../../../src/flow-dialog.ts'
import { blocked, json } from '../../../src/reply.ts'
import { fullTag, initScript } from '../../../src/script-tag.ts'

const withCancel = (cancel: string) =>
  initScript(`{ handlers: { cancel: ${cancel} } }`) + fullTag('data-timeout-ms="8000"')

async function walk(flow: FlowDialog): Promise<void> {
  await flow.exit()
  await flow.shows(/^Cancel Acme Pro/)
  await flow.exit()
  await flow.shows('We could not cancel your subscription')
  await flow.press('Continue to cancel on this page')
}

export const row: FailOpenRow = {
  id: 'FO-39',
  fails: 'your cancel handler rejects, throws, or says that it is not done',
  gets: "what happened, a way to try again, and the host's cancel one press away",
  ends: 'flow',
  withinMs: 0,
  cases: {
    rejects: { tag: withCancel(`() => Promise.reject(new Error('down'))`), walk },
    throws: { tag: withCancel(`() => { throw new Error('down') }`), walk },
    'is not there': { tag: withCancel(`() => fetch('/nowhere')`), walk },
    'answers with an error': {
      tag: withCancel(`() => fetch('/broken')`),
      routes: { '/broken': json({}, 500) },
      walk,
    },
    'is blocked': {
      tag: withCancel(`() => fetch('/blocked')`),
      routes: { '/blocked': blocked() },
      walk,
    },
  },
}
