import type { FlowEvent } from '@fairwell/core'
import { memoryPorts } from '@fairwell/core/backend'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Settlement, Store } from '../store/store.ts'
import { createRecordQueue } from './record-queue.ts'

function aSettlement(key: string): Settlement {
  return {
    attempt: { attemptId: key } as Settlement['attempt'],
    operation: { subscriberId: 'ada', key, result: {} },
    events: [],
  }
}

function aQueue() {
  const written: string[] = []
  let isDown = true
  const settle = vi.fn(async ({ attempt }: Settlement) => {
    if (isDown) throw new Error('down')
    written.push(attempt.attemptId)
    return []
  })
  const report = vi.fn()
  const queue = createRecordQueue({
    store: { settle } as unknown as Store,
    clock: memoryPorts().clock,
    storeTimeoutMs: 100,
    report,
  })
  return { queue, written, settle, report, repair: () => (isDown = false) }
}

describe('createRecordQueue', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('writes what waits, in order, once the store takes it', async () => {
    const { queue, written, repair } = aQueue()
    queue.push(aSettlement('a'), [])
    queue.push(aSettlement('b'), [])
    await vi.advanceTimersByTimeAsync(1_000)
    expect([written, queue.size]).toEqual([[], 2])
    repair()
    await vi.advanceTimersByTimeAsync(2_000)
    expect([written, queue.size]).toEqual([['a', 'b'], 0])
  })

  it('asks a store that stays down less and less often', async () => {
    const { queue, settle } = aQueue()
    queue.push(aSettlement('a'), [])
    await vi.advanceTimersByTimeAsync(60_000)
    const inTheFirstMinute = settle.mock.calls.length
    await vi.advanceTimersByTimeAsync(60_000)
    expect(inTheFirstMinute).toBe(5)
    expect(settle.mock.calls.length - inTheFirstMinute).toBe(2)
  })

  it('gives an answer again, also once it is written, until the store has a newer one', async () => {
    const { queue, repair } = aQueue()
    const settlement = aSettlement('a')
    const operation = { ...settlement.operation, begun: { kind: 'cancel', requestHash: 'h' } }
    const events = [{ id: 'e1' }] as FlowEvent[]
    queue.push({ ...settlement, operation } as Settlement, events)
    queue.push(settlement, events)
    const answer = { requestHash: 'h', result: { events } }
    expect(queue.find('ada', 'a')).toEqual(answer)
    expect(queue.find('eve', 'a')).toBeUndefined()
    repair()
    await queue.flush()
    expect([queue.size, queue.find('ada', 'a')]).toEqual([0, answer])
    queue.forget('ada', 'a')
    expect(queue.find('ada', 'a')).toBeUndefined()
  })

  it('keeps no answer to what was not done', () => {
    const { queue } = aQueue()
    const { attempt } = aSettlement('a')
    queue.push({ attempt, operation: { subscriberId: 'ada', key: 'a' }, events: [] }, [])
    expect(queue.find('ada', 'a')).toBeUndefined()
    queue.dispose()
  })

  it('gives the oldest up rather than grow without end', () => {
    const { queue, report } = aQueue()
    for (let n = 0; n <= 10_000; n++) queue.push(aSettlement(String(n)), [])
    expect([queue.size, queue.find('ada', '0')]).toEqual([10_000, undefined])
    expect(report).toHaveBeenCalledOnce()
    queue.dispose()
  })

  it('asks no more once it is disposed', async () => {
    const { queue, settle } = aQueue()
    queue.push(aSettlement('a'), [])
    queue.dispose()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(settle).not.toHaveBeenCalled()
  })
})
