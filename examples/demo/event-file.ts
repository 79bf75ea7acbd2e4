import { appendFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { FlowEvent } from '@fairwell/core'

/** A merchant's own place for events: one line of JSON for each. */
export interface EventFile {
  /** Stores what is not stored yet: events come at least once, told apart by `source` and `id`. */
  add(body: unknown): Promise<void>
  /** Events in the order in which they were stored, since this process began. */
  readonly events: readonly FlowEvent[]
}

/** The endpoint behind `data-events` where there is no Fairwell server: 20 lines. */
export function createEventFile(folder: string, onStored: () => void): EventFile {
  const file = join(folder, 'events.ndjson')
  const events: FlowEvent[] = []
  const known = new Set<string>()
  return {
    events,
    async add(body) {
      const fresh = [body].flat().filter(isEvent).filter(isNew)
      if (fresh.length === 0) return
      await mkdir(folder, { recursive: true })
      await appendFile(file, fresh.map((event) => `${JSON.stringify(event)}\n`).join(''))
      events.push(...fresh)
      onStored()
    },
  }

  function isNew({ source, id }: FlowEvent): boolean {
    const key = `${source} ${id}`
    const isFirst = !known.has(key)
    known.add(key)
    return isFirst
  }
}

function isEvent(value: unknown): value is FlowEvent {
  const { id, source, type } = Object(value)
  return [id, source, type].every((part) => typeof part === 'string')
}
