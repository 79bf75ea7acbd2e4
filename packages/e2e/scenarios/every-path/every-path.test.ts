import type { FlowEvent } from '@fairwell/core'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { inlineJson } from '../../src/accounts.ts'
import { openHostPage, until } from '../../src/host-page.ts'
import { launch } from '../../src/launch.ts'
import { json } from '../../src/reply.ts'
import { decisionPaths } from './decision-paths.ts'
import { driveKeyboard } from './drive-keyboard.ts'
import { driveTerminal } from './drive-terminal.ts'
import { hearPath } from './hear-path.ts'
import { makeHandlers } from './make-handlers.ts'
import { offerPaths } from './offer-paths.ts'
import type { Path } from './path.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const paths = [...offerPaths, ...decisionPaths]
const outcome = /^fairwell\.attempt\.(saved|cancelled|released|dismissed|failed)$/

/** What an event says, without what differs from run to run: ids, times, where it came from. */
function sayings(events: readonly FlowEvent[]) {
  const attempts: string[] = []
  const nameOf = (id: string) => {
    if (!attempts.includes(id)) attempts.push(id)
    return `attempt ${attempts.indexOf(id) + 1}`
  }
  return events.map(({ type, attemptid, attemptseq, data }) => {
    const { durationMs, previousAttemptId, ...rest } = { ...data } as Record<string, unknown>
    const previous = previousAttemptId ? { previous: nameOf(String(previousAttemptId)) } : {}
    return { type, attempt: nameOf(attemptid), attemptseq, ...rest, ...previous }
  })
}

async function driveWidget(path: Path) {
  const handlers = `(${makeHandlers.toString()})(${JSON.stringify(path.handling)})`
  const host = await openHostPage(
    browser,
    `<form method="post" action="/cancel"><button data-fairwell-cancel>Cancel plan</button></form>
     ${inlineJson('me', path.account)}
     <script>window.Fairwell??=new Proxy({q:[]},{get:(t,k)=>t[k]??((...a)=>{t.q.push([k,a])})})
       Fairwell.init({ handlers: ${handlers} })</script>
     <script async src="/fairwell.js" data-flow="/flow.json" data-account="#me" data-events="/events" data-timeout-ms="20000"></script>`,
    { '/flow.json': json(path.definition) },
    async (page) => {
      // Links lead out of the test's world; an empty answer leaves the page where it is.
      await page
        .context()
        .route('https://example.com/**', (route) => route.fulfill({ status: 204 }))
    },
  )
  try {
    const hearing = hearPath(host.page)
    await driveKeyboard(host.page, path, hearing)
    const ends = () => host.server.log.events.filter(({ type }) => outcome.test(type))
    await until(() => ends().length >= path.outcomes.length, `the outcome of ${path.name}`)
    await until(() => host.server.cancels.length >= path.cancels, 'the host cancel')
    return {
      events: [...host.server.log.events],
      problems: [...host.server.log.problems],
      cancels: host.server.cancels.length,
      errors: host.errors,
      heard: hearing.text(),
      unheard: hearing.problems,
    }
  } finally {
    await host.close()
  }
}

describe.concurrent('AX-07 AX-11 AX-25 AX-27 every path, with the keyboard alone, in the tree of a screen reader, and in the text UI', {
  timeout: 90_000,
}, () => {
  it.for(paths.map((path) => [path.name, path] as const))(
    '%s',
    async ([name, path], { expect }) => {
      const terminal = await driveTerminal(path)
      const widget = await driveWidget(path)
      expect(widget.errors).toEqual([])
      expect(widget.problems).toEqual([])
      expect(widget.unheard).toEqual([])
      const file = `heard/${name.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '')}.txt`
      await expect(`${widget.heard}\n`).toMatchFileSnapshot(file)
      expect(widget.cancels).toBe(path.cancels)
      expect(terminal.cancels).toBe(path.cancels)
      expect(sayings(widget.events)).toEqual(sayings(terminal.events))
      const ends = widget.events.flatMap(({ type }) => outcome.exec(type)?.[1] ?? [])
      expect(ends).toEqual(path.outcomes)
      if (path.choice !== undefined) {
        const taken = widget.events.findLast(({ type }) => /offer\.(applied|referred)$/.test(type))
        expect(taken?.data).toMatchObject({ choice: path.choice })
      }
      for (const [questionId, said] of Object.entries(path.said ?? {})) {
        const answer = widget.events.findLast(
          ({ data }) => (data as { questionId?: string }).questionId === questionId,
        )
        const { value, text } = (answer?.data ?? {}) as { value?: unknown; text?: unknown }
        expect(value ?? text).toEqual(said)
      }
    },
  )
})
