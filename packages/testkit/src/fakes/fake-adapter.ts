import type {
  DeliveryContext,
  DeliveryLimits,
  EventAdapter,
  EventBatch,
  FlowEvent,
} from '@fairwell/core'
import { answerPlan, type FakeAnswer, type FakePlan } from './answer-plan.ts'

/** One call of {@link FakeAdapter.deliver}, which the test may answer late. */
export interface FakeDelivery extends FakeAnswer<void> {
  readonly batch: EventBatch
  readonly context: DeliveryContext
}

/** An adapter that does what the test says and keeps every batch. */
export interface FakeAdapter extends EventAdapter {
  readonly deliveries: readonly FakeDelivery[]
  /** The batches of `deliverOnExit`. */
  readonly handedOver: readonly EventBatch[]
  /** Whether `deliverOnExit` takes what it is given. At first true. */
  takesOnExit: boolean
  /** How often it was disposed of. */
  readonly disposals: number
  /** Every event of every `deliver`, in order, with those that came again. */
  received(): FlowEvent[]
  deliverOnExit(batch: EventBatch): boolean
  resolves(plan?: FakePlan): FakeAdapter
  rejects(error?: unknown, plan?: FakePlan): FakeAdapter
  throws(error?: unknown, plan?: FakePlan): FakeAdapter
  hangs(plan?: FakePlan): FakeAdapter
}

export interface FakeAdapterOptions {
  /** @default 'fake' */
  readonly name?: string | undefined
  readonly limits?: DeliveryLimits | undefined
}

/**
 * Makes an adapter that takes every batch until told otherwise.
 *
 * @example
 * const backend = fakeAdapter().rejects(new DeliveryError('down', { retryable: true }), { times: 2 })
 */
export function fakeAdapter({ name = 'fake', limits }: FakeAdapterOptions = {}): FakeAdapter {
  const deliveries: FakeDelivery[] = []
  const handedOver: EventBatch[] = []
  const plan = answerPlan<void>()
  let disposals = 0

  const adapter: FakeAdapter = {
    name,
    limits,
    deliveries,
    handedOver,
    takesOnExit: true,
    get disposals() {
      return disposals
    },
    received: () => deliveries.flatMap(({ batch }) => batch),
    deliver(batch, context) {
      const { answer, act } = plan.begin()
      deliveries.push(Object.assign(answer, { batch, context }))
      return act()
    },
    deliverOnExit(batch) {
      if (adapter.takesOnExit) handedOver.push(batch)
      return adapter.takesOnExit
    },
    dispose() {
      disposals += 1
    },
    resolves(options) {
      plan.resolves(undefined, options)
      return adapter
    },
    rejects(error, options) {
      plan.rejects(error, options)
      return adapter
    },
    throws(error, options) {
      plan.throws(error, options)
      return adapter
    },
    hangs(options) {
      plan.hangs(options)
      return adapter
    },
  }
  return adapter
}
