import type { Account, FlowDefinition } from '@fairwell/core'
import type { Path, Step } from './path.ts'
import { accountWith, cooking, inDays, kinds, listed, monthly, trialing } from './who.ts'

interface Offered {
  readonly offer: string
  readonly definition?: FlowDefinition
  readonly account?: Account
  readonly before: readonly Step[]
  readonly choice?: string
  readonly says?: unknown
}

const offered: readonly Offered[] = [
  {
    offer: 'Half price for three months',
    definition: listed,
    before: [{ reason: 'It costs too much' }, 'next'],
  },
  {
    offer: 'A smaller plan may fit',
    definition: listed,
    before: [{ reason: 'It costs too much' }, 'next'],
    choice: 'Acme Solo',
    says: { id: 'solo' },
  },
  {
    offer: 'Take a break instead',
    definition: listed,
    before: [{ reason: 'I do not use it enough' }, 'next'],
    choice: '2 months',
    says: { months: 2 },
  },
  {
    offer: 'Take two more weeks',
    definition: listed,
    account: trialing,
    before: [{ reason: 'It is hard to use' }, 'next'],
  },
  {
    offer: '$5 off your next two boxes',
    before: [
      cooking,
      'next',
      { reason: 'It costs too much' },
      { question: 'How fair is the price?', answers: ['3'] },
      'next',
    ],
  },
  {
    offer: '20% off, for good',
    account: accountWith({ attributes: { tier: 'gold' } }),
    before: [cooking, 'next', { reason: 'It costs too much' }, 'next'],
  },
  {
    offer: 'A $15 credit for the late box',
    before: [
      cooking,
      'next',
      { reason: 'I did not like it' },
      { question: 'What was it?', answers: ['Flavour', 'It came late'] },
      { question: 'Tell us more', answers: ['Three days late'] },
      'next',
    ],
  },
  {
    offer: 'Skip the next box',
    before: [cooking, 'next', { reason: 'I have too much left' }, 'next'],
  },
  {
    offer: 'Take a break',
    before: [cooking, 'next', { reason: 'I have too much left' }, 'next'],
    choice: '2 weeks',
    says: { weeks: 2 },
  },
  {
    offer: 'A smaller box',
    before: [cooking, 'next', { reason: 'I did not like it' }, 'next'],
    says: { id: 'mini' },
  },
  {
    offer: 'Ten more days',
    account: trialing,
    before: [{ reason: 'I have too much left' }, 'next'],
  },
  {
    offer: 'Fewer seats',
    account: accountWith({ createdAt: inDays(-10) }, { quantity: 5 }),
    before: [cooking, 'next', { reason: 'Something else' }, 'next'],
  },
]

const links: readonly Offered[] = [
  {
    offer: 'Twenty minutes with an expert',
    definition: listed,
    before: [{ reason: 'It does not work well' }, 'next'],
    choice: 'Book a call',
    says: { id: 'booking' },
  },
  {
    offer: 'It takes five minutes',
    before: [
      cooking,
      'next',
      { reason: 'I do not know how to use it' },
      { question: 'Where do you get stuck?', answers: ['In the kitchen'] },
      'next',
    ],
    choice: 'Watch it made',
    says: { id: 'video' },
  },
  {
    offer: 'Talk to a person',
    before: [
      cooking,
      'next',
      { reason: 'I do not know how to use it' },
      { question: 'Where do you get stuck?', answers: ['In the app'] },
      'next',
    ],
    choice: 'We call you',
    says: { id: 'call' },
  },
  {
    offer: 'Give it again',
    before: [cooking, 'next', { reason: 'It was a gift and it is over' }, 'next'],
    choice: 'Give it again',
  },
]

/** Takes every offer of the two example definitions, each of its own kind. */
export const offerPaths: readonly Path[] = [
  ...offered.map(
    ({ offer, definition = kinds, account = monthly, before, choice, says }): Path => ({
      name: `accepts "${offer}"`,
      definition,
      account,
      handling: 'works',
      steps: [...before, { accept: offer, ...(choice && { choice }) }, 'result', 'dismiss'],
      outcomes: ['saved'],
      cancels: 0,
      choice: says,
    }),
  ),
  ...links.map(
    ({ offer, definition = kinds, before, choice = '', says }): Path => ({
      name: `opens "${offer}", and leaves`,
      definition,
      account: monthly,
      handling: 'none',
      steps: [...before, { open: offer, link: choice }, 'cancel', 'cancel'],
      outcomes: ['released'],
      cancels: 1,
      choice: says,
    }),
  ),
]
