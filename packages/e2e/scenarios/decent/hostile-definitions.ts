import { type LooseDefinition, readDefinition } from '../../src/definitions.ts'

const compound =
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsmitgliederversammlung'
const unbroken = 'W'.repeat(1200)
const essay =
  'Before you go we would like to say a few more words about all that you leave behind. '
    .repeat(20)
    .trim()
const arabic = 'هل تريد حقًا أن تترك كل ما بنيته معنا خلال السنوات الماضية؟ '.repeat(12)
const emoji = '👨‍👩‍👧‍👦🎉😭🙏🏽'.repeat(60)
const shaming = 'No, I hate saving money'
const control = '\u202eContinue\u2066\u0000\u200b'

const reason = (label: string, index: number, questions: unknown[] = []) => ({
  id: `reason-${index}`,
  category: 'price',
  label,
  ...(questions.length > 0 && { questions }),
})
const link = (label: string, index = 0) => ({
  id: `link-${index}`,
  label,
  url: `https://example.com/${index}`,
})

/** A picture that would be a screen of its own. */
export const tall = { src: '/tall.svg', alt: essay, width: 4000, height: 9000 }

function flow(id: string, over: LooseDefinition): LooseDefinition {
  return {
    fairwell: 1,
    id,
    version: 1,
    product: 'Acme Pro',
    survey: { title: 'Why do you leave?', reasons: [reason('It costs too much', 0)] },
    ...over,
  }
}

/** Every kind of offer, in these words. */
function offersIn(words: string): LooseDefinition[] {
  const base = (id: string) => ({ id, title: words, body: words })
  const plan = (name: string, index: number) => ({
    id: `plan-${index}`,
    name,
    priceMinor: 900 + index,
    currency: 'USD',
    interval: 'month',
  })
  return [
    { ...base('discount'), kind: 'discount', percentOff: 99.99, cycles: 99 },
    { ...base('amount'), kind: 'discount', amountOffMinor: 1, currency: 'USD', forever: true },
    {
      ...base('pause'),
      kind: 'pause',
      choices: [1, 2, 3, 4, 5, 6].map((months) => ({ months })),
    },
    { ...base('one-pause'), kind: 'pause', choices: [{ weeks: 1000 }] },
    { ...base('plans'), kind: 'plan-change', plans: [plan(words, 1), plan(words, 2)] },
    { ...base('one-plan'), kind: 'plan-change', plans: [plan(words, 3)] },
    { ...base('credit'), kind: 'credit', amountMinor: 123_456, currency: 'USD' },
    { ...base('skip'), kind: 'skip', cycles: 12 },
    { ...base('custom'), kind: 'custom', handler: 'anything' },
    { ...base('contact'), kind: 'contact', channels: [link(words), link(words, 1)] },
    { ...base('learn'), kind: 'learn', links: [1, 2, 3, 4, 5, 6].map((i) => link(words, i)) },
    { ...base('redirect'), kind: 'redirect', url: 'https://example.com/gift' },
  ]
}

function everyQuestion(words: string): LooseDefinition[] {
  const options = Array.from({ length: 12 }, (_, index) => ({ id: `o-${index}`, label: words }))
  return [
    { id: 'q-text', kind: 'text', label: words },
    { id: 'q-choice', kind: 'choice', label: words, options },
    { id: 'q-multi', kind: 'multi-choice', label: words, options },
    {
      id: 'q-scale',
      kind: 'scale',
      label: words,
      from: 0,
      to: 40,
      fromLabel: words,
      toLabel: words,
    },
  ]
}

/** Offers two by two, so that each is seen without a definition of its own. */
function pairs(name: string, words: string): LooseDefinition[] {
  const offers = offersIn(words)
  return Array.from({ length: offers.length / 2 }, (_, index) =>
    flow(`${name}-offers-${index}`, {
      product: words,
      offers: offers.slice(index * 2, index * 2 + 2),
      support: { label: words, url: 'https://example.com/help' },
    }),
  )
}

/** Definitions that the checker accepts and a merciless author may write. */
export const hostileDefinitions: readonly LooseDefinition[] = [
  readDefinition('flow.example'),
  readDefinition('flow.kinds'),
  flow('thirty-reasons', {
    survey: {
      title: essay,
      order: 'random',
      reasons: Array.from({ length: 30 }, (_, index) => reason(`${compound} ${index}`, index)),
      comment: { label: compound },
    },
  }),
  flow('questions', {
    survey: {
      title: unbroken,
      reasons: [reason(unbroken, 0, everyQuestion(compound)), reason(emoji, 1)],
      comment: { label: essay },
    },
  }),
  flow('right-to-left', {
    product: arabic,
    survey: { title: arabic, reasons: [reason(arabic, 0, everyQuestion(arabic))] },
    offers: offersIn(arabic).slice(3, 5),
    confirm: { title: arabic, consequences: Array.from({ length: 12 }, (_, i) => arabic + i) },
  }),
  flow('tiny', {
    product: '.',
    survey: { title: '.', reasons: [reason('.', 0)], comment: { label: '.' } },
    offers: offersIn('.').slice(7, 9),
    confirm: { title: '.', consequences: ['.'] },
  }),
  flow('misleading', {
    product: shaming,
    survey: { title: control, reasons: [reason(shaming, 0), reason('Continue', 1)] },
    offers: offersIn(shaming).slice(8, 10),
    confirm: { title: 'Keep my subscription', body: shaming, consequences: [shaming, control] },
    support: { label: 'Cancel now', url: 'https://example.com/help' },
  }),
  flow('screens', {
    screenOrder: ['offer', 'words', 'asks', 'own', 'survey', 'confirm'],
    screens: [
      { id: 'words', kind: 'info', title: unbroken, body: essay },
      { id: 'asks', kind: 'questions', title: essay, questions: everyQuestion(unbroken) },
      { id: 'own', kind: 'custom', title: emoji, body: essay, data: { [unbroken]: [unbroken, 1] } },
    ],
    offers: offersIn(emoji).slice(0, 2),
    confirm: { title: unbroken, body: unbroken, consequences: [unbroken, essay] },
  }),
  flow('arms', {
    offers: offersIn('Half price').slice(0, 1),
    experiments: [
      { id: 'words', arms: [{ id: 'long', weight: 1, offers: { discount: { title: essay } } }] },
    ],
  }),
  flow('looks', {
    tokens: {
      color: { brand: '#ffffff' },
      radius: 24,
      spacing: 48,
      density: 'compact',
      font: 'Impact, fantasy',
    },
    logo: tall,
    survey: { title: essay, reasons: [reason('.', 0)] },
    screenOrder: ['seen', 'survey', 'offer', 'confirm'],
    screens: [{ id: 'seen', kind: 'info', title: '.', image: tall }],
    offers: offersIn(essay)
      .slice(0, 2)
      .map((offer) => ({ ...offer, image: tall })),
    confirm: { title: '.', consequences: [essay] },
  }),
  flow('other-looks', {
    tokens: { color: { brand: '#000000' }, radius: 0, spacing: 12 },
    offers: offersIn('Half price').slice(0, 2),
  }),
  ...pairs('long', `${compound} ${essay}`),
  ...pairs('plain', 'A plain offer').slice(0, 2),
]
