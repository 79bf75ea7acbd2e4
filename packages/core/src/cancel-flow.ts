import type { ReadableAtom } from 'nanostores'
import type { DeliveryReport } from './delivery/delivery-report.ts'
import type { GivenAdapters } from './delivery/event-adapter.ts'
import type { EventQueue, EventQueueOptions } from './delivery/event-queue.ts'
import type { FlowEvent, FlowEventOf, Json } from './events/flow-event.ts'
import type { FlowState, Outcome } from './flow-state.ts'
import type { Handlers, RemoteActions } from './handlers.ts'
import type { OfferExplanation } from './offers/offer-explanation.ts'
import type { Diagnostic, Ports } from './ports/ports.ts'
import type { Account } from './schema/account-schema.ts'
import type { FlowDefinition } from './schema/definition-schema.ts'
import type { AnswerValue } from './schema/question-schema.ts'

/** What every flow is made of; see `CancelFlowOptions` and `FlowOptions` for where its events go. */
interface BaseOptions {
  /** A definition that `parseDefinition` accepts. It is not checked again here. */
  readonly definition: FlowDefinition
  /** The facts about who is leaving. Default: none. */
  readonly account?: Account | undefined
  readonly handlers?: Handlers | undefined
  /** Server mode: does the actions instead of `handlers`. */
  readonly remote?: RemoteActions | undefined
  /** Default: memory ports, with the real clock. */
  readonly ports?: Partial<Ports> | undefined
  /** The locale wanted, a BCP 47 tag. Default `en`. */
  readonly locale?: string | undefined
  /** Locales that the view has words for. Default: any. */
  readonly viewLocales?: readonly string[] | undefined
  /** `test` simulates every action and marks every event. Default `live`. */
  readonly mode?: 'live' | 'test' | undefined
  /** How long a handler may take, in ms. Default 20,000. */
  readonly handlerTimeoutMs?: number | undefined
  /** Id of the first attempt, where a server has already given one. Default: a new one. */
  readonly attemptId?: string | undefined
  /** Told what a developer should know: ignored inputs, hidden offers, failing listeners. Default: nothing. */
  readonly onDiagnostic?: ((diagnostic: Diagnostic) => void) | undefined
}

export interface CancelFlowOptions extends BaseOptions {
  /** Get every event, each through a queue of its own. What is not one, as of `flag && adapter`, is left out. Default: none. */
  readonly adapters?: GivenAdapters | undefined
}

export interface FlowOptions extends BaseOptions {
  /** Makes what carries the events; called once. Default: nothing does. */
  readonly queue?: ((context: QueueContext) => EventQueue) | undefined
}

/** What a flow tells the queue that it is given. */
export type QueueContext = Omit<EventQueueOptions, 'adapters'>

/** A listener's event: the CloudEvent of that outcome, or with `event` every one. */
export interface FlowListeners {
  saved: FlowEventOf<'attempt.saved'>
  cancelled: FlowEventOf<'attempt.cancelled'>
  released: FlowEventOf<'attempt.released'>
  dismissed: FlowEventOf<'attempt.dismissed'>
  failed: FlowEventOf<'attempt.failed'>
  event: FlowEvent
  /** Not an event, but what has become of some on their way to one adapter. */
  delivery: DeliveryReport
}

/** How an attempt ended, in short. */
export interface AttemptResult {
  readonly outcome: Outcome
  readonly attemptId: string
  readonly offerId?: string | undefined
  readonly choice?: Json | undefined
  readonly reason?: string | undefined
}

/**
 * A cancel flow without a view. Inputs that the present screen does not take are ignored and
 * reported to `onDiagnostic`, never thrown.
 */
export interface CancelFlow {
  readonly $state: ReadableAtom<FlowState>
  /** Resolves when what an earlier page kept has been read. `open()` before that waits for it. */
  readonly ready: Promise<void>
  /** Starts an attempt, or goes on with the one that a reload or `dismiss()` in `working` left. */
  open(options?: { readonly reason?: string | undefined }): void
  /** What `open()` would show now; emits nothing. For views that render ahead. */
  preview(): FlowState
  chooseReason(id: string): void
  answer(questionId: string, value: AnswerValue | undefined): void
  comment(text: string): void
  /** To the next screen; on `permission`: yes. */
  next(): void
  back(): void
  accept(offerId: string, choice?: Json): void
  /** No to every offer on this screen; on `permission`: no. */
  decline(): void
  /** Decides to cancel: confirm follows; on `confirm` does it; on `failed` tries again; on `saved` starts an attempt without offers. */
  cancel(): void
  /** Closes without deciding; after a result, closes. In `working` only hides. */
  dismiss(): void
  /** Gives up and leaves it to the host's own cancel: outcome `failed`. For the `failed` screen, and for a view that broke. */
  release(code?: string): void
  on<Name extends keyof FlowListeners>(
    name: Name,
    listener: (event: FlowListeners[Name]) => void,
  ): () => void
  /** Why each offer is or is not shown, as things stand. */
  explain(): readonly OfferExplanation[]
  /** The last attempt's result, once there is one. */
  result(): AttemptResult | undefined
  /** Sends what is waiting; resolves when every adapter has answered or failed. */
  flush(): Promise<void>
  dispose(): void
}
