import type { Page } from 'playwright-core'
import { flowDialog } from '../../src/flow-dialog.ts'
import type { Hearing } from './hear-path.ts'
import type { Path, Step } from './path.ts'

/** What has the focus, as a screen reader would name it. */
interface Focused {
  readonly role: string
  readonly name: string
  /** Of the group that it is in: the question, or the offer. */
  readonly groups: readonly string[]
}

const readFocus = (): Focused => {
  let node = document.activeElement
  while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement
  if (!(node instanceof HTMLElement)) return { role: '', name: '', groups: [] }
  const clean = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim()
  const groups: string[] = []
  for (let up = node.parentElement; up; up = up.parentElement) {
    const legend = up.querySelector(':scope > legend')?.textContent
    const label = up.getAttribute('aria-label') ?? legend
    if (label) groups.push(clean(label))
  }
  const label =
    node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement
      ? (node.labels?.[0]?.querySelector('span')?.firstChild?.textContent ??
        node.labels?.[0]?.firstChild?.textContent)
      : (node.getAttribute('aria-label') ?? node.textContent)
  const role = node instanceof HTMLInputElement ? node.type : node.tagName.toLowerCase()
  return { role, name: clean(label), groups }
}

/**
 * Walks a path with the keyboard alone: Tab, the arrows, Space, Enter, Esc, and words. `hearing`
 * notes what a screen reader is given on the way.
 */
export async function driveKeyboard(page: Page, path: Path, hearing: Hearing): Promise<void> {
  const flow = flowDialog(page)
  const focused = () => page.evaluate(readFocus)

  /** Tabs on until what has the focus is the thing that is looked for. */
  const tabTo = async (what: string, isIt: (focus: Focused) => boolean): Promise<Focused> => {
    const seen: string[] = []
    for (let press = 0; press < 80; press++) {
      const focus = await focused()
      if (isIt(focus)) return focus
      seen.push(`${focus.role} ${focus.name}`)
      await page.keyboard.press('Tab')
    }
    throw new Error(`Tab never came to ${what}; it came to ${[...new Set(seen)].join(' | ')}`)
  }
  const button = async (names: readonly string[], card?: string) => {
    await tabTo(
      names.join(' / ') || `the button of ${card}`,
      ({ role, name, groups }) =>
        role === 'button' && (card ? groups.includes(card) : names.includes(name)),
    )
    await page.keyboard.press('Enter')
  }
  /** One tab stop for the whole group; the arrows choose in it. */
  const radio = async (label: string, group?: string) => {
    const fits = ({ role, groups }: Focused) =>
      role === 'radio' && (!group || groups.includes(group))
    await tabTo(`a radio of ${group ?? 'the survey'}`, fits)
    if ((await focused()).name === label) return page.keyboard.press('Space')
    for (let press = 0; press < 40; press++) {
      await page.keyboard.press('ArrowDown')
      if ((await focused()).name === label) return
    }
    throw new Error(`the arrows never came to ${label}`)
  }
  const activate = async () => {
    await tabTo(
      'the cancel control',
      ({ role, name }) => role === 'button' && name === 'Cancel plan',
    )
    await page.keyboard.press('Enter')
    await flow.appears()
  }

  const answer = async (question: string, answers: readonly string[]) => {
    const focus = await tabTo(question, ({ role, name, groups }) =>
      role === 'textarea' ? name === question : groups.includes(question),
    )
    if (focus.role === 'textarea') return page.keyboard.type(answers[0] ?? '')
    if (focus.role === 'radio') return radio(answers[0] ?? '', question)
    for (const label of answers) {
      await tabTo(label, ({ role, name }) => role === 'checkbox' && name === label)
      await page.keyboard.press('Space')
    }
  }

  const take = async (step: Step): Promise<unknown> => {
    if (typeof step === 'object') {
      if ('reason' in step) return radio(step.reason)
      if ('question' in step) return answer(step.question, step.answers)
      if ('comment' in step) {
        await tabTo(
          'the comment',
          ({ role, name }) => role === 'textarea' && /Anything else/.test(name),
        )
        return page.keyboard.type(step.comment)
      }
      if ('open' in step) {
        await tabTo(
          step.link,
          ({ role, groups, name }) =>
            role === 'a' && groups.includes(step.open) && name.includes(step.link),
        )
        const opened = page
          .context()
          .waitForEvent('page', { timeout: 2000 })
          .catch(() => undefined)
        await page.keyboard.press('Enter')
        // A page behind another tab draws nothing: the subscriber comes back to it.
        await (await opened)?.close()
        return page.bringToFront()
      }
      if (step.choice) await radio(step.choice, step.accept)
      await button([], step.accept)
      // The same screen comes back with what went wrong.
      return step.fails && flow.dialog.getByRole('alert').waitFor()
    }
    switch (step) {
      case 'next':
        return button(['Continue', 'Yes'])
      case 'back':
        return button(['Back'])
      case 'decline':
        return button(['No thanks', 'No'])
      case 'cancel':
        return button([
          'Cancel now',
          'Continue to cancel',
          'Cancel subscription',
          'Try again',
          'Cancel anyway',
        ])
      case 'release':
        return button(['Continue to cancel on this page'])
      case 'dismiss':
        await page.keyboard.press('Escape')
        return flow.goes()
      case 'return':
        return activate()
      case 'reload':
        await page.reload()
        return activate()
      case 'result':
        return flow.shows(/^(Done\.|Your subscription is cancelled|We could not cancel)/)
    }
  }

  await activate()
  await hearing.note('open')
  const last = path.steps.length - 1
  for (const [at, step] of path.steps.entries()) {
    const turns = typeof step === 'string' && /next|back|decline|cancel/.test(step)
    const before = turns ? await flow.title() : ''
    await take(step)
    // A key that was pressed on one screen is nothing on the next: wait for that one to be there.
    if (turns)
      await page
        .waitForFunction(
          (title) => {
            const root = document.querySelector('[data-fairwell]')?.shadowRoot
            return root?.querySelector('dialog[open] h2')?.textContent !== title
          },
          before,
          { timeout: 3000 },
        )
        .catch(() => {})
    // While an action goes on, and where the page's own cancel leads away, there is no telling what is there.
    const isUnderWay = typeof step === 'object' && 'accept' in step && !step.fails
    const leadsAway = at === last && path.cancels > 0
    if (!isUnderWay && !leadsAway) await hearing.note(step)
  }
}
