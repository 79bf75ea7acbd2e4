import type { FlowEvent } from '@fairwell/core'
import { Problem } from '../http/problem.ts'
import type { ServerContext } from '../server-context.ts'
import type { OperationBegin, OperationResult, OperationStart, Settlement } from '../store/store.ts'
import { draftsOf } from './record-queue.ts'
import { TimeoutError, within } from './within.ts'

/** An action that is being done in this process. */
export interface Execution {
  readonly requestHash: string
  /** Milliseconds since the Unix epoch; after it, a repetition does the action again with the same key. */
  readonly leaseUntil: number
  readonly result: Promise<OperationResult>
  /** How many requests wait for the result. */
  waiters: number
}

/** An action to be done once, whatever asks for it how often. */
export interface Operation {
  readonly start: Omit<OperationStart, 'now' | 'leaseUntil'>
  /** Goes on when the store is down, and whatever became of an execution that nobody was answered. */
  readonly goesOnAlone: boolean
  /** Does it; called at most once per execution. Rejects only where nothing was done. */
  work(): Promise<OperationWork>
}

/** What was done; `settle` says what to record, knowing whether anybody still waits for it. */
export interface OperationWork {
  readonly result: Omit<OperationResult, 'events'>
  settle(isLate: boolean): Settlement
}

const shortestLeaseMs = 60_000

/**
 * How long an execution keeps others out. An offer is long: the call under way may change what the next one is
 * judged by. A cancellation that does not answer must not keep the next one out, which asks the provider again
 * with the same key.
 */
function leaseOf({ billingTimeoutMs }: ServerContext, { goesOnAlone }: Operation): number {
  return goesOnAlone ? billingTimeoutMs : Math.max(shortestLeaseMs, billingTimeoutMs * 2)
}

/**
 * Does an action once and gives every request for it the same result: those of this process wait for
 * the one execution, those of others find it in the store.
 *
 * @throws Problem
 */
export async function runOperation(
  context: ServerContext,
  operation: Operation,
): Promise<OperationResult> {
  const { start } = operation
  const name = `${start.subscriberId}\n${start.key}`
  const found = context.executions.get(name)
  if (found && found.leaseUntil > context.clock.now()) {
    if (found.requestHash !== start.requestHash) throw new Problem('FW6011')
    return waitFor(context, found)
  }
  const leaseUntil = context.clock.now() + leaseOf(context, operation)
  const execution: Execution = {
    requestHash: start.requestHash,
    leaseUntil,
    result: execute(context, operation, leaseUntil, () => execution.waiters === 0),
    waiters: 0,
  }
  context.executions.set(name, execution)
  const forget = () => {
    if (context.executions.get(name) === execution) context.executions.delete(name)
  }
  execution.result.then(forget, forget)
  return waitFor(context, execution)
}

async function waitFor(context: ServerContext, execution: Execution): Promise<OperationResult> {
  execution.waiters += 1
  try {
    return await within(execution.result, context.billingTimeoutMs, context.clock)
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error
    throw new Problem('FW6043', {
      failure: 'retryable',
      detail: `${error.message} It may still be done: ask again with the same Idempotency-Key.`,
      headers: { 'retry-after': '2' },
    })
  } finally {
    execution.waiters -= 1
  }
}

async function execute(
  context: ServerContext,
  operation: Operation,
  leaseUntil: number,
  isLate: () => boolean,
): Promise<OperationResult> {
  const begun = await begin(context, operation, leaseUntil)
  if (begun.state === 'done') return begun.result
  if (begun.state === 'different') throw new Problem('FW6011')
  if (begun.state !== 'begun') {
    throw new Problem(begun.state === 'busy' ? 'FW6013' : 'FW6012', {
      failure: 'retryable',
      headers: { 'retry-after': '1' },
    })
  }
  let work: OperationWork
  try {
    work = await operation.work()
  } catch (error) {
    await reopen(context, operation)
    throw error
  }
  const settlement = work.settle(isLate())
  const { kind, requestHash } = operation.start
  const begunAs = settlement.operation && { ...settlement.operation, begun: { kind, requestHash } }
  const events = await record(context, { ...settlement, operation: begunAs })
  return { ...work.result, events }
}

async function begin(
  context: ServerContext,
  { start, goesOnAlone }: Operation,
  leaseUntil: number,
): Promise<OperationBegin> {
  const { store, clock, records, storeTimeoutMs } = context
  const kept = records.find(start.subscriberId, start.key)
  if (kept) {
    const isSame = (kept.requestHash ?? start.requestHash) === start.requestHash
    return isSame ? { state: 'done', result: kept.result } : { state: 'different' }
  }
  const now = new Date(clock.now()).toISOString()
  const lease = new Date(leaseUntil).toISOString()
  try {
    return await within(store.begin({ ...start, now, leaseUntil: lease }), storeTimeoutMs, clock)
  } catch (cause) {
    context.report('error', 'FW6050', `The store did not begin ${start.kind}: ${cause}`)
    if (goesOnAlone) return { state: 'begun' }
    throw new Problem('FW6050', { failure: 'retryable', cause })
  }
}

/** Lets the same key try again at once after nothing was done. */
async function reopen(
  { store, clock, storeTimeoutMs, report }: ServerContext,
  operation: Operation,
) {
  const { subscriberId, key } = operation.start
  try {
    await within(store.release(subscriberId, key), storeTimeoutMs, clock)
  } catch (cause) {
    // The lease runs out by itself.
    report('warn', 'FW6050', `The store did not release ${key}: ${cause}`)
  }
}

/**
 * Writes what was done now, or, since it was done, as soon as the store takes it. Gives every event
 * of the operation; those that were told before are not passed on again.
 */
export async function record(
  context: ServerContext,
  settlement: Settlement,
  told: readonly FlowEvent[] = [],
): Promise<readonly FlowEvent[]> {
  const { store, clock, records, storeTimeoutMs } = context
  const lastNumber = records.lastNumber(settlement.attempt.attemptId)
  // What waits was done before it, so it is written before it.
  if (lastNumber !== undefined) return queue(context, settlement, told, lastNumber)
  try {
    const events = await within(store.settle(settlement), storeTimeoutMs, clock)
    const { operation } = settlement
    if (operation?.result) records.forget(operation.subscriberId, operation.key)
    context.forward(events.filter(({ id }) => !told.some((event) => event.id === id)))
    return events
  } catch (cause) {
    context.report('error', 'FW6050', `The store did not take a record; it waits: ${cause}`)
    return queue(context, settlement, told, records.lastNumber(settlement.attempt.attemptId))
  }
}

function queue(
  context: ServerContext,
  settlement: Settlement,
  told: readonly FlowEvent[],
  lastNumber: number | undefined,
): readonly FlowEvent[] {
  const numbered = withNumbers(settlement, Math.max(unknownNumbers, lastNumber ?? 0) + 1)
  const events = draftsOf(numbered) as unknown as readonly FlowEvent[]
  const all = [...told, ...events]
  context.records.push(numbered, all)
  context.forward(events)
  return all
}

/**
 * Numbers that no other event of the attempt has, since the store can't be asked for the last one: an
 * attempt has far fewer.
 */
const unknownNumbers = 1_000

function withNumbers(settlement: Settlement, first: number): Settlement {
  const { events, conclusion } = settlement
  return {
    ...settlement,
    events: events.map((event, index) => ({ ...event, attemptseq: first + index })),
    conclusion: conclusion && {
      ...conclusion,
      event: { ...conclusion.event, attemptseq: first + events.length },
    },
  }
}
