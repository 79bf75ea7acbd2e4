// Generated from the zod schemas by scripts/write-schemas.ts; not to be edited.

import { offerShape } from './offer-shape.ts'
import type { KindsShape, ObjectShape } from './shape.ts'

export const questionShape: KindsShape = {
  role: 'question',
  kinds: {
    text: { keys: { id: 'id', label: 'copy', 'when?': 'rule', kind: 'text' } },
    choice: {
      keys: {
        id: 'id',
        label: 'copy',
        'when?': 'rule',
        kind: 'text',
        options: { list: { keys: { id: 'id', label: 'copy' } }, isFilled: true },
      },
    },
    'multi-choice': {
      keys: {
        id: 'id',
        label: 'copy',
        'when?': 'rule',
        kind: 'text',
        options: { list: { keys: { id: 'id', label: 'copy' } }, isFilled: true },
      },
    },
    scale: {
      keys: {
        id: 'id',
        label: 'copy',
        'when?': 'rule',
        kind: 'text',
        from: 'wholeNumber',
        to: 'wholeNumber',
        'fromLabel?': 'copy',
        'toLabel?': 'copy',
      },
    },
  },
}

export const definitionShape: ObjectShape = {
  keys: {
    '$schema?': 'text',
    'checked?': 'text',
    fairwell: { oneOf: [1] },
    id: 'id',
    version: 'count',
    product: 'copy',
    'enabled?': 'boolean',
    'jurisdictions?': {
      list: {
        oneOf: [
          'careful',
          'strict',
          'us-federal',
          'us-ca',
          'us-ny',
          'us-co',
          'us-ma',
          'us-mn',
          'de',
          'fr',
          'eu',
          'uk-2027',
          'in',
          'au-2027',
        ],
      },
    },
    'unknownJurisdiction?': { oneOf: ['careful', 'strict'] },
    'screenOrder?': { list: 'id', isFilled: true },
    'screens?': {
      list: {
        role: 'screen',
        kinds: {
          info: {
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
              kind: 'text',
              'data?': { record: 'json' },
            },
          },
          questions: {
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
              kind: 'text',
              questions: { list: questionShape, isFilled: true },
              'data?': { record: 'json' },
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
              kind: 'text',
              'data?': { record: 'json' },
            },
          },
        },
      },
    },
    'survey?': {
      keys: {
        title: 'copy',
        'order?': { oneOf: ['random', 'listed'] },
        reasons: {
          list: {
            keys: {
              id: 'id',
              category: {
                oneOf: [
                  'price',
                  'usage',
                  'features',
                  'quality',
                  'complexity',
                  'support',
                  'competitor',
                  'business',
                  'temporary',
                  'other',
                ],
              },
              label: 'copy',
              'questions?': { list: questionShape },
              'influenceable?': 'boolean',
              'pinned?': 'boolean',
            },
          },
          isFilled: true,
        },
        'comment?': { keys: { label: 'copy' } },
      },
    },
    'segments?': { record: 'rule' },
    'offers?': { list: offerShape },
    'experiments?': {
      list: {
        role: 'experiment',
        keys: {
          id: 'id',
          arms: {
            list: {
              keys: {
                id: 'id',
                weight: 'nonNegative',
                'offers?': { role: 'patches', record: { role: 'patch', record: 'json' } },
              },
            },
            isFilled: true,
          },
        },
      },
    },
    'holdoutPercent?': 'share',
    'limits?': { keys: { 'offerScreens?': 'countOrNone', 'offersPerScreen?': 'count' } },
    'confirm?': { keys: { 'title?': 'copy', 'body?': 'copy', 'consequences?': { list: 'copy' } } },
    'locales?': { record: { role: 'locale', record: 'json' } },
    'support?': { keys: { label: 'copy', url: 'url' } },
    'tokens?': {
      role: 'tokens',
      keys: {
        'color?': {
          keys: {
            'brand?': 'color',
            'light?': { keys: { 'surface?': 'color', 'text?': 'color', 'accent?': 'color' } },
            'dark?': { keys: { 'surface?': 'color', 'text?': 'color', 'accent?': 'color' } },
          },
        },
        'radius?': 'radius',
        'font?': 'fontFamily',
        'spacing?': 'spacing',
        'density?': { oneOf: ['comfortable', 'compact'] },
      },
    },
    'logo?': {
      keys: {
        src: 'imageUrl',
        'darkSrc?': 'imageUrl',
        alt: 'copy',
        width: 'count',
        height: 'count',
      },
    },
  },
}
