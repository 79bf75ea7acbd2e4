import type { FlowDefinition } from '@fairwell/core'

/** What `fairwell dev` serves without `--flow`: something for each of its subscribers. */
export const exampleFlow: FlowDefinition = {
  fairwell: 1,
  id: 'acme',
  version: 1,
  product: 'Acme Pro',
  survey: {
    title: 'Sorry to see you go, {{subscriber.firstName|there}}. What is the main reason?',
    reasons: [
      {
        id: 'too-expensive',
        category: 'price',
        label: 'It costs too much',
        questions: [{ id: 'fair-price', kind: 'text', label: 'What would be a fair price?' }],
      },
      { id: 'not-using', category: 'usage', label: 'I do not use it enough' },
      { id: 'too-complex', category: 'complexity', label: 'It is hard to use' },
      { id: 'closing', category: 'business', label: 'We are closing', influenceable: false },
      { id: 'other', category: 'other', label: 'Something else', pinned: true },
    ],
    comment: { label: 'Anything else we should know?' },
  },
  segments: {
    'loyal-annual': {
      all: [
        { field: 'subscription.interval', is: 'year' },
        { field: 'subscriber.tenureMonths', atLeast: 12 },
      ],
    },
  },
  offers: [
    {
      id: 'extend-trial',
      kind: 'trial-extension',
      days: 14,
      title: 'Take two more weeks',
      when: { field: 'subscription.status', is: 'trialing' },
    },
    {
      id: 'half-off',
      kind: 'discount',
      percentOff: 50,
      cycles: 3,
      title: 'Half price for three months',
      when: { all: [{ category: 'price' }, { not: { segment: 'loyal-annual' } }] },
      cooldownDays: 180,
    },
    {
      id: 'thanks',
      kind: 'credit',
      amountMinor: 2000,
      currency: 'USD',
      title: 'A credit of $20, with our thanks',
      when: { all: [{ category: 'price' }, { segment: 'loyal-annual' }] },
    },
    {
      id: 'basic-plan',
      kind: 'plan-change',
      title: 'A smaller plan may fit',
      plans: [
        { id: 'basic', name: 'Acme Basic', priceMinor: 900, currency: 'USD', interval: 'month' },
      ],
      when: { category: ['price', 'usage'] },
    },
    {
      id: 'pause',
      kind: 'pause',
      title: 'Take a break instead',
      choices: [{ months: 1 }, { months: 2 }, { months: 3 }],
      when: { category: ['usage', 'business'] },
    },
    {
      id: 'walkthrough',
      kind: 'contact',
      title: 'Twenty minutes with an expert',
      channels: [{ id: 'booking', label: 'Book a call', url: 'https://example.com/book' }],
      when: { category: 'complexity' },
    },
  ],
  confirm: {
    title: 'Cancel {{product}}?',
    consequences: [
      'You keep access until {{subscription.currentPeriodEnd:date}}.',
      'Your files stay for 30 days.',
    ],
  },
  support: { label: 'Contact support', url: 'https://example.com/support' },
}
