import type { FlowEvent } from '../events/flow-event.ts'
import type { Diagnostic, Ports } from '../ports/ports.ts'
import { createAdapterLane } from './adapter-lane.ts'
import type { DeliveryReport } from './delivery-report.ts'
import type { EventAdapter } from './event-adapter.ts'
import { laneNames } from './event-keys.ts'
import { createEventLog } from './event-log.ts'
import { forsakenKeys } from './forsaken-keys.ts'
import type { Report, TellDelivery } from './report.ts'

/** Below the 64 KiB that a browser carries for a page that goes away, headers and all. */
const exitBytes = 60_000

export interface EventQueueOptions {
  readonly adapters: readonly EventAdapter[]
  readonly ports: Omit<Ports, 'ids' | 'origin'>
  /** Keeps queues apart in the storage: the flow's id. */
  readonly name: string
  /** Told what was refused, dropped or put off. Default: nothing. */
  readonly onDiagnostic?: ((diagnostic: Diagnostic) => void) | undefined
  /** Told each step in the life of every event. Default: nothing. */
  readonly onDelivery?: ((report: DeliveryReport) => void) | undefined
}

/**
 * Carries events to every adapter at least once: in batches, in order within an attempt, again after
 * a failure with the same ids, and from the storage after a reload. No adapter waits for another.
 */
export interface EventQueue {
  /** Takes an event. Never throws, never waits. */
  push(event: FlowEvent): void
  /** Sends now what is waiting; resolves when every adapter has it or has failed. */
  flush(): Promise<void>
  /** How many events of this page some adapter has not confirmed. */
  pending(): number
  /** Sends what is waiting once more, then lets the adapters go. */
  dispose(): void
}

/** Creates the queue of one flow, and sends what earlier pages of it stored. */
export function createEventQueue(options: EventQueueOptions): EventQueue {
  const { adapters, ports, name, onDiagnostic, onDelivery } = options
  const report: Report = (level, code, message, event) => {
    try {
      onDiagnostic?.({ level, code, message, event })
    } catch {
      // A diagnostic is never a reason to stop.
    }
  }
  const tellDelivery: TellDelivery = (told) => {
    try {
      onDelivery?.({ ids: told.events.map(({ id }) => id), ...told })
    } catch {
      // A view of what goes on is never a reason to stop.
    }
  }
  const { clock, random, lock, lifecycle } = ports
  const log = createEventLog(ports, report)
  const context = {
    ...{ clock, random, lock, log, report, tellDelivery },
    standByBytes: Math.floor(exitBytes / adapters.length),
  }
  const names = laneNames(name, adapters)
  const twin = adapters.find(
    ({ name: own }, index) => !names[index]?.endsWith(`${JSON.stringify(own)},0]`),
  )
  if (twin) report('error', 'FW5008', `two adapters are called "${twin.name}"`)
  const lanes = adapters.map((adapter, index) =>
    createAdapterLane(adapter, names[index] as string, context),
  )
  let budget = exitBytes
  const handOver = (isGone: boolean) => {
    lanes.forEach((lane, index) => {
      // What one lane does not need is for those after it.
      const share = Math.floor(budget / (lanes.length - index))
      budget -= share - lane.handOver(share, isGone)
    })
  }
  const flush = async () => {
    await Promise.all(lanes.map((lane) => lane.flush()))
  }
  /** Of this flow only: the adapters of others are not known here. */
  const sweep = async () => {
    const keys = (await log.find('')) ?? []
    const flow = JSON.stringify([name]).slice(0, -1)
    const own = keys.filter((key) => key.startsWith(`${flow},`, key.indexOf(':') + 1))
    await log.remove(forsakenKeys(own, names, clock.now()))
  }
  const stops = [
    lifecycle.on('hidden', () => {
      budget = exitBytes
      handOver(false)
    }),
    lifecycle.on('gone', () => handOver(true)),
    lifecycle.on('restored', flush),
    lifecycle.on('online', flush),
  ]
  if (ports.storage) void flush().then(sweep)

  return {
    push(event) {
      try {
        const json = JSON.stringify(event)
        for (const lane of lanes) lane.push(event, json)
      } catch (error) {
        report('error', 'FW5005', `an event cannot be sent: ${error}`, event)
      }
    },
    flush,
    pending: () => new Set(lanes.flatMap((lane) => lane.ids())).size,
    dispose() {
      for (const stop of stops) stop()
      for (const lane of lanes) lane.dispose()
    },
  }
}
