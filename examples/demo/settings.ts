/** One entry of a switch of the panel. */
export interface Choice {
  readonly id: string
  readonly label: string
  /** What it changes, in one sentence. Absent: nothing worth saying. */
  readonly note?: string | undefined
}

export const switches = {
  page: {
    label: 'Page',
    choices: [
      {
        id: 'server',
        label: 'Server',
        note: 'Offers, terms and prices are decided on the server, which also applies and cancels.',
      },
      {
        id: 'local',
        label: 'Local, plain form',
        note: 'Nothing of ours behind the page: only referrals can be offered, and a decision to cancel submits the page’s own form.',
      },
      {
        id: 'handlers',
        label: 'Local, handlers',
        note: 'The page does the actions itself, against its own backend.',
      },
    ],
  },
  subscriber: {
    label: 'Subscriber',
    choices: [
      { id: 'monthly', label: 'Ada, monthly' },
      {
        id: 'annual',
        label: 'Noor, annual, loyal',
        note: 'Three years on an annual plan: the offers that exclude loyal subscribers are not hers.',
      },
      {
        id: 'trialing',
        label: 'Kim, trialing',
        note: 'A trial is extended, never paused or skipped; cancelling takes effect at its end.',
      },
      {
        id: 'cancelling',
        label: 'Luis, cancelling',
        note: 'Nothing is offered to someone who has cancelled already.',
      },
      {
        id: 'no-id',
        label: 'Without an id',
        note: 'No subject in the events, no experiment, no holdout. Server mode needs a token, and there is none to sign: the page’s own cancel runs.',
      },
    ],
  },
  jurisdiction: {
    label: 'Jurisdiction',
    choices: [
      { id: 'unknown', label: 'Unknown', note: 'Unknown is careful: what California asks.' },
      {
        id: 'us-ca',
        label: 'California',
        note: 'One offer screen, and the exit beside every offer.',
      },
      {
        id: 'us-mn',
        label: 'Minnesota',
        note: 'Offers only after the subscriber has said yes to seeing them.',
      },
      {
        id: 'strict',
        label: 'Strict',
        note: 'The strictest reading everywhere: permission comes before any offer.',
      },
      { id: 'eu', label: 'European Union' },
      { id: 'fr', label: 'France', note: 'A survey and a confirmation, no offers.' },
      {
        id: 'de',
        label: 'Germany',
        note: 'The flow does not start: the page’s own cancel runs at once.',
      },
    ],
  },
  definition: {
    label: 'Flow definition',
    choices: [
      { id: 'flow.example', label: 'flow.example.json' },
      {
        id: 'flow.kinds',
        label: 'flow.kinds.json',
        note: 'Every screen, question and offer kind once.',
      },
    ],
  },
  mode: {
    label: 'Mode',
    choices: [
      { id: 'live', label: 'Live' },
      {
        id: 'test',
        label: 'Test',
        note: 'Actions are simulated and every event says testmode.',
      },
    ],
  },
  failure: {
    label: 'Failure',
    choices: [
      { id: 'none', label: 'None' },
      { id: 'missing', label: 'Definition is missing', note: 'The page’s own cancel runs.' },
      {
        id: 'malformed',
        label: 'Definition has a mistake',
        note: 'The flow does not start, the console says what to write, and the page’s own cancel runs.',
      },
      {
        id: 'slow',
        label: 'Definition takes 5 s',
        note: 'After 400 ms a small dialog says so; after 2 s the page’s own cancel runs.',
      },
      {
        id: 'blocked',
        label: 'Flow script is blocked',
        note: 'fairwell-flow.js never comes: the page’s own cancel runs.',
      },
      {
        id: 'apply-fails-once',
        label: 'Applying an offer fails once',
        note: 'A message, and a second try that works. Nothing counts as saved before.',
      },
      {
        id: 'apply-fails',
        label: 'Applying an offer fails',
        note: 'A message, another try, and the exit.',
      },
      {
        id: 'apply-hangs',
        label: 'Applying an offer hangs',
        note: 'Cancelling is possible meanwhile; after a while the wait is given up.',
      },
      {
        id: 'cancel-fails',
        label: 'Cancelling fails',
        note: 'It says so, and offers another try and the page’s own cancel.',
      },
    ],
  },
  events: {
    label: 'The endpoint that takes events',
    choices: [
      { id: 'works', label: 'Works' },
      {
        id: 'error',
        label: 'Answers 500',
        note: 'Events stay in the browser and are sent again, later and later. After five failures one at a time tries whether it is back.',
      },
      {
        id: 'busy',
        label: 'Answers 429',
        note: 'It asks to be left alone for 5 s, and is: also by the next page, and when the network is back.',
      },
      {
        id: 'refuses',
        label: 'Refuses one event',
        note: 'It answers 400 to every batch that has attempt.started. That one is found, tried three times and set aside; the others arrive.',
      },
      {
        id: 'offline',
        label: 'Is not there',
        note: 'Connections break. Close the dialog, reload the page: nothing is lost.',
      },
    ],
  },
} as const satisfies {
  readonly [name: string]: { readonly label: string; readonly choices: readonly Choice[] }
}

export type SwitchName = keyof typeof switches

/** How the demo's world is set. */
export type DemoSettings = {
  readonly [Name in SwitchName]: (typeof switches)[Name]['choices'][number]['id']
}

export const defaultSettings: DemoSettings = {
  page: 'server',
  subscriber: 'monthly',
  jurisdiction: 'unknown',
  definition: 'flow.example',
  mode: 'live',
  failure: 'none',
  events: 'works',
}

/** The settings that a request asks for; what is not one of the choices is left out. */
export function readSettings(asked: unknown): Partial<DemoSettings> {
  const entries = Object.entries(Object(asked)).filter(
    ([name, value]) =>
      Object.hasOwn(switches, name) &&
      switches[name as SwitchName].choices.some(({ id }) => id === value),
  )
  return Object.fromEntries(entries)
}
