import type { AttemptResult, CancelFlow, FlowState } from '@fairwell/core'
import { askQuestion } from './ask-question.ts'
import { describeChoice, describeScreen } from './describe-screen.ts'

/** Where a person reads and answers; `terminal-io.ts` makes one of stdin and stdout. */
export interface TerminalIo {
  print(line: string): void
  /**
   * The index of one of the labels. `undefined`: the input has ended, or `signal` aborted. There is a
   * signal where the screen may change by itself.
   */
  choose(labels: readonly string[], signal?: AbortSignal): Promise<number | undefined>
  /** One line of words. `undefined`: the input has ended. */
  ask(label: string): Promise<string | undefined>
}

type Entry = readonly [label: string, run: () => void | Promise<void>]

/**
 * A complete text UI of a cancel flow: draws `$state`, offers the inputs that `can` allows, and waits.
 * Resolves with how the attempt ended; at `released` and `failed` the host's own cancel is to be run.
 */
export async function runTerminal(
  flow: CancelFlow,
  io: TerminalIo,
): Promise<AttemptResult | undefined> {
  await flow.ready
  flow.open()
  for (;;) {
    const state = flow.$state.get()
    if (state.screen === 'closed') return flow.result()
    const changed = new AbortController()
    const stop = flow.$state.listen(() => changed.abort())
    if (state.hidden) await new Promise((shown) => changed.signal.addEventListener('abort', shown))
    else {
      for (const line of describeScreen(state)) io.print(line)
      const entries = entriesOf(flow, state, io)
      const picked = await io.choose(
        entries.map(([label]) => label),
        state.pending && changed.signal,
      )
      if (picked !== undefined) await entries[picked]?.[1]()
      else if (!changed.signal.aborted) flow.dismiss()
    }
    stop()
  }
}

const nextLabels: { readonly [screen: string]: string } = { permission: 'Yes', cancelled: 'Send' }
const declineLabels: { readonly [screen: string]: string } = { permission: 'No' }
const cancelLabels: { readonly [screen: string]: string } = {
  confirm: 'Cancel subscription',
  failed: 'Try again',
  saved: 'Cancel anyway',
}
const dismissLabels: { readonly [screen: string]: string } = {
  confirm: 'Keep my subscription',
  working: 'Hide this until it is done',
}

/** Everything that can be done on this screen, in words. */
function entriesOf(flow: CancelFlow, state: FlowState, io: TerminalIo): readonly Entry[] {
  const { screen, can } = state
  const entries: Entry[] = []
  for (const { id, label } of state.reasons) {
    entries.push([`${id === state.reason ? '(x)' : '( )'} ${label}`, () => flow.chooseReason(id)])
  }
  for (const question of state.questions) {
    const answer = async () => {
      const value = await askQuestion(question, io)
      if (value !== null) flow.answer(question.id, value)
    }
    const { label, value } = question
    entries.push([`Answer: ${label}${value === undefined ? '' : ` (${value})`}`, answer])
  }
  if (state.comment) {
    const { label } = state.comment
    entries.push([
      `Comment: ${label}`,
      async () => flow.comment((await io.ask(label)) ?? state.comment?.value ?? ''),
    ])
  }
  for (const offer of can.accept ? state.offers : []) {
    const verb = offer.isReferral ? 'Open' : 'Accept'
    if (offer.choices.length === 0)
      entries.push([`${verb}: ${offer.title}`, () => flow.accept(offer.id)])
    for (const choice of offer.choices)
      entries.push([
        `${verb}: ${offer.title}: ${describeChoice(choice, state.locale)}`,
        () => flow.accept(offer.id, choice.choice),
      ])
  }
  if (can.next) entries.push([nextLabels[screen] ?? 'Continue', () => flow.next()])
  if (can.decline) entries.push([declineLabels[screen] ?? 'No thanks', () => flow.decline()])
  if (can.back) entries.push(['Back', () => flow.back()])
  if (can.cancel) entries.push([cancelLabels[screen] ?? 'Cancel now', () => flow.cancel()])
  if (can.release && screen === 'failed')
    entries.push(["Leave it to the page's own cancel", () => flow.release()])
  if (can.dismiss) entries.push([dismissLabels[screen] ?? 'Close', () => flow.dismiss()])
  return entries
}
