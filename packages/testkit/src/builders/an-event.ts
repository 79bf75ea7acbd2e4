import type { EventDataByType, EventName, FlowEvent, FlowEventOf } from '@fairwell/core'
import { testNow } from '../fakes/fake-clock.ts'
import { testUuid } from '../fakes/fake-ids.ts'

const offer = {
  offerId: 'discount',
  kind: 'discount',
  terms: { percentOff: 50, cycles: 3 },
  screenIndex: 0,
} as const
const outcome = { reasonId: 'too-expensive', lastScreen: 'confirm', durationMs: 12_000 } as const
const validation = { offerId: 'discount', days: 30, amountMinor: 1450, currency: 'USD' } as const

const samples: { readonly [Name in EventName]: EventDataByType[Name] } = {
  'attempt.started': {
    subscription: {
      planId: 'pro',
      priceMinor: 2900,
      currency: 'USD',
      interval: 'month',
      status: 'active',
      tenureMonths: 4,
    },
  },
  'screen.viewed': { screen: 'survey', index: 0 },
  'reason.chosen': { reasonId: 'too-expensive', category: 'price', influenceable: true },
  'answer.given': { questionId: 'fair-price', kind: 'text', text: 'Ten dollars' },
  'experiment.exposed': { experimentId: 'discount-depth', armId: 'control' },
  'offer.shown': offer,
  'offer.declined': offer,
  'offer.accept_requested': offer,
  'offer.referred': { ...offer, offerId: 'contact', kind: 'contact', terms: {} },
  'offer.applied': { ...offer, confirmedBy: 'handler' },
  'offer.failed': { ...offer, code: 'unknown' },
  'attempt.cancel_requested': { screen: 'offer' },
  'attempt.saved': {
    ...outcome,
    offerId: 'discount',
    lastScreen: 'offer',
    confirmedBy: 'handler',
  },
  'attempt.cancelled': { ...outcome, confirmedBy: 'handler' },
  'attempt.released': outcome,
  'attempt.dismissed': { ...outcome, lastScreen: 'survey' },
  'attempt.failed': { ...outcome, code: 'FW2001' },
  'save.validated': validation,
  'save.lost': validation,
}

/** What an event may be told to be; the rest is valid and the same each time. */
export interface EventSample<Name extends EventName = EventName> {
  /** Which attempt of the test, from 1; gives `attemptid`. Default 1. */
  readonly attempt?: number | undefined
  /** Position in the attempt; gives `attemptseq`, `time` and, with `attempt`, `id`. Default 1. */
  readonly seq?: number | undefined
  readonly subject?: string | undefined
  readonly testmode?: boolean | undefined
  /** Replaces keys of the sample data of this type. */
  readonly data?: Partial<EventDataByType[Name]> | undefined
}

/**
 * Makes a valid event. Equal arguments give equal events.
 *
 * @example
 * anEvent('reason.chosen', { seq: 3, data: { reasonId: 'not-using' } })
 */
export function anEvent(): FlowEventOf<'attempt.started'>
export function anEvent<Name extends EventName>(
  name: Name,
  sample?: EventSample<Name>,
): FlowEventOf<Name>
export function anEvent(
  name: EventName = 'attempt.started',
  { attempt = 1, seq = 1, subject = 'subscriber-1', testmode, data }: EventSample = {},
): FlowEvent {
  const at = testNow + seq * 1000
  return {
    specversion: '1.0',
    id: testUuid(at, attempt * 100_000 + seq),
    source: 'https://shop.example/fairwell/test-flow',
    type: `fairwell.${name}`,
    subject,
    time: new Date(at).toISOString(),
    datacontenttype: 'application/json',
    dataschema: `https://fairwell.dev/schemas/v1/events/${name}.schema.json`,
    attemptid: testUuid(testNow, attempt),
    attemptseq: seq,
    ...(testmode && { testmode }),
    data: {
      v: 1,
      flowId: 'test-flow',
      flowVersion: 1,
      mode: 'local',
      locale: 'en',
      ...samples[name],
      ...data,
    },
  } as FlowEvent
}

/** Makes `count` events of one attempt in order: one start, then screens. */
export function anEventBatch(
  count: number,
  sample: { readonly attempt?: number } = {},
): FlowEvent[] {
  return Array.from({ length: count }, (_, index) =>
    index === 0
      ? anEvent('attempt.started', sample)
      : anEvent('screen.viewed', {
          ...sample,
          seq: index + 1,
          data: { screen: `screen-${index}`, index: index - 1 },
        }),
  )
}

/** Makes one event of each type: for tests of what is done with every one. */
export function everyEvent(sample: { readonly attempt?: number } = {}): FlowEvent[] {
  return (Object.keys(samples) as EventName[]).map(
    (name, index) => anEvent(name, { ...sample, seq: index + 1 }) as FlowEvent,
  )
}
