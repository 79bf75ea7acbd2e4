import { describe, quote } from './describe-value.ts'
import type { Path } from './issue.ts'
import { type Dictionary, textOf } from './json-value.ts'
import {
  accountField,
  accountPaths,
  fieldsOf,
  type KnownField,
  nearestPath,
} from './known-fields.ts'
import { nearest } from './nearest.ts'
import { offerShape } from './offer-shape.ts'
import { kindOf } from './shape.ts'
import type { Walk } from './walk-shape.ts'

/** The type of field that each format writes. */
const formats = new Map([
  ['date', 'instant'],
  ['money', 'number'],
  ['number', 'number'],
  ['list', 'list'],
])

/** What the terms of a priced offer add to its own keys. */
const terms: { readonly [key: string]: KnownField['type'] } = {
  priceNowMinor: 'number',
  offerPriceMinor: 'number',
  priceAfterMinor: 'number',
  nextChargeMinor: 'number',
  intervalCount: 'number',
  offerEndsAt: 'instant',
  nextChargeAt: 'instant',
  currency: 'text',
  interval: 'text',
}

/**
 * Checks the fields of a copy text: `{{path}}`, `{{path:format}}`, `{{path|fallback}}`,
 * `{{path:format|fallback}}`.
 */
export function checkCopy(
  { findings }: Walk,
  text: string,
  path: Path,
  offer: Dictionary | undefined,
): void {
  const rest = text.replace(/\{\{([^{}]*)\}\}/g, (whole, inner: string) => {
    const [head = '', ...fallback] = inner.split('|')
    const [name = '', format] = head.split(':').map((part) => part.trim())
    const offered = offerFields(offer)
    const field: KnownField | undefined =
      name === 'product' ? { type: 'text' } : (offered.get(name) ?? accountField(name))
    if (!field || field.type === 'object' || name.startsWith('history.')) {
      const known = ['product', ...accountPaths(), ...offered.keys()]
      const meant = nearestPath(
        name,
        known.filter((each) => !each.startsWith('history.')),
      )
      const write = meant ?? 'product, subscription.planName or subscriber.firstName, say'
      findings.report('FW1602', path, quote(whole), write, meant)
    } else if (format !== undefined && !fitsFormat(field, format)) {
      const meant = formats.has(format) ? undefined : nearest(format, [...formats.keys()])
      const better = meant ?? formatOf(field)
      const write = better ? `{{${name}:${better}}}` : `{{${name}}}`
      findings.report('FW1603', path, quote(whole), quote(write), meant)
    } else if (field.isOptional && !fallback.length && !path.includes('consequences')) {
      findings.warn('FW1604', path, quote(whole), `${quote(`{{${head}|…}}`)} with words for then`)
    } else if (format === undefined && (field.type === 'instant' || name.endsWith('Minor'))) {
      const write = `{{${[`${name}:${name.endsWith('Minor') ? 'money' : 'date'}`, ...fallback].join('|')}}}`
      findings.warn('FW1603', path, quote(whole), quote(write), write)
    }
    return ''
  })
  if (/\{\{|\}\}/.test(rest)) {
    findings.report('FW1601', path, describe(text), '{{path}}, with two braces on either side')
  }
}

function fitsFormat({ type }: KnownField, format: string): boolean {
  return formats.has(format) && (type === 'anything' || formats.get(format) === type)
}

function formatOf({ type }: KnownField): string | undefined {
  return [...formats.keys()].find((format) => formats.get(format) === type)
}

/** What copy of an offer may name: the keys of its kind, and the terms that they lead to. */
function offerFields(offer: Dictionary | undefined): ReadonlyMap<string, KnownField> {
  const shape = kindOf(offerShape, offer?.kind)
  if (!offer || !shape) return new Map()
  const own = fieldsOf(shape).map(
    ([key, field]) => [key, { ...field, isOptional: offer[key] === undefined }] as const,
  )
  const isPriced = /^(discount|trial-extension|credit|skip)$/.test(textOf(offer.kind))
  const priced = Object.entries(isPriced ? terms : {}).map(
    ([key, type]) => [key, { type }] as const,
  )
  return new Map(
    [...own, ...priced]
      .filter(([key]) => !/^(id|kind|title|body|cooldownDays)$/.test(key))
      .map(([key, field]) => [`offer.${key}`, field]),
  )
}
