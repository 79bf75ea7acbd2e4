import {
  createEventQueue,
  type EventAdapter,
  type EventBatch,
  isDeliveryError,
} from '@fairwell/core'
import { anEventBatch, fakeAdapter, fakePorts, settle } from '@fairwell/testkit'
import { describe, expect, it, vi } from 'vitest'
import { type ConsentSource, type ConsentState, consent, consentSwitch } from './consent.ts'

const batch = anEventBatch(2)
const context = () => ({ attempt: 1, signal: new AbortController().signal })

/** A source that counts who listens to it. */
function aSource(state: ConsentState = 'unknown') {
  const source = consentSwitch(state)
  let listeners = 0
  return {
    ...source,
    listeners: () => listeners,
    onChange(listener: () => void) {
      const stop = source.onChange(listener)
      listeners++
      return () => {
        listeners--
        stop()
      }
    },
  }
}

/** Whether a promise has settled, and how. */
async function outcomeOf(promise: Promise<unknown> | undefined): Promise<unknown> {
  let outcome: unknown = 'pending'
  promise?.then(
    () => (outcome = 'resolved'),
    (error) => (outcome = error),
  )
  await settle()
  return outcome
}

describe('consent', () => {
  it('lets everything through where it is given', async () => {
    const inner = fakeAdapter()
    const adapter = consent(inner, consentSwitch('granted'))
    expect(adapter.hold?.()).toBeUndefined()
    await adapter.deliver(batch, context())
    expect(adapter.deliverOnExit?.(batch)).toBe(true)
    expect(inner.received()).toEqual(batch)
    expect(inner.handedOver).toEqual([batch])
  })

  it.each([undefined, null, 'granted', { state: () => 'granted' }])(
    'refuses %s in place of a source',
    (source) => {
      expect(() => consent(fakeAdapter(), source as never)).toThrow('FW5113')
    },
  )

  it('holds until there is an answer, whichever', async () => {
    for (const answer of ['granted', 'refused'] as const) {
      const inner = fakeAdapter()
      const source = aSource()
      const adapter = consent(inner, source)
      const hold = adapter.hold?.()
      expect(await outcomeOf(hold)).toBe('pending')
      source.set('unknown')
      expect(await outcomeOf(hold)).toBe('pending')
      source.set(answer)
      expect(await outcomeOf(hold)).toBe('resolved')
      expect(adapter.hold?.()).toBeUndefined()
    }
  })

  it('hands over nothing and keeps everything stored while there is no answer', async () => {
    const inner = fakeAdapter()
    const adapter = consent(inner, consentSwitch())
    expect(adapter.deliverOnExit?.(batch)).toBe(false)
    const failure = await outcomeOf(adapter.deliver(batch, context()))
    expect(failure).toSatisfy(isDeliveryError)
    expect(failure).toMatchObject({ retryable: true })
    expect([inner.deliveries, inner.handedOver]).toEqual([[], []])
  })

  it('drops what comes where it is refused', async () => {
    const inner = fakeAdapter()
    const adapter = consent(inner, consentSwitch('refused'))
    expect(adapter.hold?.()).toBeUndefined()
    await adapter.deliver(batch, context())
    expect(adapter.deliverOnExit?.(batch)).toBe(true)
    expect([inner.deliveries, inner.handedOver]).toEqual([[], []])
  })

  it('stops in the middle where it is withdrawn, even if the adapter goes on', async () => {
    const source = aSource('granted')
    const inner = fakeAdapter().hangs()
    const adapter = consent(inner, source)
    const delivery = adapter.deliver(batch, context())
    expect(await outcomeOf(delivery)).toBe('pending')
    source.set('refused')
    expect(await outcomeOf(delivery)).toBe('resolved')
    expect(inner.deliveries[0]?.context.signal.aborted).toBe(true)
    expect(adapter.deliverOnExit?.(batch)).toBe(true)
    expect(inner.handedOver).toEqual([])
  })

  it('keeps what is under way where the answer is taken back', async () => {
    const source = aSource('granted')
    const inner = fakeAdapter().hangs()
    const delivery = consent(inner, source).deliver(batch, context())
    source.set('unknown')
    expect(await outcomeOf(delivery)).toMatchObject({ retryable: true })
    expect(inner.deliveries[0]?.context.signal.aborted).toBe(true)
  })

  it('goes on where it is given again', async () => {
    const source = aSource('granted')
    const inner = fakeAdapter()
    const adapter = consent(inner, source)
    await adapter.deliver(batch.slice(0, 1), context())
    source.set('refused')
    await adapter.deliver(batch.slice(1), context())
    source.set('granted')
    const later = anEventBatch(1, { attempt: 2 })
    await adapter.deliver(later, context())
    expect(inner.received()).toEqual([...batch.slice(0, 1), ...later])
  })

  it('aborts the delivery when the queue no longer waits', async () => {
    const inner = fakeAdapter().hangs()
    const abort = new AbortController()
    void consent(inner, consentSwitch('granted')).deliver(batch, {
      attempt: 1,
      signal: abort.signal,
    })
    await settle()
    abort.abort('no longer')
    expect(inner.deliveries[0]?.context.signal).toMatchObject({
      aborted: true,
      reason: 'no longer',
    })
    const late = consent(inner, consentSwitch('granted')).deliver(batch, {
      attempt: 1,
      signal: abort.signal,
    })
    expect(await outcomeOf(late)).toBe('pending')
    expect(inner.deliveries[1]?.context.signal.aborted).toBe(true)
  })

  it('leaves the browser with events only where it is given, and calls them off where it is not', () => {
    for (const answer of ['refused', 'unknown'] as const) {
      const source = consentSwitch(answer)
      const left: number[] = []
      const inner = {
        ...fakeAdapter(),
        standBy: (events: EventBatch) => void left.push(events.length),
      }
      const adapter = consent(inner, source)
      adapter.standBy?.(batch)
      source.set('granted')
      adapter.standBy?.(batch)
      source.set(answer)
      adapter.standBy?.(batch)
      expect(left).toEqual([0, 2, 0, 0])
    }
  })

  it('leaves no listener behind', async () => {
    const source = aSource()
    const inner = fakeAdapter()
    const adapter = consent(inner, source)
    expect(source.listeners()).toBe(0)
    for (let round = 0; round < 20; round++) void adapter.hold?.()
    expect(source.listeners()).toBe(1)
    source.set('granted')
    const signal = new AbortController().signal
    const added = vi.spyOn(signal, 'addEventListener')
    const removed = vi.spyOn(signal, 'removeEventListener')
    for (let round = 0; round < 20; round++) await adapter.deliver(batch, { attempt: 1, signal })
    expect(source.listeners()).toBe(1)
    expect(removed.mock.calls).toEqual(added.mock.calls)
    const asked = vi.spyOn(source, 'state')
    source.set('refused')
    // Once for what the browser was left with; a delivery that has ended asks nothing.
    expect(asked).toHaveBeenCalledTimes(1)
    adapter.dispose?.()
    adapter.dispose?.()
    expect(source.listeners()).toBe(0)
    source.set('unknown')
    expect(await outcomeOf(adapter.hold?.())).toBe('pending')
    expect(source.listeners()).toBe(0)
  })

  it('takes a source that fails for one that has said nothing', async () => {
    let isReady = false
    const source: ConsentSource = {
      state() {
        if (!isReady) throw new Error('not loaded')
        return 'granted'
      },
      onChange() {
        if (!isReady) throw new Error('not loaded')
        return () => {}
      },
    }
    const inner = fakeAdapter()
    const adapter = consent(inner, source)
    expect(await outcomeOf(adapter.hold?.())).toBe('pending')
    expect(adapter.deliverOnExit?.(batch)).toBe(false)
    isReady = true
    expect(adapter.hold?.()).toBeUndefined()
    await adapter.deliver(batch, context())
    expect(inner.received()).toEqual(batch)
  })

  it('asks the adapter whether to hold once it is given', async () => {
    const wait = Promise.resolve()
    const inner: EventAdapter = { name: 'slow', deliver: async () => {}, hold: () => wait }
    expect(consent(inner, consentSwitch('granted')).hold?.()).toBe(wait)
    expect(consent(inner, consentSwitch('refused')).hold?.()).toBeUndefined()
  })
})

describe('a queue with consent', () => {
  function aQueue(state?: ConsentState) {
    const ports = fakePorts()
    const source = consentSwitch(state)
    const inner = fakeAdapter()
    const diagnostics: string[] = []
    const queue = createEventQueue({
      name: 'test',
      adapters: [consent(inner, source)],
      ports,
      onDiagnostic: ({ code }) => diagnostics.push(code),
    })
    const stored = async () =>
      ((await ports.storage.keys?.()) ?? []).filter((key) => key.startsWith('events:'))
    return { ports, source, inner, queue, stored, diagnostics }
  }

  it('keeps events stored until there is an answer, then delivers them in order', async () => {
    const { ports, source, inner, queue, stored, diagnostics } = aQueue()
    for (const event of batch) queue.push(event)
    await ports.clock.advance(120_000)
    expect(inner.deliveries).toEqual([])
    expect(await stored()).toHaveLength(2)
    expect(diagnostics).toEqual([])
    source.set('granted')
    await ports.clock.advance(2_000)
    expect(inner.received()).toEqual(batch)
    expect(await stored()).toEqual([])
  })

  it('removes events from the storage where it is refused', async () => {
    const { ports, source, inner, queue, stored } = aQueue()
    for (const event of batch) queue.push(event)
    await ports.clock.advance(2_000)
    source.set('refused')
    await ports.clock.advance(2_000)
    expect(inner.deliveries).toEqual([])
    expect(await stored()).toEqual([])
  })
})
