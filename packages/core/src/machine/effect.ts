import type { EventDataByType, EventName } from '../events/flow-event.ts'
import type { FlowAction } from '../handlers.ts'

/** An event that is to be emitted. */
export type EmitEffect = {
  [Name in EventName]: {
    readonly name: Name
    readonly data: EventDataByType[Name]
    readonly attemptId: string
    readonly sequence: number
  }
}[EventName]

/** An action that a handler or the server is to do. */
export interface PerformEffect {
  readonly action: FlowAction
  /** What the events of its offer say, for one that comes late; absent for a cancellation. */
  readonly data?: EventDataByType['offer.applied'] | undefined
}
