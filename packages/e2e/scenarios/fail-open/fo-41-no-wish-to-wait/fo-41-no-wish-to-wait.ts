import type { Page } from 'playwright-core'
import type { FailOpenRow } from '../../../src/fail-open-row.ts'
import { hanging } from '../../../src/reply.ts'

const afterPress = (page: Page) =>
  page
    .getByRole('dialog')
    .getByRole('button', { name: 'Continue to cancel' })
    .click({ noWaitAfter: true })

export const row: FailOpenRow = {
  id: 'FO-41',
  fails: 'the subscriber does not want to wait for what is slow',
  gets: 'the host\'s cancel, when they press "Continue to cancel"',
  ends: 'host',
  withinMs: 0,
  code: 'FW4104',
  cases: {
    'the flow is slow': { routes: { '/fairwell-flow.js': hanging() }, afterPress },
    'the definition is slow': { routes: { '/flow.json': hanging() }, afterPress },
  },
}
