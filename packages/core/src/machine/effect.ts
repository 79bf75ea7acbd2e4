import type { EventDataByType, EventName } from '../events/flow-event.ts'
import type { FlowAction } from '../handlers.ts'

/** An event to emit. */
export type EmitEffect = {
  [Name in EventName]: {
    readonly type: 'emit'
    readonly name: Name
    readonly data: EventDataByType[Name]
    readonly attemptId: string
    readonly sequence: number
  }
}[EventName]

/** An action that a handler or the server has to do. */
export interface PerformEffect {
  readonly type: 'perform'
  readonly action: FlowAction
  /** What the events of its offer say, for one that comes late. */
  readonly data?: EventDataByType['offer.applied'] | undefined
}

/** What is to be done outside, described and not done. */
export type Effect = EmitEffect | PerformEffect
