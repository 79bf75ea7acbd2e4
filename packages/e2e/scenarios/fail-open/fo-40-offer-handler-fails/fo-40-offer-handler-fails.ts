import type { FailOpenRow } from '../../../src/fail-open-row.ts'
import type { FlowDialog } from '../../../src/flow-dialog.ts'
import { json } from '../../../src/reply.ts'
import { fullTag, initScript } from '../../../src/script-tag.ts'

const withDiscount = (discount: string) =>
  initScript(`{ handlers: { discount: ${discount} } }`) + fullTag('data-timeout-ms="8000"')

async function toOffer(flow: FlowDialog): Promise<void> {
  await flow.choose('It costs too much')
  await flow.next()
  await flow.accept()
}

async function walk(flow: FlowDialog): Promise<void> {
  await toOffer(flow)
  await flow.dialog.getByRole('alert').waitFor()
  await flow.exit()
  await flow.shows(/^Cancel Acme Pro/)
  await flow.exit()
}

export const row: FailOpenRow = {
  id: 'FO-40',
  fails: "an offer's handler rejects, throws, or says that it is not done",
  gets: 'what happened, a way to try again, and the exit; nothing counts as saved',
  ends: 'flow',
  withinMs: 0,
  cases: {
    rejects: { tag: withDiscount(`() => Promise.reject(new Error('down'))`), walk },
    throws: { tag: withDiscount(`() => { throw new Error('down') }`), walk },
    'is refused': {
      tag: withDiscount(`() => fetch('/refused')`),
      routes: { '/refused': json({}, 409) },
      walk,
    },
    'never settles, and they do not wait': {
      tag: withDiscount(
        `(action, { signal }) => new Promise((done) => { setTimeout(done, 700, {}) })`,
      ),
      walk: async (flow) => {
        await toOffer(flow)
        await flow.exit()
        await flow.shows(/^Cancel Acme Pro/)
        await flow.exit()
      },
    },
  },
}
