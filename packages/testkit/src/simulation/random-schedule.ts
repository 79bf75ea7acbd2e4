import { seededRandom } from '../fakes/seeded-random.ts'
import type { Fate, Garbage, Schedule, Step, StorageFault } from './schedule.ts'

type Random = () => number
type MakeStep = (draw: Draw) => Step | readonly Step[]

const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

const fates: readonly Fate[] = [
  'drop',
  'black-hole',
  'lose-answer',
  'silence',
  'delay',
  'duplicate',
  'reset-request',
  'reset-answer',
  'half-then-500',
  'login-page',
  400,
  401,
  404,
  408,
  413,
  429,
  500,
  502,
  503,
]

/** Draws of one seed. */
class Draw {
  readonly random: Random
  /** How many tabs there are at most. */
  readonly tabs: number
  /** The one backend that faults touch, if so. */
  readonly onlyBackend: number | undefined

  constructor(random: Random, tabs: number, onlyBackend: number | undefined) {
    this.random = random
    this.tabs = tabs
    this.onlyBackend = onlyBackend
  }

  chance(probability: number): boolean {
    return this.random() < probability
  }

  of<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.random() * items.length)] as Item
  }

  upTo(most: number): number {
    return 1 + Math.floor(this.random() * most)
  }

  tab(): number {
    return Math.floor(this.random() * this.tabs)
  }

  backend(): number {
    return this.onlyBackend ?? Math.floor(this.random() * 2)
  }

  /** From milliseconds to hours, the short ones more often. */
  time(mostMs: number): number {
    return Math.round(mostMs ** this.random())
  }
}

const fateStep =
  (fate: Fate): MakeStep =>
  (draw) => ({
    do: 'fate',
    backend: draw.backend(),
    fate,
    ms: fate === 429 || fate === 503 ? draw.time(2 * hour) : draw.time(5 * minute),
    ...((fate === 429 || fate === 503) &&
      draw.chance(0.8) && { retryAfter: draw.of(['seconds', 'date'] as const) }),
  })

const storageStep =
  (fault: StorageFault): MakeStep =>
  (draw) => ({ do: 'storage', fault, ms: draw.time(10 * minute) })

const corruptStep =
  (garbage: Garbage): MakeStep =>
  (draw) => ({ do: 'corrupt', count: draw.upTo(4), garbage })

/** What a page is told comes as a task: mostly, but not always, every promise has settled before. */
const asTask = (draw: Draw, step: Step): readonly Step[] =>
  draw.chance(0.8) ? [{ do: 'wait', ms: 0 }, step] : [{ do: 'ticks', count: draw.upTo(30) }, step]

const faults: { readonly [name: string]: MakeStep } = {
  ...Object.fromEntries(fates.map((fate) => [`${fate}`, fateStep(fate)])),
  quota: storageStep('quota'),
  denied: storageStep('denied'),
  hang: storageStep('hang'),
  slow: storageStep('slow'),
  wipe: () => ({ do: 'wipe' }),
  cut: corruptStep('cut'),
  garbage: (draw) => corruptStep(draw.of(['null', 'object', 'number', 'nothing', 'another']))(draw),
  clock: (draw) => ({
    do: 'clock',
    ms: draw.time(10 * 365 * day) * draw.of([1, -1]),
  }),
  crash: (draw) => ({ do: 'crash', tab: draw.tab(), writes: draw.chance(0.5) }),
  'crash-at-call': (draw) => ({ do: 'crash-at-call', tab: draw.tab(), calls: draw.upTo(60) }),
  leave: (draw) =>
    asTask(draw, {
      do: 'leave',
      tab: draw.tab(),
      how: draw.of(['reload', 'reload', 'close', 'kill']),
    }),
  hide: (draw) => asTask(draw, { do: 'hide', tab: draw.tab() }),
  'hide and seek'(draw) {
    const tab = draw.tab()
    const push = { do: 'push', tab, count: 3, fresh: false, size: 'big' } as const
    const hide = asTask(draw, { do: 'hide', tab })
    return [push, ...hide, push, ...hide]
  },
  freeze(draw) {
    const tab = draw.tab()
    const wait = { do: 'wait', ms: draw.time(hour) } as const
    const end = { do: draw.of(['restore', 'restore', 'evict'] as const), tab }
    return [...asTask(draw, { do: 'freeze', tab }), ...(draw.chance(0.7) ? [wait, end] : [])]
  },
  restore: (draw) => ({ do: draw.of(['restore', 'evict']), tab: draw.tab() }),
  remount: (draw) => ({ do: 'remount', tab: draw.tab() }),
  offline: (draw) => ({ do: 'offline', ms: draw.time(hour) }),
  outage: (draw) => ({
    do: 'outage',
    backend: draw.backend(),
    ms: draw.time(3 * hour),
    how: draw.of(['refuses', 'answers 503', 'answers 404', 'is silent', 'is slow'] as const),
  }),
  hold: (draw) => ({
    do: 'hold',
    backend: draw.backend(),
    ms: draw.time(hour),
    rejects: draw.chance(0.3),
  }),
  'no-token': (draw) => ({ do: 'no-token', backend: draw.backend(), ms: draw.time(hour) }),
  flush: (draw) => ({ do: 'flush', tab: draw.tab() }),
  ticks: (draw) => ({ do: 'ticks', count: draw.upTo(40) }),
}

/** Faults of the way to one backend, which another must not notice. */
const ofOneBackend = [...fates.map(String), 'outage', 'hold', 'no-token']

/**
 * Makes the schedule of a seed. Each has only some of the faults, so that those which hide one another
 * are also met apart: https://users.cs.utah.edu/~regehr/papers/swarm12.pdf
 */
export function randomSchedule(seed: number): Schedule {
  const random = seededRandom(seed ^ 0x5eed)
  const oneSided = random() < 0.08
  const tabs = oneSided || random() < 0.5 ? 1 : 3
  const draw = new Draw(random, tabs, oneSided ? 1 : undefined)
  const names = oneSided ? ofOneBackend : Object.keys(faults)
  const share = 0.1 + random() * 0.4
  const chosen = names.filter(() => draw.chance(share))
  const poisonShare = !oneSided && draw.chance(0.3) ? 0.2 : 0
  const bigShare = !oneSided && draw.chance(0.3) ? 0.2 : 0
  const isFlooded = !oneSided && draw.chance(0.004)

  const push = (): Step => ({
    do: 'push',
    tab: draw.tab(),
    count: draw.chance(0.1) ? draw.upTo(60) : draw.upTo(8),
    fresh: draw.chance(0.3),
    size: draw.chance(bigShare) ? 'big' : 'small',
    ...(draw.chance(poisonShare) && { poison: draw.of(['refused', 'named'] as const) }),
  })
  const wait = (): Step => ({ do: 'wait', ms: draw.time(draw.chance(0.2) ? hour : 10 * second) })

  const steps: Step[] = []
  for (let tab = 1; tab < tabs; tab++) steps.push({ do: 'open', tab })
  for (let left = 4 + draw.upTo(30); left > 0; left--) {
    const what = random()
    if (what < 0.3) steps.push(push())
    else if (what < 0.55) steps.push(wait())
    else if (what < 0.6 && !oneSided) steps.push({ do: 'open', tab: draw.tab() })
    else if (chosen.length > 0) steps.push(...[faults[draw.of(chosen)]?.(draw) ?? wait()].flat())
  }
  if (isFlooded) {
    steps.push({ do: 'outage', backend: 1, ms: 3 * hour, how: 'refuses' })
    steps.push({ do: 'push', tab: 0, count: 60, fresh: true, size: 'huge' })
    steps.push({ do: 'wait', ms: 2 * second })
  }
  return { seed, steps, oneSided, hasFetchLater: seed % 2 === 0 }
}
