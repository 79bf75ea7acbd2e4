// Generated from the zod schemas by scripts/write-schemas.ts; not to be edited.

import type { KindsShape } from './shape.ts'

export const offerShape: KindsShape = {
  role: 'offer',
  kinds: {
    discount: {
      role: 'discount',
      keys: {
        id: 'id',
        title: 'copy',
        'body?': 'copy',
        'image?': {
          keys: {
            src: 'imageUrl',
            'darkSrc?': 'imageUrl',
            alt: 'copy',
            width: 'count',
            height: 'count',
          },
        },
        'when?': 'rule',
        'cooldownDays?': 'countOrNone',
        kind: 'text',
        'percentOff?': 'percentOff',
        'cycles?': 'count',
        'forever?': { oneOf: [true] },
        'amountOffMinor?': 'amountMinor',
        'currency?': 'currency',
      },
    },
    pause: {
      keys: {
        id: 'id',
        title: 'copy',
        'body?': 'copy',
        'image?': {
          keys: {
            src: 'imageUrl',
            'darkSrc?': 'imageUrl',
            alt: 'copy',
            width: 'count',
            height: 'count',
          },
        },
        'when?': 'rule',
        'cooldownDays?': 'countOrNone',
        kind: 'text',
        choices: {
          list: {
            role: 'pauseChoice',
            keys: { 'days?': 'count', 'weeks?': 'count', 'months?': 'count', 'until?': 'instant' },
          },
          isFilled: true,
        },
      },
    },
    'plan-change': {
      keys: {
        id: 'id',
        title: 'copy',
        'body?': 'copy',
        'image?': {
          keys: {
            src: 'imageUrl',
            'darkSrc?': 'imageUrl',
            alt: 'copy',
            width: 'count',
            height: 'count',
          },
        },
        'when?': 'rule',
        'cooldownDays?': 'countOrNone',
        kind: 'text',
        plans: {
          list: {
            keys: {
              id: 'id',
              name: 'copy',
              priceMinor: 'priceMinor',
              currency: 'currency',
              interval: { oneOf: ['day', 'week', 'month', 'year'] },
              'intervalCount?': 'count',
            },
          },
          isFilled: true,
        },
      },
    },
    'trial-extension': {
      keys: {
        id: 'id',
        title: 'copy',
        'body?': 'copy',
        'image?': {
          keys: {
            src: 'imageUrl',
            'darkSrc?': 'imageUrl',
            alt: 'copy',
            width: 'count',
            height: 'count',
          },
        },
        'when?': 'rule',
        'cooldownDays?': 'countOrNone',
        kind: 'text',
        days: 'count',
      },
    },
    credit: {
      keys: {
        id: 'id',
        title: 'copy',
        'body?': 'copy',
        'image?': {
          keys: {
            src: 'imageUrl',
            'darkSrc?': 'imageUrl',
            alt: 'copy',
            width: 'count',
            height: 'count',
          },
        },
        'when?': 'rule',
        'cooldownDays?': 'countOrNone',
        kind: 'text',
        amountMinor: 'amountMinor',
        currency: 'currency',
      },
    },
    skip: {
      keys: {
        id: 'id',
        title: 'copy',
        'body?': 'copy',
        'image?': {
          keys: {
            src: 'imageUrl',
            'darkSrc?': 'imageUrl',
            alt: 'copy',
            width: 'count',
            height: 'count',
          },
        },
        'when?': 'rule',
        'cooldownDays?': 'countOrNone',
        kind: 'text',
        cycles: 'count',
      },
    },
    contact: {
      keys: {
        id: 'id',
        title: 'copy',
        'body?': 'copy',
        'image?': {
          keys: {
            src: 'imageUrl',
            'darkSrc?': 'imageUrl',
            alt: 'copy',
            width: 'count',
            height: 'count',
          },
        },
        'when?': 'rule',
        'cooldownDays?': 'countOrNone',
        kind: 'text',
        channels: { list: { keys: { id: 'id', label: 'copy', url: 'url' } }, isFilled: true },
      },
    },
    learn: {
      keys: {
        id: 'id',
        title: 'copy',
        'body?': 'copy',
        'image?': {
          keys: {
            src: 'imageUrl',
            'darkSrc?': 'imageUrl',
            alt: 'copy',
            width: 'count',
            height: 'count',
          },
        },
        'when?': 'rule',
        'cooldownDays?': 'countOrNone',
        kind: 'text',
        links: { list: { keys: { id: 'id', label: 'copy', url: 'url' } }, isFilled: true },
      },
    },
    redirect: {
      keys: {
        id: 'id',
        title: 'copy',
        'body?': 'copy',
        'image?': {
          keys: {
            src: 'imageUrl',
            'darkSrc?': 'imageUrl',
            alt: 'copy',
            width: 'count',
            height: 'count',
          },
        },
        'when?': 'rule',
        'cooldownDays?': 'countOrNone',
        kind: 'text',
        url: 'url',
      },
    },
    custom: {
      keys: {
        id: 'id',
        title: 'copy',
        'body?': 'copy',
        'image?': {
          keys: {
            src: 'imageUrl',
            'darkSrc?': 'imageUrl',
            alt: 'copy',
            width: 'count',
            height: 'count',
          },
        },
        'when?': 'rule',
        'cooldownDays?': 'countOrNone',
        kind: 'text',
        handler: 'id',
        'data?': { record: 'json' },
      },
    },
  },
}
