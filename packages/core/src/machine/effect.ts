import type { EventDataByType, EventName, Json } from '../events/flow-event.ts'

/** What is to be done outside, described and not done. */
export type Effect =
  | {
      [Name in EventName]: {
        readonly type: 'emit'
        readonly name: Name
        readonly data: EventDataByType[Name]
        readonly attemptId: string
        readonly sequence: number
      }
    }[EventName]
  | {
      readonly type: 'perform'
      readonly action: 'accept' | 'cancel'
      readonly offerId?: string
      readonly choice?: Json
      readonly key: string
      readonly attemptId: string
      /** What the events of this offer say, for one that comes late. */
      readonly data?: EventDataByType['offer.applied']
    }
