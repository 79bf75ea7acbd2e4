import type { FlowEvent } from '@fairwell/core'
import { CloudEvent, HTTP } from 'cloudevents'
import { schemaProblems } from './event-schemas.ts'

/** The events that a server got, and everything wrong with them. */
export interface EventLog {
  /** In order of arrival, each id once. */
  readonly events: readonly FlowEvent[]
  /** What the official `cloudevents` package or the published JSON Schema says against them. */
  readonly problems: readonly string[]
  /** Takes the body of one request. */
  receive(contentType: string, body: string): void
  clear(): void
}

export function createEventLog(): EventLog {
  const seen = new Set<string>()
  const events: FlowEvent[] = []
  const problems: string[] = []
  return {
    events,
    problems,
    receive(contentType, body) {
      try {
        const parsed = JSON.parse(body) as FlowEvent[]
        if (contentType.startsWith('application/cloudevents')) {
          HTTP.toEvent({ headers: { 'content-type': contentType }, body })
        }
        for (const event of parsed) {
          problems.push(...problemsOf(event))
          if (seen.has(event.id)) continue
          seen.add(event.id)
          events.push(event)
        }
      } catch (error) {
        problems.push(`${String(error)} in ${body.slice(0, 200)}`)
      }
    },
    clear() {
      seen.clear()
      events.length = 0
      problems.length = 0
    },
  }
}

function problemsOf(event: FlowEvent): string[] {
  try {
    // `true` is the package's strict mode: it throws at the first breach of the specification.
    new CloudEvent({ ...event } as Record<string, unknown>, true)
  } catch (error) {
    return [`${event.type}: ${String(error)}`]
  }
  return schemaProblems(event)
}
