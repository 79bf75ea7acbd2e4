import { anEventBatch } from '@fairwell/testkit'
import { describe, expect, it } from 'vitest'
import type { QueuedEvent } from './queued-event.ts'
import { batchBytes, takeBatch } from './take-batch.ts'

const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length
const queued: QueuedEvent[] = anEventBatch(10).map((event) => ({
  key: event.id,
  event,
  bytes: bytesOf(event),
  stored: Promise.resolve(),
  inState: 1,
}))

describe('takeBatch', () => {
  it('takes as many as may go at once, from the front', () => {
    expect(takeBatch(queued, 4, 1e6)).toEqual(queued.slice(0, 4))
    expect(takeBatch(queued, 40, 1e6)).toEqual(queued)
  })

  it('takes what fits, to the byte', () => {
    const three = bytesOf(queued.slice(0, 3).map(({ event }) => event))
    expect(batchBytes(queued.slice(0, 3))).toBe(three)
    expect(takeBatch(queued, 20, three)).toHaveLength(3)
    expect(takeBatch(queued, 20, three - 1)).toHaveLength(2)
  })

  it('takes at least one', () => {
    expect(takeBatch(queued, 20, 1)).toHaveLength(1)
    expect(takeBatch(queued, 0, 1e6)).toHaveLength(1)
  })
})
