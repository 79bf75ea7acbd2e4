import type { FlowEvent } from '@fairwell/core'
import type { Store } from '@fairwell/server'
import type { DemoWorld } from './demo-world.ts'
import type { EventFile } from './event-file.ts'
import { explainAttempt, explainOffers } from './explain-offers.ts'
import type { PanelMessage, PanelView, StoredView } from './panel-view.ts'
import { readAttempt } from './read-attempt.ts'
import { type SwitchName, switches } from './settings.ts'

const mostRead = 1000

/** Keeps the panels in step with the world. */
export interface PanelFeed {
  /** Something has changed, or been stored. */
  refresh(): void
  /** A stream of messages, beginning with everything that there is. */
  open(): ReadableStream<Uint8Array>
  /** Resolves when nothing reads the store any more. */
  close(): Promise<void>
  /** What the page has told of, whether or not it is stored yet. */
  see(events: readonly FlowEvent[]): void
  /** Shows what would be offered after another reason; `undefined` goes back to what was said. */
  tryOut(reason: string | undefined): void
}

export function createPanelFeed(world: DemoWorld, store: Store, file: EventFile): PanelFeed {
  const readers = new Set<ReadableStreamDefaultController<Uint8Array>>()
  const text = new TextEncoder()
  let triedOut: string | undefined
  let epoch = -1
  let position = 0
  let inFile = 0
  let earlier = 0
  let stored: StoredView[] = []
  let seen: FlowEvent[] = []
  const oldAttempts = new Set<string>()
  let work = Promise.resolve()
  let isClosed = false

  const send = (
    message: PanelMessage,
    to: Iterable<typeof readers extends Set<infer R> ? R : never>,
  ) => {
    const bytes = text.encode(`data: ${JSON.stringify(message)}\n\n`)
    for (const reader of to) reader.enqueue(bytes)
  }

  /** Reads what was stored since the last time, from the database or from the merchant's own file. */
  const readNew = async (): Promise<StoredView[]> => {
    const rows = await store.read({ after: position, limit: mostRead })
    position = rows.at(-1)?.position ?? position
    const own = file.events.slice(inFile)
    inFile = file.events.length
    return [
      ...rows.map(({ event, origin, isVerified }) => ({ event, origin, isVerified })),
      ...own.map((event) => ({ event, origin: 'client', isVerified: false }) as const),
    ]
  }

  /** A page sends what it has left while the next one is drawn already; that is not shown there. */
  const isOfNow = ({ subject, attemptid }: FlowEvent) =>
    subject === world.pageAccount().subscriber?.id && !oldAttempts.has(attemptid)

  const catchUp = async () => {
    if (world.epoch !== epoch) {
      // What an earlier run left is counted, not shown.
      for (let rest = await readNew(); rest.length > 0; rest = await readNew()) {
        earlier += epoch < 0 ? rest.length : 0
      }
      epoch = world.epoch
      for (const { attemptid } of known()) oldAttempts.add(attemptid)
      stored = []
      seen = []
      triedOut = undefined
      send({ events: [], isFresh: true }, readers)
    }
    const fresh = (await readNew()).filter(({ event }) => isOfNow(event))
    stored = [...stored, ...fresh]
    if (fresh.length > 0) {
      if (fresh.some(({ event }) => isReason(event))) triedOut = undefined
      send({ events: fresh, isFresh: false }, readers)
    }
    send({ view: view() }, readers)
  }

  /** Stored or not, in the order in which they happened. */
  const known = (): readonly FlowEvent[] => {
    const events = [...seen, ...stored.map(({ event }) => event)]
    const all = new Map(events.map((event) => [event.id, event]))
    return [...all.values()].sort((one, other) => one.time.localeCompare(other.time))
  }

  const view = (): PanelView => {
    const { settings, definition } = world
    const attempt = readAttempt(known())
    const isTriedOut = triedOut !== undefined && triedOut !== attempt.reason
    const deciding = { definition, account: world.pageAccount(), settings }
    return {
      epoch: world.epoch,
      settings,
      switches,
      notes: notesOf(world, (name) => name !== 'events'),
      eventsNote: notesOf(world, (name) => name === 'events').join(),
      before: world.before,
      account: world.account(),
      hostCancels: world.hostCancels.length,
      offers: {
        reason: isTriedOut ? triedOut : attempt.reason,
        isTriedOut,
        reasons: (definition.survey?.reasons ?? []).map(({ id, label }) => ({ id, label })),
        explanations: isTriedOut
          ? explainOffers(deciding, { reason: triedOut, answers: {} })
          : explainAttempt(deciding, attempt),
        shown: attempt.shown,
      },
      store: {
        name: settings.page === 'server' ? 'in PGlite' : 'in events.ndjson',
        earlier,
      },
    }
  }

  const refresh = () => {
    if (isClosed) return
    work = work.then(catchUp).catch((error: unknown) => console.error(error))
  }
  return {
    refresh,
    close() {
      isClosed = true
      return work
    },
    see(events) {
      const fresh = events.filter(
        (event) => isOfNow(event) && !seen.some(({ id }) => id === event.id),
      )
      if (fresh.length === 0) return
      seen = [...seen, ...fresh]
      if (fresh.some(isReason)) triedOut = undefined
      refresh()
    },
    tryOut(reason) {
      triedOut = reason
      refresh()
    },
    open() {
      let mine: ReadableStreamDefaultController<Uint8Array>
      return new ReadableStream<Uint8Array>({
        start(controller) {
          mine = controller
          work = work.then(() => {
            send({ events: stored, isFresh: true }, [mine])
            readers.add(mine)
          })
          refresh()
        },
        cancel() {
          readers.delete(mine)
        },
      })
    },
  }
}

function isReason({ type }: FlowEvent): boolean {
  return type === 'fairwell.reason.chosen'
}

function notesOf(
  { settings }: DemoWorld,
  isAbout: (name: SwitchName) => boolean,
): readonly string[] {
  return (Object.keys(switches) as SwitchName[]).filter(isAbout).flatMap((name) => {
    const chosen = switches[name].choices.find(({ id }) => id === settings[name])
    return chosen && 'note' in chosen ? chosen.note : []
  })
}
