import type { EventAdapter, FlowEvent } from '@fairwell/core'
import { anEventBatch } from '../builders/an-event.ts'

/** The last two are halves of a character, the wrong way round: `encodeURIComponent` throws at them. */
export const words = [
  '',
  ' ',
  'Zu teuer – 10 €',
  '高すぎる',
  'غالي',
  '👩‍👩‍👧',
  '"\\\n\u0000\u2028',
  '\udc4d',
  '\ud83d',
]

/** Batch after batch: more of them than it takes for a counter or a buffer to show. */
export function manyBatches(): FlowEvent[][] {
  return Array.from({ length: 12 }, (_, index) => anEventBatch(2, { attempt: index + 1 }))
}

/** The queue gives no more than this to this adapter. */
export function largestBatch({ limits }: EventAdapter): FlowEvent[] {
  const { maxBatchEvents = 100, maxBatchBytes = 60_000 } = limits ?? {}
  const batch = anEventBatch(Math.max(1, Math.min(100, maxBatchEvents)))
  while (batch.length > 1 && JSON.stringify(batch).length > maxBatchBytes) batch.pop()
  return batch
}

/** Cuts a batch as the queue cuts it for this adapter. */
export function partsOf(batch: readonly FlowEvent[], { limits }: EventAdapter): FlowEvent[][] {
  const size = Math.max(1, limits?.maxBatchEvents ?? batch.length)
  return Array.from({ length: Math.ceil(batch.length / size) }, (_, part) =>
    batch.slice(part * size, (part + 1) * size),
  )
}

/** Freezes a value with everything in it, so that changing it throws. */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const part of Object.values(value)) deepFreeze(part)
  }
  return value
}
