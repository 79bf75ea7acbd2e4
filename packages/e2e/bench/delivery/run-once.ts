import type { BrowserContext, Page } from 'playwright-core'
import type { Contender, Told } from './contender.ts'
import { type FaultyBackend, startFaultyBackend } from './faulty-backend.ts'
import type { KillableBrowser, KillablePage } from './killable-pages.ts'
import type { Plan } from './plan.ts'

/** What became of the events of one run. */
export interface Outcome {
  readonly plan: Plan
  /** What the page has told of before it ended, in order. */
  readonly told: readonly Told[]
  /** Told and never arrived. */
  readonly lost: readonly Told[]
  /** How many arrived again, counted for each time. */
  readonly duplicated: number
  /** Arrived only after the page was opened again: ms from its opening, for each. */
  readonly late: readonly number[]
  /** Whether the events of each attempt first came in their order. */
  readonly isInOrder: boolean
  /** What the backend saw, for a run that is to be understood. */
  readonly story: readonly string[]
}

/** Longer than anybody here collects events before sending them. */
const calmMs = 5_000

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

/** Runs one plan: a person acts, the page ends, and is opened again. */
export async function runOnce(
  browser: KillableBrowser,
  contender: Contender,
  plan: Plan,
  patienceMs: number,
): Promise<Outcome> {
  const backend = await startFaultyBackend(contender.files, contender.readIds, plan)
  let killable: KillablePage | undefined
  try {
    const told: Told[] = []
    let onTold = (_count: number) => {}
    killable = await browser.open(backend.url, async (devtools) => {
      devtools.on('Runtime.bindingCalled', ({ name, payload }) => {
        if (name !== 'tell') return
        told.push(JSON.parse(payload))
        onTold(told.length)
      })
      await devtools.send('Runtime.enable')
      await devtools.send('Runtime.addBinding', { name: 'tell' })
    })
    const { page, context } = killable
    await page.waitForFunction('globalThis.stage?.isReady()')
    const begins = Date.now()
    const stopFailing = failForASpell(backend, plan)
    const over = page.evaluate(walk, plan.acts).catch(() => {})
    if (plan.ending === 'nothing') {
      await over
      await pause(calmMs)
    } else
      await ending(plan, over, (listener) => {
        onTold = listener
      })
    const endedMs = Date.now() - begins
    await end(browser, killable, backend, plan)
    stopFailing()
    await pause(plan.goneMs)
    await backend.heal()

    const before = backend.story.length
    const story = [
      `ended after ${endedMs} ms, ${told.length} told`,
      ...backend.story,
      'opened again',
    ]
    const { page: again, opened } = await browser.alone(() =>
      reopen(context, `${backend.url}/again`),
    )
    let hasCrashed = false
    again.on('crash', () => {
      hasCrashed = true
    })
    const arrivedAt = () => new Map([...backend.arrivals].reverse().map(({ id, at }) => [id, at]))
    const isComplete = () => {
      const at = arrivedAt()
      return told.every(({ id }) => at.has(id))
    }
    while (!isComplete() && Date.now() - opened < patienceMs) await pause(20)
    if (hasCrashed) throw new Error('the page that was opened again has crashed')
    if (!isComplete()) story.push(...(await leftIn(again)))
    // Time for what comes once more.
    await pause(200)
    const at = arrivedAt()
    const known = new Set(told.map(({ id }) => id))
    const ours = backend.arrivals.filter(({ id }) => known.has(id))
    return {
      plan,
      told,
      lost: told.filter(({ id }) => !at.has(id)),
      duplicated: ours.length - new Set(ours.map(({ id }) => id)).size,
      late: told.map(({ id }) => (at.get(id) ?? 0) - opened).filter((ms) => ms > 0),
      isInOrder: isInOrder(
        told,
        ours.map(({ id }) => id),
      ),
      story: [...story, ...backend.story.slice(before)],
    }
  } finally {
    await killable?.context.close().catch(() => {})
    await backend.close()
  }
}

/** Opens the page again, as a person does: once more where it did not come. */
async function reopen(
  context: BrowserContext,
  url: string,
): Promise<{ readonly page: Page; readonly opened: number }> {
  for (let tries = 1; ; tries++) {
    const page = await context.newPage()
    const opened = Date.now()
    try {
      await page.goto(url)
      return { page, opened }
    } catch (error) {
      if (tries > 1) throw error
      await page.close()
    }
  }
}

/** What the page still holds, where something is missing. */
async function leftIn(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const databases = (await indexedDB.databases()).map(({ name }) => `database ${name}`)
    const scripts = [...document.scripts].map(({ src }) => `script ${src}`)
    return [...Object.keys(localStorage).map((key) => `stored ${key}`), ...databases, ...scripts]
  })
}

/** Runs in the page. */
async function walk(acts: Plan['acts']): Promise<void> {
  for (const { name, afterMs, events } of acts) {
    await new Promise((done) => setTimeout(done, afterMs))
    await globalThis.stage.act(name, events)
  }
}

function failForASpell(backend: FaultyBackend, { down }: Plan): () => void {
  if (!down) return () => {}
  const timers = [
    setTimeout(() => void backend.goDown(), down.atMs),
    setTimeout(() => void backend.comeUp(), down.atMs + down.forMs),
  ]
  return () => {
    for (const timer of timers) clearTimeout(timer)
  }
}

/** Resolves at the instant at which the page is to end. */
async function ending(
  { endsAt }: Plan,
  over: Promise<unknown>,
  listen: (listener: (count: number) => void) => void,
): Promise<void> {
  if ('ms' in endsAt) return void (await pause(endsAt.ms))
  const hasTold = new Promise<void>((resolve) => {
    listen((count) => {
      if (count >= endsAt.told) resolve()
    })
  })
  // An act that could not be done tells of less.
  await Promise.race([hasTold, over.then(() => pause(500))])
}

async function end(
  browser: KillableBrowser,
  { page, devtools, killRenderer }: KillablePage,
  backend: FaultyBackend,
  { ending, goneMs }: Plan,
): Promise<void> {
  if (ending === 'renderer killed') return killRenderer()
  if (ending === 'network killed') {
    const offline = { offline: true, latency: 0, downloadThroughput: -1, uploadThroughput: -1 }
    await Promise.all([
      backend.goDown(),
      devtools
        .send('Network.enable')
        .then(() => devtools.send('Network.emulateNetworkConditions', offline)),
    ])
    // The person waits for a moment, and gives up.
    await pause(goneMs)
  }
  if (ending === 'page left') {
    await browser.alone(() => page.goto(`${backend.url}/elsewhere`).catch(() => {}))
    await pause(50)
  }
  await page.close({ runBeforeUnload: false })
}

/** Whether the first arrivals of each attempt are in the order in which they were told of. */
function isInOrder(told: readonly Told[], arrived: readonly string[]): boolean {
  const first = [...new Set(arrived)]
  const attempts = [...new Set(told.map(({ attempt }) => attempt))]
  return attempts.every((attempt) => {
    const places = told
      .filter((event) => event.attempt === attempt && first.includes(event.id))
      .map(({ id }) => first.indexOf(id))
    return places.every((place, index) => index === 0 || place > (places[index - 1] ?? 0))
  })
}
