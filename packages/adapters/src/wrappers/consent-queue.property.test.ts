import { createEventQueue, type EventAdapter, type EventQueue } from '@fairwell/core'
import { anEvent, fakePorts } from '@fairwell/testkit'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ConsentState, consent, consentSwitch } from './consent.ts'

type Step =
  | { readonly do: 'push' | 'hide' | 'reload' }
  | { readonly do: 'say'; readonly answer: ConsentState }
  | { readonly do: 'wait'; readonly ms: number }

const steps = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.constant<Step>({ do: 'push' }) },
    { weight: 1, arbitrary: fc.constantFrom<Step>({ do: 'hide' }, { do: 'reload' }) },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('say' as const),
        answer: fc.constantFrom<ConsentState>('granted', 'refused', 'unknown'),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('wait' as const),
        ms: fc.integer({ min: 0, max: 6_000 }),
      }),
    },
  ),
  { maxLength: 30 },
)

/** A page with a queue, whose backend takes a while and may be told to go back on it at any time. */
function aWorld(latencyMs: number) {
  let ports = fakePorts()
  const source = consentSwitch()
  const sent: string[] = []
  const sentWithout: string[] = []
  const mayBeDropped = new Set<string>()
  const pushed: string[] = []
  let queue: EventQueue

  function send(batch: Parameters<EventAdapter['deliver']>[0]): void {
    for (const { id } of batch) {
      if (source.state() !== 'granted') sentWithout.push(id)
      if (!sent.includes(id)) sent.push(id)
    }
  }
  function open(): void {
    const backend: EventAdapter = {
      name: 'backend',
      deliver(batch, { signal }) {
        send(batch)
        return new Promise((resolve, reject) => {
          signal.addEventListener('abort', () => reject(new Error('aborted')))
          ports.clock.after(latencyMs, resolve)
        })
      },
      deliverOnExit(batch) {
        send(batch)
        return true
      },
    }
    queue = createEventQueue({ name: 'test', ports, adapters: [consent(backend, source)] })
  }
  open()

  return {
    sent,
    sentWithout,
    mayBeDropped,
    pushed,
    say(answer: ConsentState) {
      source.set(answer)
      if (answer === 'refused') for (const id of pushed) mayBeDropped.add(id)
    },
    async take(step: Step) {
      if (step.do === 'push') {
        const event = anEvent('screen.viewed', { seq: pushed.length + 1 })
        pushed.push(event.id)
        if (source.state() === 'refused') mayBeDropped.add(event.id)
        queue.push(event)
        // What is pushed is stored before the page can end.
        await ports.advance(0)
      }
      if (step.do === 'wait') await ports.advance(step.ms)
      if (step.do === 'say') this.say(step.answer)
      if (step.do === 'hide') ports.lifecycle.fire('hidden')
      if (step.do === 'reload') {
        ports.lifecycle.fire('gone')
        ports = ports.reload()
        open()
      }
    },
    wait: (ms: number) => ports.advance(ms),
    stored: () => [...ports.storage.entries.keys()].filter((key) => key.startsWith('events:')),
  }
}

describe('a queue whose consent changes at any time', () => {
  it('sends nothing without it, loses nothing but what was refused, and keeps the order', () => {
    return fc.assert(
      fc.asyncProperty(steps, fc.integer({ min: 0, max: 3_000 }), async (all, latencyMs) => {
        const world = aWorld(latencyMs)
        for (const step of all) await world.take(step)
        world.say('granted')
        await world.wait(1_200_000)
        expect(world.sentWithout).toEqual([])
        const missing = world.pushed.filter((id) => !world.sent.includes(id))
        expect(missing.filter((id) => !world.mayBeDropped.has(id))).toEqual([])
        expect(world.sent).toEqual(world.pushed.filter((id) => world.sent.includes(id)))
        expect(world.stored()).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('keeps nothing on the device once it is refused', () => {
    return fc.assert(
      fc.asyncProperty(steps, fc.integer({ min: 0, max: 3_000 }), async (all, latencyMs) => {
        const world = aWorld(latencyMs)
        for (const step of all) await world.take(step)
        world.say('refused')
        const before = world.sent.length
        await world.wait(600_000)
        expect(world.sent).toHaveLength(before)
        expect(world.stored()).toEqual([])
      }),
      { numRuns: 100 },
    )
  })
})
