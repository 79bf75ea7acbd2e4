import type { EventBase, EventDataByType, EventName, FlowEvent } from '@fairwell/core'

const offer = [
  'offerId',
  'kind',
  'terms',
  'screenIndex',
  'armId',
  'choice',
  'confirmedBy',
  'late',
  'code',
] as const
const outcome = [
  'reasonId',
  'offerId',
  'lastScreen',
  'durationMs',
  'confirmedBy',
  'code',
  'referral',
] as const
const validation = ['offerId', 'days', 'amountMinor', 'currency'] as const
const base = ['v', 'flowId', 'flowVersion', 'mode', 'locale'] as const satisfies (keyof EventBase)[]

/** The keys that the data of each event may have. What is not here is not stored. */
const dataKeys: {
  readonly [Name in EventName]: readonly Extract<keyof EventDataByType[Name], string>[]
} = {
  'attempt.started': ['subscription', 'previousAttemptId'],
  'screen.viewed': ['screen', 'index'],
  'reason.chosen': ['reasonId', 'category', 'influenceable'],
  'answer.given': ['questionId', 'kind', 'value', 'text'],
  'experiment.exposed': ['experimentId', 'armId'],
  'offer.shown': offer,
  'offer.declined': offer,
  'offer.accept_requested': offer,
  'offer.referred': offer,
  'offer.applied': offer,
  'offer.failed': offer,
  'attempt.cancel_requested': ['screen'],
  'attempt.saved': outcome,
  'attempt.cancelled': outcome,
  'attempt.released': outcome,
  'attempt.dismissed': outcome,
  'attempt.failed': outcome,
  'save.validated': validation,
  'save.lost': validation,
}

const maxTextLength = 500
const maxEventLength = 20_000

/** An event that somebody sent, with what the schema knows and nothing else; `undefined` where it is none. */
export function parseEvent(value: unknown): FlowEvent | undefined {
  if (!isObject(value) || !isObject(value.data)) return undefined
  const name = eventNameOf(value.type)
  if (!name) return undefined
  const { specversion, id, source, type, subject, time, dataschema, attemptid } = value
  const { attemptseq, testmode, data } = value
  const isWhole =
    specversion === '1.0' &&
    [id, source, dataschema, attemptid].every(isText) &&
    isText(time) &&
    !Number.isNaN(Date.parse(time)) &&
    Number.isSafeInteger(attemptseq) &&
    (attemptseq as number) >= 1 &&
    (subject === undefined || isText(subject)) &&
    (testmode === undefined || testmode === true) &&
    isBase(data)
  if (!isWhole) return undefined
  const kept = [...base, ...dataKeys[name]]
  const event = {
    ...{ specversion, id, source, type },
    ...(subject !== undefined && { subject }),
    ...{ time, datacontenttype: 'application/json', dataschema, attemptid, attemptseq },
    ...(testmode !== undefined && { testmode }),
    data: Object.fromEntries(Object.entries(data).filter(([key]) => kept.includes(key as never))),
  }
  return JSON.stringify(event).length <= maxEventLength
    ? (event as unknown as FlowEvent)
    : undefined
}

function eventNameOf(type: unknown): EventName | undefined {
  const name = typeof type === 'string' && type.startsWith('fairwell.') ? type.slice(9) : ''
  return Object.hasOwn(dataKeys, name) ? (name as EventName) : undefined
}

function isBase(data: { readonly [key: string]: unknown }): boolean {
  const { v, flowId, flowVersion, mode, locale } = data
  return (
    v === 1 &&
    isText(flowId) &&
    Number.isSafeInteger(flowVersion) &&
    (mode === 'local' || mode === 'server') &&
    isText(locale)
  )
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= maxTextLength
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
