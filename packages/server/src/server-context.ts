import type { ClockPort, Diagnostic, FlowDefinition, FlowEvent } from '@fairwell/core'
import type { AttemptExplanation } from './attempts/start-attempt.ts'
import type { BillingProvider } from './billing/billing-provider.ts'
import type { RecordQueue } from './operations/record-queue.ts'
import type { Execution } from './operations/run-operation.ts'
import type { Store } from './store/store.ts'
import type { TokenVerifier } from './tokens/token-claims.ts'

/** What every route works with. */
export interface ServerContext {
  /** @throws Problem FW6051 */
  definition(): Promise<FlowDefinition>
  /** The definition that was last had, for what must go on without one. */
  lastDefinition(): FlowDefinition | undefined
  readonly tokens: TokenVerifier
  readonly billing: BillingProvider
  readonly store: Store
  readonly clock: ClockPort
  readonly mode: 'live' | 'test'
  readonly billingTimeoutMs: number
  readonly storeTimeoutMs: number
  /** Whether `POST /v1/events` refuses who has no token. */
  readonly eventsNeedToken: boolean
  /** Actions that are being done in this process, by subscriber and key. */
  readonly executions: Map<string, Execution>
  /** Settlements that the store would not take yet. */
  readonly records: RecordQueue
  /** Passes stored events on; never waits, never throws. */
  forward(events: readonly FlowEvent[]): void
  onAttempt(explanation: AttemptExplanation): void
  report(level: Diagnostic['level'], code: string, message: string): void
}
