import type { ClockPort } from '../ports/ports.ts'
import { laneKeys } from './event-keys.ts'
import type { EventLog } from './event-log.ts'
import { longestAskedForMs } from './retry-delay.ts'

/** What a lane keeps of its backend for the next page. */
export interface LaneMemory {
  /** Until when the backend asks to be left alone, in ms since the epoch. */
  readonly until?: number | undefined
  /** The event that was refused alone, and how often. */
  readonly refused?: string | undefined
  readonly times?: number | undefined
}

/** Reads what an earlier page kept; what is no such thing is nothing. */
export async function recall(
  log: EventLog,
  lane: string,
  clock: ClockPort,
): Promise<LaneMemory & { readonly waitMs: number }> {
  try {
    const { until, refused, times } = JSON.parse((await log.read(laneKeys + lane)) || '{}')
    // A clock that was set back must not make a minute a year.
    const waitMs = until - clock.now()
    return { until, refused, times, waitMs: waitMs > 0 && waitMs <= longestAskedForMs ? waitMs : 0 }
  } catch {
    return { waitMs: 0 }
  }
}

export function remember(log: EventLog, lane: string, memory: LaneMemory): Promise<unknown> {
  return log.write(laneKeys + lane, JSON.stringify(memory))
}

export function forget(log: EventLog, lane: string): Promise<unknown> {
  return log.remove([laneKeys + lane])
}
