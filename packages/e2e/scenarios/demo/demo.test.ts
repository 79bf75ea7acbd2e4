import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Demo, startDemo } from '../../../../examples/demo/start-demo.ts'
import { until } from '../../src/host-page.ts'
import { launch } from '../../src/launch.ts'
import { type DemoSession, openDemo } from './demo-session.ts'

let browser: Browser
let demo: Demo
let session: DemoSession
beforeAll(async () => {
  demo = await startDemo({ port: 0 })
  browser = await launch()
  session = await openDemo(browser, demo)
})
afterAll(async () => {
  await session.close()
  await browser.close()
  await demo.close()
})

const hostCancels = () => demo.world.hostCancels.length
const status = () => demo.world.account().subscription?.status
/** Waits until the panel shows an event of this type, and gives all that it shows. */
const untilEvent = async (type: string) => {
  await until(async () => (await session.events()).includes(type), `the event ${type}`)
  return session.events()
}

describe.each(['server', 'local', 'handlers'] as const)('the %s page', (page) => {
  it('opens alone, and cancels without JavaScript', async () => {
    await session.set()
    const context = await browser.newContext({ javaScriptEnabled: false })
    const alone = await context.newPage()
    await alone.goto(`${demo.url}/${page}/`)
    await alone.getByRole('button', { name: 'Cancel subscription' }).click()
    await alone.getByText('Your subscription is cancelled').waitFor()
    expect(new URL(alone.url()).pathname).toBe(`/${page}/`)
    expect(hostCancels()).toBe(1)
    expect(status()).toBe('cancelling')
    await context.close()
  })

  it('cancels through the flow', async () => {
    await session.set({ page })
    await session.pressCancel()
    await session.exit()
    await session.press(/^(Cancel subscription|Continue to cancel)$/)
    const outcome = page === 'local' ? 'attempt.released' : 'attempt.cancelled'
    await untilEvent(outcome)
    await until(() => status() === 'cancelling', 'the subscription ends')
    expect(hostCancels()).toBe(page === 'local' ? 1 : 0)
  })
})

describe.each(['server', 'handlers'] as const)('the %s page', (page) => {
  it('applies an offer that is accepted', async () => {
    await session.set({ page })
    await session.pressCancel()
    await session.choose('It costs too much')
    await session.press('Continue')
    await session.press('Get 50% off')
    const events = await untilEvent('attempt.saved')
    expect(events).toContain('offer.applied')
    await session.press('Done')
    await session.frame.getByText('$14.50 per month').waitFor()
    expect(await session.page.locator('#subscription ins').allTextContents()).toContain(
      '$14.50 a month',
    )
    expect(hostCancels()).toBe(0)
  })

  it('has a second try where applying fails once', async () => {
    await session.set({ page, failure: 'apply-fails-once' })
    await session.pressCancel()
    await session.choose('I do not use it enough')
    await session.press('Continue')
    await session.dialog.getByRole('radio', { name: '2 months' }).check()
    await session.press(/Pause/)
    expect(await untilEvent('offer.failed')).not.toContain('attempt.saved')
    expect(status()).toBe('active')
    await session.press(/Pause/)
    const events = await untilEvent('attempt.saved')
    expect(status(), events.join()).toBe('paused')
    expect(hostCancels()).toBe(0)
  })

  it("falls back to the page's own cancel where cancelling fails", async () => {
    await session.set({ page, failure: 'cancel-fails' })
    await session.pressCancel()
    await session.exit()
    await session.press('Cancel subscription')
    await session.press(/on this page/)
    await until(() => hostCancels() === 1, "the page's own cancel")
    expect(status()).toBe('cancelling')
    expect(await untilEvent('attempt.failed')).not.toContain('attempt.cancelled')
  })
})

it('can be cancelled while an offer hangs, and says what came of it', async () => {
  await session.set({ page: 'handlers', failure: 'apply-hangs' })
  await session.pressCancel()
  await session.choose('It costs too much')
  await session.press('Continue')
  await session.press('Get 50% off')
  await session.exit()
  demo.world.billing.repair()
  await session.dialog.getByText('Already applied').waitFor()
  await session.press('Cancel subscription')
  const events = await untilEvent('attempt.cancelled')
  expect(events).toContain('offer.applied')
  expect(events).not.toContain('attempt.saved')
  expect(status()).toBe('cancelling')
  expect(hostCancels()).toBe(0)
})

describe('falling open', () => {
  it.each([
    { page: 'local', failure: 'missing' },
    { page: 'local', failure: 'malformed' },
    { page: 'local', failure: 'slow' },
    { page: 'local', failure: 'blocked' },
    { page: 'server', failure: 'missing' },
    { page: 'server', failure: 'malformed' },
    { page: 'server', failure: 'slow' },
    { page: 'handlers', failure: 'blocked' },
  ] as const)(
    "runs the page's own cancel once: $page page, definition or script $failure",
    async ({ page, failure }) => {
      await session.set({ page, failure })
      await session.pressCancel()
      await until(() => hostCancels() === 1, "the page's own cancel")
      await session.frame.getByText('Your subscription is cancelled').waitFor()
      expect(hostCancels()).toBe(1)
    },
  )

  it('works while the events endpoint is down', async () => {
    await session.set({ page: 'local', events: 'offline' })
    await session.pressCancel()
    await session.exit()
    await session.exit()
    await until(() => hostCancels() === 1, "the page's own cancel")
  })
})

describe('the switches', () => {
  const price = 'It costs too much'
  const shownOffers = () =>
    session.page
      .locator('#offers [data-state="shown"]')
      .evaluateAll((items) => items.map((item) => item.getAttribute('data-offer')))

  it.each([
    { subscriber: 'monthly', shown: ['half-off', 'basic-plan'] },
    { subscriber: 'annual', shown: ['basic-plan'] },
    { subscriber: 'trialing', shown: ['half-off', 'basic-plan'] },
    { subscriber: 'cancelling', shown: [] },
    { subscriber: 'no-id', shown: ['half-off', 'basic-plan'] },
  ] as const)('shows the $subscriber subscriber $shown after "too expensive"', async (row) => {
    await session.set({ page: 'handlers', subscriber: row.subscriber })
    await session.pressCancel()
    await session.choose(price)
    await session.press('Continue')
    const events = await untilEvent('reason.chosen')
    const last = row.shown.length > 0 ? 'offer' : 'confirm'
    await until(async () => (await session.events()).at(-1) !== 'reason.chosen', last)
    await until(
      async () => (await shownOffers()).join() === row.shown.join(),
      `the panel says that ${row.shown.join(' and ')} are shown`,
    )
    const exposed = events.includes('experiment.exposed')
    if (row.subscriber === 'no-id') expect(exposed).toBe(false)
  })

  it('offers a trial an extension, and nothing else that a trial can not have', async () => {
    await session.set({ page: 'handlers', subscriber: 'trialing' })
    await session.pressCancel()
    await session.choose('I do not use it enough')
    await session.press('Continue')
    await session.press(/Extend trial/)
    await untilEvent('attempt.saved')
    expect(await shownOffers()).toEqual(['extend-trial'])
  })

  it('asks for permission in Minnesota', async () => {
    await session.set({ page: 'handlers', jurisdiction: 'us-mn' })
    await session.pressCancel()
    await session.choose(price)
    await session.press('Continue')
    expect(await session.events()).not.toContain('offer.shown')
    await session.press('Yes')
    await untilEvent('offer.shown')
  })

  it('shows no offers in France', async () => {
    await session.set({ page: 'handlers', jurisdiction: 'fr' })
    await session.pressCancel()
    await session.choose(price)
    await session.press('Continue')
    await session.press('Cancel subscription')
    expect(await untilEvent('attempt.cancelled')).not.toContain('offer.shown')
  })

  it.each(['server', 'local'] as const)(
    "runs the page's own cancel at once in Germany: %s page",
    async (page) => {
      await session.set({ page, jurisdiction: 'de' })
      await session.pressCancel()
      await until(() => hostCancels() === 1, "the page's own cancel")
    },
  )

  it("runs the page's own cancel in server mode where nobody is signed in", async () => {
    await session.set({ page: 'server', subscriber: 'no-id' })
    await session.pressCancel()
    await until(() => hostCancels() === 1, "the page's own cancel")
  })

  it.each(['local', 'handlers'] as const)('changes nothing in test mode: %s page', async (page) => {
    await session.set({ page, mode: 'test' })
    await session.pressCancel()
    await session.choose(price)
    await session.press('Continue')
    await session.press('Get 50% off')
    await untilEvent('attempt.saved')
    await session.press('Cancel anyway')
    await session.press(/^(Cancel subscription|Continue to cancel)$/)
    const outcome = page === 'local' ? 'attempt.released' : 'attempt.cancelled'
    await untilEvent(outcome)
    expect(demo.world.changes).toEqual([])
    expect(hostCancels()).toBe(0)
    if (page === 'handlers') return
    await session.press('Run it')
    await until(() => hostCancels() === 1, "the page's own cancel")
  })

  it('says that an offer was declined before, and that cancelling anyway comes without offers', async () => {
    await session.set({ page: 'handlers' })
    await session.pressCancel()
    await session.choose(price)
    await session.press('Continue')
    await session.press('No thanks')
    await session.press('Keep my subscription')
    await untilEvent('attempt.dismissed')
    await session.pressCancel()
    await session.press('Continue')
    const because = (offer: string, word: string) =>
      session.page.locator(`#offers [data-offer="${offer}"][data-because="${word}"]`).waitFor()
    await because('half-off', 'declined-before')
    await session.press('Back')
    await session.choose('I do not use it enough')
    await session.press('Continue')
    await session.dialog.getByRole('radio', { name: '1 month' }).check()
    await session.press(/Pause/)
    await session.press('Cancel anyway')
    await because('pause', 'no-offers-attempt')
  })

  it('show what becomes of every event, for each adapter', async () => {
    await session.set({ page: 'handlers', events: 'error' })
    const lane = (adapter: string, status: string) =>
      session.page.locator(`#lanes [data-adapter="${adapter}"][data-status="${status}"]`).waitFor()
    await session.pressCancel()
    await lane('http', 'retrying')
    await lane('console', 'delivered')
    expect(await session.events()).toEqual([])
    await session.page.getByLabel('The endpoint that takes events').selectOption('works')
    await until(() => demo.world.settings.events === 'works', 'the switch')
    await session.page.getByRole('button', { name: 'Network is back' }).click()
    await lane('http', 'delivered')
    await untilEvent('attempt.started')
  })

  it('tries out another reason without touching the page', async () => {
    await session.set()
    await session.page.locator('#reason').selectOption('not-using')
    await session.page.locator('#offers [data-offer="pause"][data-state="shown"]').waitFor()
    expect(await session.events()).toEqual([])
  })
})

describe('npm start', () => {
  it('prints the URL, and ends when it is told to', async () => {
    const root = join(import.meta.dirname, '../../../..')
    const data = mkdtempSync(join(tmpdir(), 'fairwell-demo-'))
    const args = ['--conditions=@fairwell/source', 'scripts/demo.ts', '--port', '0', '--data', data]
    const child = spawn(process.execPath, args, { cwd: root })
    let output = ''
    child.stdout.on('data', (text) => {
      output += text
    })
    await until(() => /http:\/\/localhost:\d+/.test(output), 'the URL', 20_000)
    const url = /http:\/\/localhost:\d+/.exec(output)?.[0] ?? ''
    expect((await fetch(url)).status).toBe(200)
    expect((await fetch(`${url}/server/`)).status).toBe(200)
    const ended = new Promise((resolve) => child.on('close', resolve))
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    rmSync(data, { recursive: true })
  })
})
