import type { Page } from 'playwright-core'
import type { LooseDefinition } from '../../src/definitions.ts'
import { flowDialog } from '../../src/flow-dialog.ts'
import { until } from '../../src/host-page.ts'
import type { HostServer } from '../../src/host-server.ts'
import { html } from '../../src/reply.ts'
import { type CancelPageHow, cancelPage } from './cancel-page.ts'
import { judgeScreen, type Stage } from './judge-screen.ts'
import { type Measured, measureScreen } from './measure-screen.ts'

/** The viewports that every screen is measured in. */
export const viewports = [
  { width: 320, height: 568 },
  { width: 1280, height: 720 },
] as const

const looks = [
  { theme: 'light', dir: 'ltr' },
  { theme: 'dark', dir: 'rtl' },
  { theme: 'light', dir: 'rtl' },
  { theme: 'dark', dir: 'ltr' },
] as const

/** What a walk through one definition found. */
export interface Walked {
  /** Each line begins with the rule that is broken. */
  readonly breaches: string[]
  /** The screens that were seen, in their order. */
  readonly screens: string[]
  /** Activations until the subscription was cancelled. */
  actions: number
}

export interface WalkHow extends CancelPageHow {
  /**
   * `decline`: refuses everything, step by step. `exit`: answers, then takes the exit of the first
   * screen. `accept-permission`: as `decline`, but lets offers be shown.
   */
  readonly path: 'decline' | 'exit' | 'accept-permission'
}

interface Seen {
  readonly type: string
  readonly data: { readonly screen?: string }
}

/** Goes through a flow as a subscriber would, and measures every screen on the way. */
export async function walkFlow(
  tab: Page,
  server: HostServer,
  definition: LooseDefinition,
  how: WalkHow,
): Promise<Walked> {
  const walked: Walked = { breaches: [], screens: [], actions: 0 }
  const flow = flowDialog(tab)
  const places = new Map<string, Measured['place']>()
  const seen = () => tab.evaluate(() => (window as unknown as { seen: Seen[] }).seen)
  const tell = (where: string, lines: readonly string[]) => {
    for (const line of lines) walked.breaches.push(`${line} (${definition.id}, ${where})`)
  }

  const measure = async (stage: Stage, screen: string, isAnswered = false) => {
    // Where the pointer is, something is lit up.
    await tab.mouse.move(0, 0)
    for (const viewport of viewports) {
      await tab.setViewportSize(viewport)
      await tab.evaluate(
        () => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))),
      )
      const measured: Measured[] = []
      for (const look of looks) measured.push(await tab.evaluate(measureScreen, look))
      measured.forEach((each, index) => {
        const look = Object.values(looks[index] ?? {})
        const where = [screen, viewport.width, ...look].join(' ')
        tell(where, judgeScreen(stage, each, { isAnswered, isInline: how.layout === 'inline' }))
        const key = [viewport.width, ...look].join()
        const before = places.get(key)
        if (stage === 'result' || !each.exit) return
        places.set(key, each.place)
        const moved = (['start', 'bottom', 'width'] as const).filter(
          (side) => before && Math.abs(before[side] - each.place[side]) > 1,
        )
        if (moved.length > 0)
          tell(where, [`CF-11 the exit moves: ${JSON.stringify([before, each.place])}`])
      })
    }
  }
  const yesOrNo = how.path === 'accept-permission' ? 0 : 1
  const press = async (which: 'exit' | 'first') => {
    walked.actions++
    const shown = (await seen()).length
    await tab.evaluate(
      ([isExit, answer = 1]) => {
        const root = document.querySelector('[data-fairwell]')?.shadowRoot
        const controls = [...(root?.querySelectorAll<HTMLElement>('footer button') ?? [])]
        const yesNo = root?.querySelectorAll<HTMLElement>('.body .pair > button')
        const other = controls.length > 1 ? controls[0] : yesNo?.[answer]
        const pressed = isExit ? controls.at(-1) : other
        pressed?.click()
      },
      [which === 'exit', yesOrNo] as const,
    )
    await until(async () => (await seen()).length > shown, `an event after ${which}`)
  }
  const screenNow = async () => {
    const all = await seen()
    const last = all.findLast(({ type }) => type === 'fairwell.screen.viewed')
    return last?.data.screen ?? ''
  }
  const stageOf = (screen: string): Stage =>
    screen === 'confirm' || screen === 'offer' ? screen : 'open'

  server.route('/', html(cancelPage(definition, how)))
  await tab.setViewportSize(viewports[0])
  await tab.goto(server.url)
  await tab.evaluate(() => localStorage.clear())
  await tab.locator('#leave').click()
  await flow.appears()
  const focused = await tab.evaluate(
    () => document.querySelector('[data-fairwell]')?.shadowRoot?.activeElement?.localName,
  )
  if (focused !== 'h2') tell('first screen', [`CF-12 the focus begins on ${focused}`])

  for (let step = 0; step < 12; step++) {
    const screen = await screenNow()
    walked.screens.push(screen)
    if (how.path === 'exit' && screen !== 'confirm') {
      const radio = flow.dialog.getByRole('radio').first()
      if ((await radio.count()) > 0) await radio.check()
    }
    await measure(stageOf(screen), screen, how.path === 'exit')
    if (screen === 'confirm') break
    await press(how.path === 'exit' ? 'exit' : 'first')
  }
  await press('exit')
  await until(
    async () => (await seen()).some(({ type }) => type === 'fairwell.attempt.cancelled'),
    'the cancellation',
  )
  await flow.shows('Your subscription is cancelled')
  await measure('result', 'cancelled')
  tell('events', judgeEvents(await seen()))
  return walked
}

/** After the decision to cancel come at most one confirm screen and the cancellation. */
function judgeEvents(events: readonly Seen[]): string[] {
  const names = events.map(({ type }) => type.replace('fairwell.', ''))
  const after = names.slice(names.indexOf('attempt.cancel_requested') + 1)
  const allowed = ['reason.chosen', 'answer.given', 'screen.viewed', 'attempt.cancelled']
  const wrong = after.filter((name) => !allowed.includes(name))
  const screens = after.filter((name) => name === 'screen.viewed').length
  return wrong.length > 0 || screens > 1 ? [`CF-02 after the exit came ${after}`] : []
}
