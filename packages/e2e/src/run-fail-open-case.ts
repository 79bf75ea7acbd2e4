import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { inlineJson, monthly } from './accounts.ts'
import { readDefinition } from './definitions.ts'
import type { FailOpenCase, FailOpenRow } from './fail-open-row.ts'
import { type FlowDialog, flowDialog } from './flow-dialog.ts'
import { until } from './host-page.ts'
import { type HostServer, startHostServer } from './host-server.ts'
import { json, script } from './reply.ts'
import { fullTag } from './script-tag.ts'

/** How long a click is held where the row does not promise a time: only a fault is answered before. */
const PATIENT_MS = 8000
/** What a busy machine may add. */
const SLACK_MS = 2500
/** In which a second cancel would have come. */
const SETTLED_MS = 300

/** Keeps the time from the press to the host's own submit, by the clock of the page. */
const hostScript = script(`(() => {
  let pressed
  const now = performance.now.bind(performance)
  addEventListener('pointerdown', () => { pressed ??= now() }, true)
  addEventListener('submit', ({ target }) => { target.elements.took.value = now() - pressed })
})()`)

const body = `<h1>Billing</h1>
  <form method="post" action="/cancel" target="sink">
    <input type="hidden" name="took">
    <button name="how" value="now" data-fairwell-cancel>Cancel subscription</button>
  </form>
  <iframe name="sink" title="What the host answers"></iframe>
  ${inlineJson('me', monthly)}`

const definition = { ...readDefinition('flow.example'), holdoutPercent: 0 }

/** The usual script tag; with time enough to tell what happens at once from what the watchdog does. */
const patientTag = fullTag(`data-timeout-ms="${PATIENT_MS}"`)

function pageOf(
  { withinMs }: FailOpenRow,
  { head = '', tag, wrap = (page) => page }: FailOpenCase,
): string {
  const usual = withinMs ? fullTag() : patientTag
  return wrap(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Billing</title>${head}` +
      `<script src="/host.js"></script></head><body>${body}${tag ?? usual}</body></html>`,
  )
}

/** Presses the control of one such page, and sees that the subscriber gets what the row promises. */
export async function runFailOpenCase(
  browser: Browser,
  row: FailOpenRow,
  given: FailOpenCase,
): Promise<void> {
  const server = await startHostServer({
    '/': (_request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8')
      if (given.csp) response.setHeader('content-security-policy', given.csp)
      response.end(pageOf(row, given))
    },
    '/host.js': hostScript,
    '/flow.json': json(definition),
    ...given.routes,
  })
  const context = await browser.newContext(given.context)
  try {
    const page = await context.newPage()
    const messages: string[] = []
    const errors: string[] = []
    page.on('console', (message) => messages.push(message.text()))
    page.on('pageerror', (error) => errors.push(String(error)))
    if (given.init) await page.addInitScript(`({ ${methodText(given.init)} }).init()`)
    await given.beforeLoad?.(page, server)
    await page.goto(server.url, { waitUntil: 'domcontentloaded' })
    await given.beforePress?.(page, server)
    const start = Date.now()
    await page.getByText('Cancel subscription').first().click({ noWaitAfter: true })
    await given.afterPress?.(page)
    if ((given.ends ?? row.ends) === 'host') await fallsOpen(server, row, start)
    else await goesOn(page, server, given)
    await page.waitForTimeout(SETTLED_MS)
    expect(server.cancels.map(({ method, fields }) => [method, fields.how])).toEqual([
      ['POST', 'now'],
    ])
    expect(await page.locator('dialog[open]').count(), 'no dialog is left').toBe(0)
    if (!row.withinMs) expect(messages.join('\n'), 'nobody waits for it').not.toContain('FW4101')
    const code = given.code ?? row.code
    if (code) expect(messages.join('\n')).toContain(`https://fairwell.dev/errors#${code}`)
    expect(errors.filter((error) => !given.errors?.test(error))).toEqual([])
  } finally {
    await server.close()
    await context.close()
  }
}

async function exitTwice(flow: FlowDialog): Promise<void> {
  await flow.exit()
  await flow.shows(/^Cancel Acme Pro/)
  await flow.exit()
}

/** As a method, whichever way it was written. */
function methodText(init: () => void): string {
  const text = String(init)
  return text.startsWith('init') ? text : `init: ${text}`
}

async function fallsOpen(server: HostServer, { withinMs }: FailOpenRow, start: number) {
  await until(() => server.cancels.length > 0, 'the host cancel')
  const took = Number(server.cancels[0]?.fields.took) || Date.now() - start
  if (!withinMs) expect(took).toBeLessThan(PATIENT_MS - 100)
  else {
    expect(took).toBeGreaterThan(withinMs - 100)
    expect(took).toBeLessThan(withinMs + SLACK_MS)
  }
}

async function goesOn(page: Page, server: HostServer, { walk = exitTwice }: FailOpenCase) {
  const flow = flowDialog(page)
  await flow.appears()
  expect(server.cancels).toEqual([])
  await walk(flow)
  await until(() => server.cancels.length > 0, 'the host cancel')
}
