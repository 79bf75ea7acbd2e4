import { seededRandom } from '@fairwell/testkit'

/** How the page ends; after `nothing` it stays open until everything had its time. */
export type Ending = 'renderer killed' | 'network killed' | 'tab closed' | 'page left' | 'nothing'

/** What the backend does with one request. */
export type Fault =
  | 'none'
  | 'slow'
  | 'reset before the body'
  | 'reset before it is taken'
  | 'reset after it is taken'
  | 'reset within the answer'
  | '500'
  | '503'
  | '429'

/** What one person does in the flow, and which events it makes; peers are told of as many. */
export interface Act {
  readonly name: 'open' | 'reason' | 'decline' | 'accept' | 'exit' | 'close'
  /** How long after the act before. */
  readonly afterMs: number
  readonly events: readonly string[]
}

/** One run: everything about it that chance decides, from one seed. */
export interface Plan {
  readonly seed: number
  readonly acts: readonly Act[]
  readonly ending: Ending
  /** When the page ends: so long after the first act, or at once when so many events were told. */
  readonly endsAt: { readonly ms: number } | { readonly told: number }
  /** Whether the backend fails at all until the page is opened again. */
  readonly isHealthy: boolean
  /** What becomes of the next request. */
  fault(): { readonly fault: Fault; readonly delayMs: number }
  /** When the backend is down, from the first act on, and for how long. */
  readonly down: { readonly atMs: number; readonly forMs: number } | undefined
  /** How long the page is gone. */
  readonly goneMs: number
}

const opened = ['attempt.started', 'screen.viewed']
const chosen = ['reason.chosen', 'experiment.exposed', 'screen.viewed', 'offer.shown']
const walks: readonly (readonly [Act['name'], readonly string[]][])[] = [
  [
    ['open', opened],
    ['reason', chosen],
    ['decline', ['offer.declined', 'screen.viewed']],
    ['exit', ['attempt.cancel_requested', 'attempt.released']],
  ],
  [
    ['open', opened],
    ['reason', chosen],
    ['accept', ['offer.accept_requested', 'offer.applied', 'attempt.saved']],
  ],
  [
    ['open', opened],
    ['close', ['attempt.dismissed']],
    ['open', opened],
    ['reason', chosen],
    ['decline', ['offer.declined', 'screen.viewed']],
    ['exit', ['attempt.cancel_requested', 'attempt.released']],
  ],
]
const endings: readonly Ending[] = [
  'renderer killed',
  'renderer killed',
  'network killed',
  'network killed',
  'tab closed',
  'page left',
]
const faults: readonly Fault[] = [
  'none',
  'none',
  'none',
  'slow',
  'slow',
  'reset before the body',
  'reset before it is taken',
  'reset after it is taken',
  'reset within the answer',
  '500',
  '503',
  '429',
]

/** Makes the run of one seed: the same each time, but for what the machine's own speed changes. */
export function planOf(seed: number): Plan {
  const random = seededRandom(seed)
  const upTo = (most: number) => Math.floor(random() * most)
  const among = <Item>(items: readonly Item[]) => items[upTo(items.length)] as Item
  const acts = among(walks).map(([name, events]) => ({ name, events, afterMs: 20 + upTo(230) }))
  const events = acts.reduce((sum, act) => sum + act.events.length, 0)
  const lastsMs = acts.reduce((sum, { afterMs }) => sum + afterMs, 0)
  const isHealthy = random() < 0.2
  return {
    seed,
    acts,
    ending: among(endings),
    endsAt: random() < 0.5 ? { told: 1 + upTo(events) } : { ms: upTo(lastsMs + 1_500) },
    isHealthy,
    fault: () => ({ fault: among(faults), delayMs: upTo(800) }),
    down:
      !isHealthy && random() < 0.4
        ? { atMs: 200 + upTo(lastsMs), forMs: 200 + upTo(1_500) }
        : undefined,
    goneMs: 50 + upTo(400),
  }
}

/** The same person, on a page that nothing happens to: whoever loses something here is not set up right. */
export function calmPlanOf(seed: number): Plan {
  return { ...planOf(seed), ending: 'nothing', isHealthy: true, down: undefined }
}
