import { anEventBatch } from '@fairwell/testkit'
import { describeEventAdapter } from '@fairwell/testkit/contract'
import { expect, it } from 'vitest'
import { memoryAdapter } from './memory-adapter.ts'

describeEventAdapter(
  'memory',
  () => {
    const adapter = memoryAdapter()
    return { adapter, receivedIds: () => adapter.events.map(({ id }) => id), behave() {} }
  },
  {
    module: () => import('./memory-adapter.ts'),
    cannot: { fail: 'an array takes everything at once' },
  },
)

const context = { attempt: 1, signal: new AbortController().signal }

it('keeps an event that comes again once', async () => {
  const adapter = memoryAdapter()
  await adapter.deliver(anEventBatch(2), context)
  adapter.deliverOnExit?.(anEventBatch(3))
  expect(adapter.events).toEqual(anEventBatch(3))
})

it('forgets when cleared', async () => {
  const adapter = memoryAdapter()
  const { events } = adapter
  await adapter.deliver(anEventBatch(2), context)
  adapter.clear()
  expect(events).toEqual([])
})

it('takes nothing once it is aborted', async () => {
  const adapter = memoryAdapter()
  const aborted = { attempt: 1, signal: AbortSignal.abort() }
  await expect(adapter.deliver(anEventBatch(1), aborted)).rejects.toThrow()
  expect(adapter.events).toEqual([])
})
