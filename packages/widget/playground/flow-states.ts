import type { FlowState, OfferView } from '@fairwell/core'
import { offers } from './offer-views.ts'

const nothing: FlowState['can'] = {
  next: false,
  back: false,
  accept: false,
  decline: false,
  cancel: false,
  dismiss: true,
  release: false,
}

/** Nothing on the screen. */
export const closed: FlowState = {
  screen: 'closed',
  screenId: 'closed',
  hidden: false,
  flowId: 'acme-main',
  product: 'Acme Pro',
  locale: 'en',
  formatLocale: 'en',
  dir: 'ltr',
  testMode: false,
  reasons: [],
  questions: [],
  answers: {},
  offers: [],
  consequences: [],
  progress: { index: 0, count: 0 },
  can: { ...nothing, dismiss: false },
}

/** An open screen, from which one can go on and cancel. */
function open(screen: FlowState['screen'], parts: Partial<FlowState> = {}): FlowState {
  return {
    ...closed,
    attemptId: 'attempt-1',
    screen,
    screenId: screen,
    progress: { index: 1, count: 3 },
    can: { ...nothing, next: true, cancel: true },
    ...parts,
  }
}

const reasons = [
  { id: 'too-expensive', label: 'It costs too much' },
  { id: 'not-using', label: 'I do not use it enough' },
  { id: 'missing-feature', label: 'It lacks something I need' },
  { id: 'too-complex', label: 'It is hard to use' },
  { id: 'bugs', label: 'It does not work well' },
  { id: 'switched', label: 'I found something else' },
  { id: 'closing', label: 'Our business is closing' },
  { id: 'other', label: 'Something else' },
]

/** An offer screen with these cards. */
export function offerScreen(...cards: OfferView[]): FlowState {
  const can = { ...nothing, back: true, accept: true, decline: true, cancel: true }
  return open('offer', { offers: cards, can, progress: { index: 2, count: 3 } })
}

const receipt = {
  attemptId: '0193a1f2-7c1e-7b3a-9d2e-1f0c5a7b9e44',
  receivedAt: '2026-11-22T14:03:27Z',
  confirmedBy: 'handler',
} as const

const survey = open('survey', {
  title: 'Sorry to see you go, Ada. What is the main reason?',
  reasons,
  comment: { label: 'Anything else we should know?', value: '' },
})
const confirm = open('confirm', {
  title: 'Cancel Acme Pro?',
  consequences: ['You keep access until December 22, 2026.', 'Your files stay for 30 days.'],
  effectiveAt: '2026-12-22T12:00:00Z',
  progress: { index: 3, count: 3 },
  can: { ...nothing, back: true, cancel: true },
})

/** Every screen, and the ways in which some of them differ. */
export const states = {
  permission: open('permission', { can: { ...nothing, next: true, decline: true, cancel: true } }),
  survey,
  'survey-text': {
    ...survey,
    reason: 'too-expensive',
    questions: [
      { id: 'fair-price', kind: 'text', label: 'What would be a fair price?', options: [] },
    ],
  },
  'survey-choice': {
    ...survey,
    reason: 'missing-feature',
    questions: [
      {
        id: 'which-feature',
        kind: 'choice',
        label: 'Which one?',
        options: [
          { id: 'api', label: 'API access' },
          { id: 'sso', label: 'Single sign-on' },
          { id: 'elsewhere', label: 'Something else' },
        ],
        value: 'sso',
      },
    ],
  },
  questions: open('questions', {
    screenId: 'cooking',
    title: 'One quick thing first',
    questions: [
      {
        id: 'what',
        kind: 'multi-choice',
        label: 'What was it?',
        options: [
          { id: 'flavour', label: 'Flavour' },
          { id: 'portion', label: 'Portion size' },
          { id: 'late', label: 'It came late' },
        ],
        value: ['late'],
      },
      {
        id: 'score',
        kind: 'scale',
        label: 'How fair is the price?',
        options: [],
        from: 0,
        to: 10,
        fromLabel: 'Not at all',
        toLabel: 'Very',
        value: 3,
      },
      { id: 'words', kind: 'text', label: 'Tell us more', options: [] },
    ],
  }),
  info: open('info', {
    screenId: 'keepsakes',
    title: 'What stays yours',
    body: 'Your recipes and notes stay in your account. You can read and export them at any time.',
  }),
  custom: open('custom', {
    screenId: 'usage',
    title: 'Your year with Acme Box',
    body: 'What came to your door since January.',
    data: { Boxes: 1234, Favourites: ['Ramen', 'Tacos'], 'Last delivery': 'October' },
  }),
  offer: offerScreen(offers.discount, offers['plan-change']),
  'offer-one': offerScreen(offers.discount),
  'offer-pause': offerScreen(offers.pause, offers.contact),
  'offer-referrals': offerScreen(offers.learn, offers.redirect),
  'offer-trial': offerScreen(offers['trial-extension'], offers.custom),
  'offer-skip': offerScreen(offers.skip, offers.credit),
  'offer-failed': {
    ...offerScreen(offers.discount, offers.pause),
    error: {
      action: 'accept',
      offerId: 'discount-offer',
      code: 'timeout',
      requestedAt: receipt.receivedAt,
    },
  },
  confirm,
  'confirm-applied': {
    ...confirm,
    applied: { ...receipt, action: 'accept', offer: offers.discount },
  },
  working: open('working', {
    pending: { action: 'cancel', cancelRequested: false },
    can: nothing,
  }),
  saved: open('saved', {
    progress: { index: 0, count: 0 },
    outcome: 'saved',
    receipt: {
      ...receipt,
      action: 'accept',
      receiptId: 'R-20417',
      message: 'The new price is on your next invoice.',
      offer: offers.discount,
    },
    can: { ...nothing, cancel: true },
  }),
  cancelled: open('cancelled', {
    progress: { index: 0, count: 0 },
    outcome: 'cancelled',
    receipt: {
      ...receipt,
      action: 'cancel',
      receiptId: 'C-88213',
      effectiveAt: '2026-12-22T12:00:00Z',
    },
    can: nothing,
  }),
  'cancelled-survey': open('cancelled', {
    title: 'Why did you leave?',
    progress: { index: 0, count: 0 },
    outcome: 'cancelled',
    receipt: { ...receipt, action: 'cancel', effectiveAt: '2026-12-22T12:00:00Z' },
    reasons: reasons.slice(0, 4),
    comment: { label: 'Anything else we should know?', value: '' },
    can: { ...nothing, next: true },
  }),
  failed: open('failed', {
    progress: { index: 0, count: 0 },
    error: { action: 'cancel', code: 'timeout', requestedAt: receipt.receivedAt },
    support: { label: 'Contact support', url: 'https://example.com/support' },
    can: { ...nothing, cancel: true, release: true },
  }),
} satisfies Record<string, FlowState>

export type StateName = keyof typeof states
