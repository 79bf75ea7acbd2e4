import { describe, expect, it } from 'vitest'
import { parseDefinition } from './parse-definition.ts'

// biome-ignore lint/suspicious/noExplicitAny: the tests write what no type allows.
type Anything = any

const reason = { id: 'price', category: 'price', label: 'It costs too much' }
const half = { id: 'half', kind: 'discount', percentOff: 50, cycles: 3, title: 'Half price' }
const amount = {
  id: 'five',
  kind: 'discount',
  amountOffMinor: 500,
  currency: 'USD',
  cycles: 2,
  title: '$5 off',
}
const pause = { id: 'pause', kind: 'pause', title: 'A break', choices: [{ months: 1 }] }
const choice = {
  id: 'which',
  kind: 'choice',
  label: 'Which one?',
  options: [
    { id: 'api', label: 'API' },
    { id: 'sso', label: 'Sign-on' },
  ],
}
const multi = { ...choice, id: 'several', kind: 'multi-choice' }
const scale = { id: 'score', kind: 'scale', label: 'How fair?', from: 0, to: 10 }
const words = { id: 'words', kind: 'text', label: 'Which?' }
const link = { id: 'chat', label: 'Chat', url: 'https://example.com' }

/** A definition that is right, with these keys over it. */
function flow(over: Anything = {}): Anything {
  return {
    fairwell: 1,
    id: 'acme',
    version: 1,
    product: 'Acme',
    survey: {
      title: 'Why?',
      reasons: [
        { ...reason, questions: [choice, multi, scale, words] },
        { id: 'other', category: 'other', label: 'Something else' },
      ],
    },
    offers: [half, pause],
    ...over,
  }
}

const offering = (offer: Anything) => flow({ offers: [offer] })
const asking = (...questions: Anything[]) =>
  flow({ survey: { title: 'Why?', reasons: [{ ...reason, questions }] } })
const when = (rule: Anything) => flow({ offers: [{ ...half, when: rule }] })
const comparing = (rule: Anything) => when({ field: 'subscription.planName', ...rule })
const patching = (patch: Anything, offer: Anything = half) =>
  flow({
    offers: [offer],
    experiments: [{ id: 'depth', arms: [{ id: 'a', weight: 1, offers: { [offer.id]: patch } }] }],
  })
const saying = (title: string) => flow({ survey: { title, reasons: [reason] } })
const promising = (title: string, offer: Anything = half) => offering({ ...offer, title })
const translating = (de: Anything) => flow({ locales: { de } })

type Row = readonly [
  name: string,
  input: unknown,
  code: string,
  path: string,
  mention: string | RegExp,
]

// biome-ignore format: one row for each case
const shapes: Row[] = [
  ['a mistyped key', offering({ ...half, cycles: undefined, cycels: 3 }), 'FW1101', 'offers[0].cycels', 'write "cycles"'],
  ['a key in another case', flow({ Product: 'x', product: undefined }), 'FW1101', 'Product', '"product"'],
  ['a key of nowhere', flow({ color: 'red' }), 'FW1101', 'color', 'one of $schema, checked, fairwell'],
  ['a required question', asking({ ...words, required: true }), 'FW1101', 'survey.reasons[0].questions[0].required', 'no question is required'],
  ['a missing key', offering({ ...pause, title: undefined }), 'FW1102', 'offers[0].title', '"title": the words to show'],
  ['a missing id', flow({ id: undefined }), 'FW1102', 'id', '"id": a name'],
  ['a number as text', offering({ ...half, cycles: '3' }), 'FW1103', 'offers[0].cycles', 'found "3", write 3'],
  ['a truth as text', flow({ enabled: 'true' }), 'FW1103', 'enabled', 'found "true", write true'],
  ['a text as number', flow({ id: 7 }), 'FW1103', 'id', 'found 7, write "7"'],
  ['a list for an object', flow({ survey: [] }), 'FW1103', 'survey', 'an object with "title"'],
  ['an object for a list', flow({ offers: { half } }), 'FW1103', 'offers', 'a list in [ ]'],
  ['null for an object', flow({ survey: null }), 'FW1103', 'survey', 'found null'],
  ['a text for an offer', offering('half'), 'FW1103', 'offers[0]', 'an object with "kind"'],
  ['another version of Fairwell', flow({ fairwell: 2 }), 'FW1104', 'fairwell', 'found 2, write 1'],
  ['a mistyped category', flow({ survey: { title: 'x', reasons: [{ ...reason, category: 'pricing' }] } }), 'FW1104', 'survey.reasons[0].category', 'found "pricing", write "price"'],
  ['a mistyped order', flow({ survey: { title: 'x', order: 'shuffled', reasons: [reason] } }), 'FW1104', 'survey.order', '"random" or "listed"'],
  ['a mistyped jurisdiction', flow({ jurisdictions: ['us-ca', 'us_ny'] }), 'FW1104', 'jurisdictions[1]', 'write "us-ny"'],
  ['a jurisdiction of nowhere', flow({ jurisdictions: ['atlantis'] }), 'FW1104', 'jurisdictions[0]', /"careful".*"uk-2027"/],
  ['a mistyped kind', offering({ ...half, kind: 'disount' }), 'FW1113', 'offers[0].kind', 'write "discount"'],
  ['a kind of nowhere', offering({ ...half, kind: 'lottery' }), 'FW1113', 'offers[0].kind', 'one of discount, pause, plan-change'],
  ['no kind', asking({ ...words, kind: undefined }), 'FW1113', 'survey.reasons[0].questions[0].kind', 'one of text, choice, multi-choice, scale'],
  ['a blank label', asking({ ...words, label: ' ' }), 'FW1106', 'survey.reasons[0].questions[0].label', 'the words to show'],
  ['no reasons', flow({ survey: { title: 'x', reasons: [] } }), 'FW1106', 'survey.reasons', 'one or more'],
  ['no choices', offering({ ...pause, choices: [] }), 'FW1106', 'offers[0].choices', 'one or more'],
  ['half a cycle', offering({ ...half, cycles: 1.5 }), 'FW1105', 'offers[0].cycles', 'a whole number, 1 or more'],
  ['120 percent', offering({ ...half, percentOff: 120 }), 'FW1105', 'offers[0].percentOff', 'above 0, up to 100'],
  ['a holdout of 200', flow({ holdoutPercent: 200 }), 'FW1105', 'holdoutPercent', 'from 0 to 100'],
  ['no offer on a screen', flow({ limits: { offersPerScreen: 0 } }), 'FW1105', 'limits.offersPerScreen', '1 or more'],
  ['a constructor', flow({ segments: { constructor: { reason: 'price' } } }), 'FW1003', 'segments.constructor', 'another name'],
  ['an id of the prototype', flow({ id: '__proto__' }), 'FW1003', 'id', 'another name'],
  ['what is no JSON', flow({ screens: [{ id: 'x', kind: 'info', title: 'x', data: { at: new Date() } }] }), 'FW1006', 'screens[0].data.at', 'found a Date, write plain JSON'],
  ['a function', flow({ product: () => 'x' }), 'FW1006', 'product', 'found a function'],
  ['no number', flow({ version: Number.NaN }), 'FW1006', 'version', 'found NaN'],
  ['nothing at all', undefined, 'FW1103', '', 'definition: the value has the wrong type; found nothing'],
  ['a list of definitions', [flow()], 'FW1103', '', 'found a list of 1'],
]

// biome-ignore format: one row for each case
const terms: Row[] = [
  ['percent and amount', offering({ ...amount, percentOff: 5 }), 'FW1112', 'offers[0]', 'found "percentOff", "amountOffMinor" and "currency", write only "percentOff" or "amountOffMinor" with "currency"'],
  ['neither percent nor amount', offering({ ...half, percentOff: undefined }), 'FW1102', 'offers[0]', 'write "percentOff" or "amountOffMinor" with "currency"'],
  ['cycles and forever', offering({ ...half, forever: true }), 'FW1112', 'offers[0]', 'write only "cycles" or "forever"'],
  ['neither cycles nor forever', offering({ ...half, cycles: undefined }), 'FW1102', 'offers[0]', '"cycles" or "forever"'],
  ['not forever', offering({ ...half, cycles: undefined, forever: false }), 'FW1104', 'offers[0].forever', 'write true'],
  ['an amount without its currency', offering({ ...amount, currency: undefined }), 'FW1102', 'offers[0].currency', '"currency": three capital letters'],
  ['dollars for cents', offering({ ...amount, amountOffMinor: 4.99 }), 'FW1107', 'offers[0].amountOffMinor', 'money is in whole minor units; found 4.99, write 499'],
  ['an amount of nothing', offering({ ...amount, amountOffMinor: 0 }), 'FW1107', 'offers[0].amountOffMinor', 'above 0'],
  ['a currency in small letters', offering({ ...amount, currency: 'usd' }), 'FW1109', 'offers[0].currency', 'found "usd", write "USD"'],
  ['a sign for a currency', offering({ ...amount, currency: '$' }), 'FW1109', 'offers[0].currency', 'such as "USD"'],
  ['two lengths of one pause', offering({ ...pause, choices: [{ days: 3, weeks: 1 }] }), 'FW1112', 'offers[0].choices[0]', '"days" and "weeks"'],
  ['a pause of no length', offering({ ...pause, choices: [{}] }), 'FW1102', 'offers[0].choices[0]', '"days" or "weeks" or "months" or "until"'],
  ['a mistyped length', offering({ ...pause, choices: [{ month: 1 }] }), 'FW1101', 'offers[0].choices[0].month', 'write "months"'],
  ['a day for an instant', offering({ ...pause, choices: [{ until: '2027-01-15' }] }), 'FW1108', 'offers[0].choices[0].until', 'write "2027-01-15T00:00:00Z"'],
  ['an instant without zone', offering({ ...pause, choices: [{ until: '2027-01-15T10:00:00' }] }), 'FW1108', 'offers[0].choices[0].until', 'write "2027-01-15T10:00:00Z"'],
  ['an instant with offset', offering({ ...pause, choices: [{ until: '2027-01-15T10:00:00+02:00' }] }), 'FW1108', 'offers[0].choices[0].until', 'write "2027-01-15T08:00:00Z"'],
  ['the 30th of February', offering({ ...pause, choices: [{ until: '2027-02-30T00:00:00Z' }] }), 'FW1108', 'offers[0].choices[0].until', 'with time and Z'],
  ['a script for an address', offering({ id: 'x', kind: 'redirect', title: 'x', url: 'javascript:alert(1)' }), 'FW1110', 'offers[0].url', 'an https:, mailto: or tel: address'],
  ['another host after two slashes', flow({ support: { label: 'Help', url: '//evil.example' } }), 'FW1110', 'support.url', '"/help"'],
  ['a backslash', flow({ support: { label: 'Help', url: '/\\evil.example' } }), 'FW1110', 'support.url', 'https:'],
  ['a tab in an address', flow({ support: { label: 'Help', url: '/\t/evil.example' } }), 'FW1110', 'support.url', 'https:'],
  ['data for an address', offering({ id: 'x', kind: 'learn', title: 'x', links: [{ ...link, url: 'data:text/html,x' }] }), 'FW1110', 'offers[0].links[0].url', 'https:'],
  ['an address without scheme', offering({ id: 'x', kind: 'contact', title: 'x', channels: [{ ...link, url: 'example.com/book' }] }), 'FW1110', 'offers[0].channels[0].url', 'write "https://example.com/book"'],
  ['plain http', flow({ support: { label: 'Help', url: 'http://example.com' } }), 'FW1110', 'support.url', 'write "https://example.com"'],
  ['a bare mail address', flow({ support: { label: 'Help', url: 'help@example.com' } }), 'FW1110', 'support.url', 'write "mailto:help@example.com"'],
  ['a scale that goes down', asking({ ...scale, from: 10, to: 1 }), 'FW1401', 'survey.reasons[0].questions[0].to', 'found 10 to 1, write more than 10'],
  ['a scale of one', asking({ ...scale, from: 1, to: 1 }), 'FW1401', 'survey.reasons[0].questions[0].to', 'more than 1'],
]

// biome-ignore format: one row for each case
const names: Row[] = [
  ['two reasons of one id', flow({ survey: { title: 'x', reasons: [reason, reason] } }), 'FW1201', 'survey.reasons[1].id', 'found "price", also at [0]'],
  ['two offers of one id', flow({ offers: [half, { ...pause, id: 'half' }] }), 'FW1201', 'offers[1].id', '"half", also at [0]'],
  ['two options of one id', asking({ ...choice, options: [choice.options[0], choice.options[0]] }), 'FW1201', 'survey.reasons[0].questions[0].options[1].id', '"api"'],
  ['two questions of one id', asking(words, words), 'FW1201', 'survey.reasons[0].questions[1].id', 'also at survey.reasons[0].questions[0]'],
  ['two questions of one id in two places', flow({ offers: [], screenOrder: ['survey', 'more', 'confirm'], screens: [{ id: 'more', kind: 'questions', title: 'x', questions: [words] }] }), 'FW1201', 'screens[0].questions[0].id', 'also at survey.reasons[0].questions[3]'],
  ['two screens of one id', flow({ screenOrder: ['x', 'confirm'], screens: [{ id: 'x', kind: 'info', title: 'x' }, { id: 'x', kind: 'info', title: 'x' }] }), 'FW1201', 'screens[1].id', '"x"'],
  ['two plans of one id', offering({ id: 'x', kind: 'plan-change', title: 'x', plans: [1, 2].map(() => ({ id: 'a', name: 'A', priceMinor: 1, currency: 'USD', interval: 'month' })) }), 'FW1201', 'offers[0].plans[1].id', '"a"'],
  ['two channels of one id', offering({ id: 'x', kind: 'contact', title: 'x', channels: [link, link] }), 'FW1201', 'offers[0].channels[1].id', '"chat"'],
  ['two experiments of one id', flow({ experiments: [1, 2].map(() => ({ id: 'e', arms: [{ id: 'a', weight: 1 }] })) }), 'FW1201', 'experiments[1].id', '"e"'],
  ['two arms of one id', flow({ experiments: [{ id: 'e', arms: [1, 2].map(() => ({ id: 'a', weight: 1 })) }] }), 'FW1201', 'experiments[0].arms[1].id', '"a"'],
  ['a question called comment', asking({ ...words, id: 'comment' }), 'FW1202', 'survey.reasons[0].questions[0].id', 'survey.comment'],
  ['a screen called survey', flow({ screens: [{ id: 'survey', kind: 'info', title: 'x' }] }), 'FW1202', 'screens[0].id', 'found "survey", write another id'],
  ['a screen called permission', flow({ screenOrder: ['permission', 'confirm'], screens: [{ id: 'permission', kind: 'info', title: 'x' }] }), 'FW1202', 'screens[0].id', '"permission"'],
  ['a custom offer done by the cancel handler', offering({ id: 'x', kind: 'custom', title: 'x', handler: 'cancel' }), 'FW1202', 'offers[0].handler', 'found "cancel", write another name'],
  ['an experiment called holdout', flow({ experiments: [{ id: 'holdout', arms: [{ id: 'a', weight: 1 }] }] }), 'FW1202', 'experiments[0].id', 'holdoutPercent'],
  ['a rule with a mistyped reason', when({ reason: ['price', 'othr'] }), 'FW1203', 'offers[0].when.reason[1]', 'found "othr", write "other"'],
  ['a rule with no such reason', when({ reason: 'weather' }), 'FW1203', 'offers[0].when.reason', 'one of price, other'],
  ['a rule with a mistyped category', when({ category: 'prices' }), 'FW1203', 'offers[0].when.category', 'write "price"'],
  ['a rule with no such segment', when({ segment: 'loyal' }), 'FW1203', 'offers[0].when.segment', 'there is none yet'],
  ['a rule with a mistyped segment', flow({ segments: { loyal: { reason: 'price' } }, offers: [{ ...half, when: { segment: 'royal' } }] }), 'FW1203', 'offers[0].when.segment', 'write "loyal"'],
  ['a rule with a mistyped question', when({ answer: 'wich', is: 'api' }), 'FW1203', 'offers[0].when.answer', 'write "which"'],
  ['a rule with a mistyped option', when({ answer: 'which', is: 'apis' }), 'FW1203', 'offers[0].when.is', 'write "api"'],
  ['a rule with no such option', when({ answer: 'several', in: ['api', 'weather'] }), 'FW1203', 'offers[0].when.in[1]', 'one of api, sso'],
  ['segments in a circle', flow({ segments: { a: { segment: 'b' }, b: { not: { segment: 'a' } } } }), 'FW1204', 'segments.b.not.segment', 'a → b → a'],
  ['a segment of itself', flow({ segments: { a: { all: [{ reason: 'price' }, { segment: 'a' }] } } }), 'FW1204', 'segments.a.all[1].segment', 'a → a'],
  ['an order without confirm', flow({ screenOrder: ['survey', 'offer'] }), 'FW1205', 'screenOrder', '"confirm" comes last'],
  ['confirm in the middle', flow({ screenOrder: ['survey', 'confirm', 'offer'] }), 'FW1205', 'screenOrder[1]', 'before "offer"'],
  ['a screen twice', flow({ screenOrder: ['survey', 'survey', 'offer', 'confirm'] }), 'FW1206', 'screenOrder[1]', '"survey" again'],
  ['an unknown screen', flow({ screenOrder: ['survey', 'offers', 'confirm'] }), 'FW1203', 'screenOrder[1]', 'write "offer"'],
]

// biome-ignore format: one row for each case
const rules: Row[] = [
  ['a mistyped form', when({ reasons: 'price' }), 'FW1301', 'offers[0].when', 'write "reason"'],
  ['a form of another language', when({ and: [] }), 'FW1301', 'offers[0].when', 'write "all"'],
  ['a form of nowhere', when({ moon: 'full' }), 'FW1301', 'offers[0].when', /"all".*"any".*"not".*"reason".*"category".*"segment".*"answer".*"field"/],
  ['an empty rule', when({}), 'FW1301', 'offers[0].when', 'an empty object'],
  ['a text for a rule', when('price'), 'FW1103', 'offers[0].when', '{"all": […]}'],
  ['a list for a rule', when([{ reason: 'price' }]), 'FW1103', 'offers[0].when', '{"all": […]}'],
  ['two forms', when({ all: [], any: [] }), 'FW1302', 'offers[0].when', '"all" and "any", write one of them, or {"all": [{"all": …}, {"any": …}]}'],
  ['a form with a comparison', when({ reason: 'price', is: true }), 'FW1101', 'offers[0].when.is', 'one of reason'],
  ['an object for all', when({ all: { reason: 'price' } }), 'FW1103', 'offers[0].when.all', 'a list of rules'],
  ['no reason', when({ reason: [] }), 'FW1106', 'offers[0].when.reason', 'one reason or more'],
  ['a mistyped operator', comparing({ isnot: 'x' }), 'FW1304', 'offers[0].when.isnot', 'write "isNot"'],
  ['an operator of another language', comparing({ equals: 'x' }), 'FW1304', 'offers[0].when.equals', 'write "is"'],
  ['an operator of nowhere', comparing({ smells: 'x' }), 'FW1304', 'offers[0].when.smells', 'one of is, isNot, in'],
  ['no operator', comparing({}), 'FW1305', 'offers[0].when', 'one of is, isNot'],
  ['two operators', comparing({ is: 'x', isNot: 'y' }), 'FW1305', 'offers[0].when', 'found "is" and "isNot", write a rule for each, in {"all": […]}'],
  ['more of a text', comparing({ above: 3 }), 'FW1306', 'offers[0].when.above', 'it for "subscription.planName" (text), write one of is, isNot, in, notIn, contains, exists'],
  ['a date of a number', when({ field: 'subscription.priceMinor', before: '2027-01-01T00:00:00Z' }), 'FW1306', 'offers[0].when.before', '(number), write one of is, isNot, in, notIn, above'],
  ['an object compared', when({ field: 'subscription.discount', is: 'x' }), 'FW1306', 'offers[0].when.is', 'exists'],
  ['more of a choice', when({ answer: 'which', atLeast: 2 }), 'FW1306', 'offers[0].when.atLeast', 'one of is'],
  ['a scale that contains', when({ answer: 'score', contains: 2 }), 'FW1306', 'offers[0].when.contains', 'above'],
  ['a number as text', when({ field: 'subscription.priceMinor', above: '100' }), 'FW1103', 'offers[0].when.above', 'found "100", write 100'],
  ['a text for a number', when({ field: 'subscriber.tenureMonths', is: 'many' }), 'FW1103', 'offers[0].when.is', 'a number'],
  ['a number for a text', when({ answer: 'words', is: 5 }), 'FW1103', 'offers[0].when.is', 'write "5"'],
  ['a day for an instant', when({ field: 'subscriber.createdAt', after: '2026-01-01' }), 'FW1108', 'offers[0].when.after', '2026-01-01T00:00:00Z'],
  ['a truth for existence', comparing({ exists: 'yes' }), 'FW1103', 'offers[0].when.exists', 'true or false'],
  ['one for many', comparing({ in: 'x' }), 'FW1103', 'offers[0].when.in', 'a list in [ ]'],
  ['none of many', comparing({ in: [] }), 'FW1106', 'offers[0].when.in', 'one or more'],
  ['a status of nowhere', when({ field: 'subscription.status', is: 'trialling' }), 'FW1104', 'offers[0].when.is', 'write "trialing"'],
  ['an interval in other words', when({ field: 'subscription.interval', in: ['month', 'yearly'] }), 'FW1104', 'offers[0].when.in[1]', 'write "year"'],
  ['a currency in small letters', when({ field: 'subscription.currency', is: 'eur' }), 'FW1109', 'offers[0].when.is', 'write "EUR"'],
  ['a mistyped field', when({ field: 'subscription.plan', is: 'x' }), 'FW1307', 'offers[0].when.field', 'write subscription.planId'],
  ['a field without its root', when({ field: 'tenureMonths', atLeast: 3 }), 'FW1307', 'offers[0].when.field', 'write subscriber.tenureMonths'],
  ['a field of nowhere', when({ field: 'weather', is: 'x' }), 'FW1307', 'offers[0].when.field', 'subscriber.attributes.tier'],
  ['an attribute without its root', when({ field: 'attributes.tier', is: 'x' }), 'FW1307', 'offers[0].when.field', 'write subscriber.attributes.tier'],
  ['an attribute as a field', when({ field: 'subscriber.tier', is: 'x' }), 'FW1307', 'offers[0].when.field', 'write subscriber.attributes.tier'],
  ['a mistyped root', when({ field: 'subscripton.planId', is: 'x' }), 'FW1307', 'offers[0].when.field', 'write subscription.planId'],
  ['a rule deep inside', flow({ segments: { s: { any: [{ not: { fields: 'x' } }] } } }), 'FW1301', 'segments.s.any[0].not', 'write "field"'],
]

// biome-ignore format: one row for each case
const experiments: Row[] = [
  ['weights of nothing', flow({ experiments: [{ id: 'e', arms: [{ id: 'a', weight: 0 }] }] }), 'FW1501', 'experiments[0].arms', 'one above 0'],
  ['a negative weight', flow({ experiments: [{ id: 'e', arms: [{ id: 'a', weight: -1 }] }] }), 'FW1105', 'experiments[0].arms[0].weight', '0 or more'],
  ['no arms', flow({ experiments: [{ id: 'e', arms: [] }] }), 'FW1106', 'experiments[0].arms', 'one or more'],
  ['an arm with a mistyped offer', flow({ experiments: [{ id: 'e', arms: [{ id: 'a', weight: 1, offers: { haf: {} } }] }] }), 'FW1203', 'experiments[0].arms[0].offers.haf', 'write "half"'],
  ['an arm that renames', patching({ id: 'x' }), 'FW1502', 'experiments[0].arms[0].offers.half.id', 'nothing here'],
  ['an arm that changes the kind', patching({ kind: 'pause' }), 'FW1502', 'experiments[0].arms[0].offers.half.kind', 'nothing here'],
  ['an arm that changes who', patching({ when: { reason: 'price' } }), 'FW1502', 'experiments[0].arms[0].offers.half.when', 'nothing here'],
  ['an arm with a mistyped key', patching({ percentof: 30 }), 'FW1101', 'experiments[0].arms[0].offers.half.percentof', 'write "percentOff"'],
  ['an arm with a key of another kind', patching({ plans: [] }), 'FW1101', 'experiments[0].arms[0].offers.half.plans', 'one of title'],
  ['an arm that does not hide', patching({ hidden: false }), 'FW1104', 'experiments[0].arms[0].offers.half.hidden', 'write true'],
  ['an arm with a wrong value', patching({ percentOff: 300 }), 'FW1105', 'experiments[0].arms[0].offers.half.percentOff', 'up to 100'],
  ['an arm with two terms', patching({ percentOff: 30, amountOffMinor: 5, currency: 'USD' }), 'FW1112', 'experiments[0].arms[0].offers.half', 'only "percentOff"'],
  ['an arm with an amount without currency', patching({ amountOffMinor: 500 }), 'FW1102', 'experiments[0].arms[0].offers.half.currency', '"currency"'],
  ['an arm of text', patching('hidden'), 'FW1103', 'experiments[0].arms[0].offers.half', 'what to change'],
]

// biome-ignore format: one row for each case
const copies: Row[] = [
  ['an open field', saying('Hello {{subscriber.firstName'), 'FW1601', 'survey.title', '{{path}}'],
  ['a closed field', saying('Hello firstName}}'), 'FW1601', 'survey.title', 'two braces'],
  ['a mistyped field', saying('{{subscriber.firstname|you}}'), 'FW1602', 'survey.title', 'write subscriber.firstName'],
  ['a field without its root', saying('{{firstName|you}}'), 'FW1602', 'survey.title', 'write subscriber.firstName'],
  ['a field of nowhere', saying('{{weather|you}}'), 'FW1602', 'survey.title', 'product, subscription.planName'],
  ['a part of the product', saying('{{product.name}}'), 'FW1602', 'survey.title', 'product'],
  ['a history in copy', saying('{{history.attempts}}'), 'FW1602', 'survey.title', 'found "{{history.attempts}}"'],
  ['an offer outside of offers', saying('{{offer.percentOff}}'), 'FW1602', 'survey.title', 'found "{{offer.percentOff}}"'],
  ['a term of another kind', promising('{{offer.days}} days'), 'FW1602', 'offers[0].title', 'found "{{offer.days}}"'],
  ['a mistyped term', promising('{{offer.percentof}} %'), 'FW1602', 'offers[0].title', 'write offer.percentOff'],
  ['a mistyped format', saying('{{subscription.currentPeriodEnd:dat}}'), 'FW1603', 'survey.title', 'write "{{subscription.currentPeriodEnd:date}}"'],
  ['a price as date', saying('{{subscription.priceMinor:date}}'), 'FW1603', 'survey.title', 'write "{{subscription.priceMinor:money}}"'],
  ['a text as number', saying('{{subscription.planName:number}}'), 'FW1603', 'survey.title', 'write "{{subscription.planName}}"'],
  ['a field in an arm', patching({ title: '{{offer.percentof}}' }), 'FW1602', 'experiments[0].arms[0].offers.half.title', 'offer.percentOff'],
  ['a field in a translation', translating({ survey: { title: '{{produkt}}' } }), 'FW1602', 'locales.de.survey.title', 'write product'],
  ['a tag with an underscore', flow({ locales: { pt_BR: {} } }), 'FW1111', 'locales.pt_BR', 'write "pt-BR"'],
  ['a tag in small letters', flow({ locales: { 'pt-br': {} } }), 'FW1111', 'locales.pt-br', 'write "pt-BR"'],
  ['a language by name', flow({ locales: { german: {} } }), 'FW1111', 'locales.german', '"de"'],
  ['a translation of no copy', translating({ version: 2 }), 'FW1101', 'locales.de.version', 'one of product'],
  ['a mistyped copy key', translating({ survey: { tile: 'Warum?' } }), 'FW1101', 'locales.de.survey.tile', 'write "title"'],
  ['a mistyped id', translating({ survey: { reasons: { pricee: { label: 'x' } } } }), 'FW1203', 'locales.de.survey.reasons.pricee', 'write "price"'],
  ['a list for ids', translating({ offers: [{ title: 'x' }] }), 'FW1103', 'locales.de.offers', 'lists keyed by id'],
  ['a term in a translation', translating({ offers: { half: { percentOff: 20 } } }), 'FW1101', 'locales.de.offers.half.percentOff', 'one of title, body'],
  ['a number for words', translating({ product: 5 }), 'FW1103', 'locales.de.product', 'write "5"'],
  ['a text for a translation', flow({ locales: { de: 'ja' } }), 'FW1103', 'locales.de', 'an object with the texts'],
]

const tables: [string, Row[]][] = [
  ['shapes', shapes],
  ['terms', terms],
  ['names', names],
  ['rules', rules],
  ['experiments', experiments],
  ['copy', copies],
]

describe.each(tables)('parseDefinition tells what is wrong with %s', (_, rows) => {
  it.each(rows)('%s', (_name, input, code, path, mention) => {
    const result = parseDefinition(input)
    const issues = result.ok ? [] : result.issues
    expect(issues.map((issue) => `${issue.code} ${issue.path}`)).toEqual([`${code} ${path}`])
    const [issue] = issues
    if (typeof mention === 'string') expect(issue?.message).toContain(mention)
    else expect(issue?.message).toMatch(mention)
    expect(issue?.url).toBe(`https://fairwell.dev/errors#${code}`)
    expect(issue?.message).toMatch(/^[^\n]+: .+; found .+, write .+\.$/)
  })
})

describe('parseDefinition warns of', () => {
  // biome-ignore format: one row for each case
  it.each<Row>([
    ['a screen that is not in the order', flow({ screens: [{ id: 'x', kind: 'info', title: 'x' }] }), 'FW1207', 'screens[0]', 'no "x" in screenOrder'],
    ['a survey that is not in the order', flow({ screenOrder: ['offer', 'confirm'] }), 'FW1207', 'survey', '"survey"'],
    ['offers that are not in the order', flow({ screenOrder: ['survey', 'confirm'] }), 'FW1207', 'offers', '"offer"'],
    ['a way out that is too long', flow({ screenOrder: ['x', 'y', 'survey', 'offer', 'confirm'], screens: [{ id: 'x', kind: 'info', title: 'x' }, { id: 'y', kind: 'info', title: 'y' }] }), 'FW1208', 'screenOrder', '4 screens'],
    ['a rule of none', when({ any: [] }), 'FW1308', 'offers[0].when.any', 'never holds'],
    ['a category without a reason', when({ category: 'quality' }), 'FW1308', 'offers[0].when.category', '"quality"'],
    ['a field that may be empty', saying('Hello {{subscriber.firstName}}'), 'FW1604', 'survey.title', '{{subscriber.firstName|…}}'],
    ['a price in cents', saying('{{subscription.priceMinor}}'), 'FW1603', 'survey.title', '{{subscription.priceMinor:money}}'],
    ['an instant as it is', saying('{{subscription.currentPeriodEnd}}'), 'FW1603', 'survey.title', '{{subscription.currentPeriodEnd:date}}'],
  ])('%s', (_name, input, code, path, mention) => {
    const result = parseDefinition(input)
    if (!result.ok) throw new Error(result.issues[0]?.message)
    expect(result.warnings.map((issue) => `${issue.code} ${issue.path}`)).toEqual([
      `${code} ${path}`,
    ])
    expect(result.warnings[0]?.message).toContain(mention)
  })

  it('a translation of what is not there, and one that is incomplete', () => {
    const result = parseDefinition(
      translating({ survey: { title: 'Warum?' }, support: { label: 'Hilfe' } }),
    )
    const codes = result.ok ? result.warnings.map((issue) => `${issue.code} ${issue.path}`) : []
    expect(codes).toEqual(['FW1606 locales.de', 'FW1605 locales.de.support'])
  })
})
