import { fakePorts, seededRandom, settle } from '@fairwell/testkit'
import { arbitraryAccount, arbitraryDefinition } from '@fairwell/testkit/arbitraries'
import * as fc from 'fast-check'
import { it } from 'vitest'
import { createCancelFlow } from './create-cancel-flow.ts'
import type { FlowEvent } from './events/flow-event.ts'
import type { Screen } from './flow-state.ts'
import { HandlerError } from './handler-error.ts'
import type { HandlerContext } from './handlers.ts'
import type { Account } from './schema/account-schema.ts'
import type { FlowDefinition } from './schema/definition-schema.ts'

/** More with `FAIRWELL_RUNS`, for a soak. */
const runs = Number(process.env.FAIRWELL_RUNS ?? 10_000)
const longest = 80
const handlerTimeoutMs = 20_000
const kinds = [
  'cancel',
  'discount',
  'pause',
  'plan-change',
  'trial-extension',
  'credit',
  'skip',
  'change-seats',
]
const outcomes = /attempt\.(saved|cancelled|released|dismissed|failed)$/
const afterCancel: readonly Screen[] = ['confirm', 'working', 'cancelled', 'failed', 'closed']

interface Call {
  readonly kind: string
  readonly key: string
  readonly attemptId: string
  readonly signal: AbortSignal
  resolved: boolean
  settled: boolean
  end(): void
}

/** Walks one flow with handlers that resolve, reject, hang and answer late, in any order. */
async function walk(
  definition: FlowDefinition,
  account: Account,
  seed: number,
  length: number,
): Promise<void> {
  const random = seededRandom(seed)
  const chance = (share: number) => random() < share
  const pick = <Item>(items: readonly Item[]): Item | undefined =>
    items[Math.floor(random() * items.length)]
  const calls: Call[] = []
  const overlaps: string[] = []
  const events: FlowEvent[] = []
  const jurisdiction = pick(['us-ca', 'us-mn', 'fr', 'us-federal'])
  const who: Account = { ...account, subscriber: { ...account.subscriber, jurisdiction } }

  const handler =
    (kind: string) =>
    (action: { idempotencyKey: string; attemptId: string }, context: HandlerContext) =>
      new Promise<void>((resolve, reject) => {
        const inFlight = calls.filter((call) => !call.settled && !call.signal.aborted)
        if (inFlight.length) overlaps.push(`${inFlight[0]?.kind} and ${kind}`)
        const isRejected = chance(0.35)
        const call: Call = {
          kind,
          key: action.idempotencyKey,
          attemptId: action.attemptId,
          signal: context.signal,
          resolved: false,
          settled: false,
          end() {
            if (call.settled) return
            call.settled = true
            call.resolved = !isRejected
            const code = pick(['ineligible', 'retryable', 'unknown'] as const) ?? 'unknown'
            if (isRejected) reject(chance(0.5) ? new HandlerError(code) : 'down')
            else resolve()
          },
        }
        calls.push(call)
        // A third answers at once; the rest when the walk says so, or never.
        if (chance(0.35)) call.end()
      })
  const handlers = Object.fromEntries(
    kinds.filter((kind) => kind !== 'cancel' || chance(0.7)).map((kind) => [kind, handler(kind)]),
  )

  let ports = fakePorts({ seed })
  const start = () => {
    const made = createCancelFlow({ definition, account: who, handlers, handlerTimeoutMs, ports })
    made.on('event', (event) => events.push(event))
    return made
  }
  let flow = start()
  await flow.ready
  let cancelling: string | undefined

  for (let step = 0; step < length; step++) {
    const before = flow.$state.get()
    const offer = pick(before.offers)
    const inputs = [
      () => flow.open(),
      () => flow.next(),
      () => flow.next(),
      () => flow.next(),
      () => flow.decline(),
      () => flow.back(),
      () => flow.accept('none'),
      () => flow.cancel(),
      () => (chance(0.4) ? flow.dismiss() : flow.open()),
      () => (chance(0.2) ? flow.release() : flow.next()),
      () => flow.chooseReason(pick(before.reasons)?.id ?? 'none'),
      () => flow.answer(pick(before.questions)?.id ?? 'none', pick(['option-0', 3, 'words']) ?? ''),
      () => flow.comment('words'),
      () => pick(calls)?.end(),
      () => calls.at(-1)?.end(),
      () => ports.advance(chance(0.5) ? 100 : handlerTimeoutMs + 1),
      async () => {
        if (!chance(0.2)) return
        flow.dispose()
        await settle()
        ports = ports.reload()
        flow = start()
        await flow.ready
      },
    ]
    const accepts = () => flow.accept(offer?.id ?? 'none', pick(offer?.choices ?? [])?.choice)
    if (before.screen === 'closed') flow.open()
    else if (before.can.accept && chance(0.4)) accepts()
    else await pick(inputs)?.()
    await settle()

    const state = flow.$state.get()
    if (
      before.screen !== 'closed' &&
      before.screen !== 'working' &&
      state.can.cancel !== before.can.cancel &&
      before.screen === state.screen
    )
      throw new Error(`the exit came and went on ${state.screen}`)
    const last = events.at(-1)
    if (last?.type === 'fairwell.attempt.cancel_requested') cancelling = last.attemptid
    if (cancelling && cancelling === state.attemptId && !afterCancel.includes(state.screen))
      throw new Error(`${state.screen} after a decision to cancel`)
    if (state.screen === 'closed' && state.attemptId && !state.outcome)
      throw new Error('closed without an outcome')
    if ((state.screen === 'working') !== !!state.pending)
      throw new Error('working without an action')
  }

  if (overlaps.length) throw new Error(`two actions in flight: ${overlaps}`)
  for (const attemptId of new Set(events.map(({ attemptid }) => attemptid))) {
    const own = events.filter(({ attemptid }) => attemptid === attemptId)
    const ends = own.filter(({ type }) => outcomes.test(type))
    if (ends.length > 1) throw new Error(`two outcomes: ${ends.map(({ type }) => type)}`)
    const end = ends[0]?.type
    const done = calls.filter((call) => call.attemptId === attemptId && call.resolved)
    if (end?.endsWith('saved') && !done.some(({ kind }) => kind !== 'cancel'))
      throw new Error('saved without a handler that resolved')
    if (end?.endsWith('cancelled') && !done.some(({ kind }) => kind === 'cancel'))
      throw new Error('cancelled without a handler that resolved')
    if (end?.endsWith('released') && handlers.cancel) throw new Error('released past a handler')
    own.forEach(({ attemptseq }, index) => {
      const previous = own[index - 1]
      if (previous && attemptseq !== previous.attemptseq + 1) throw new Error('a gap in attemptseq')
    })
  }
}

it(
  `keeps the promises over ${runs} walks with handlers that resolve, reject, hang and answer late`,
  () =>
    fc.assert(
      fc.asyncProperty(
        arbitraryDefinition(),
        arbitraryAccount(),
        fc.nat(0x7fffffff),
        fc.noBias(fc.nat(longest)),
        walk,
      ),
      { numRuns: runs },
    ),
  3_600_000,
)
