import type { InOffer } from './check-experiments.ts'
import { definitionShape } from './definition-shape.ts'
import { describe, quote } from './describe-value.ts'
import type { Path } from './issue.ts'
import { byId, type Dictionary, isObject, objectOf, textOf } from './json-value.ts'
import { offerShape } from './offer-shape.ts'
import { keyOf, kindOf, namesOf, type ObjectShape, type Shape } from './shape.ts'
import { reportUnknown, type Walk, walkShape } from './walk-shape.ts'

/** Checks the translations: tags, and under each a mirror of the definition with copy keys only. */
export function checkLocales(walk: Walk, definition: Dictionary, inOffer: InOffer): void {
  const { findings } = walk
  const offers = byId(definition.offers)

  /** Checks one place of a mirror against the place of the definition that it stands for. */
  const mirror = (value: unknown, path: Path, shape: Shape, original: unknown): void => {
    if (shape === 'copy') walkShape(walk, value, path, shape)
    if (typeof shape === 'string' || 'oneOf' in shape) return
    if ('list' in shape && shape.list === 'copy') {
      walkShape(walk, value, path, shape)
      const size = Array.isArray(original) ? original.length : 0
      if (Array.isArray(value) && value.length !== size) {
        findings.warn('FW1605', path, describe(value), `${size}, as the definition has`)
      }
    } else if (!isObject(value)) {
      findings.report(
        'FW1103',
        path,
        describe(value),
        'an object with the texts, lists keyed by id',
      )
    } else if (shape.role === 'patch') {
      const offer = objectOf(offers.get(textOf(path.at(-1))))
      mirrorKeys(value, path, kindOf(offerShape, offer.kind), objectOf(original))
    } else if ('keys' in shape) mirrorKeys(value, path, shape, objectOf(original))
    else if ('kinds' in shape) {
      mirrorKeys(value, path, kindOf(shape, objectOf(original).kind), objectOf(original))
    } else mirrorItems(value, path, 'list' in shape ? shape.list : shape.record, original)
  }

  const mirrorKeys = (
    value: Dictionary,
    path: Path,
    shape: ObjectShape | undefined,
    original: Dictionary,
  ): void => {
    const known = shape ? namesOf(shape).filter((name) => hasCopy(keyOf(shape, name))) : []
    for (const [key, text] of Object.entries(value)) {
      const at = [...path, key]
      const inner = shape && keyOf(shape, key)
      if (!inner || !known.includes(key)) reportUnknown(walk, 'FW1101', at, key, known)
      else if (original[key] !== undefined) mirror(text, at, inner, original[key])
      else findings.warn('FW1605', at, quote(key), 'it in the definition too')
    }
  }

  const mirrorItems = (value: Dictionary, path: Path, shape: Shape, original: unknown): void => {
    const items = Array.isArray(original)
      ? byId(original)
      : new Map(Object.entries(objectOf(original)))
    for (const [id, texts] of Object.entries(value)) {
      const at = [...path, id]
      if (!items.has(id)) reportUnknown(walk, 'FW1203', at, id, [...items.keys()])
      else {
        const item = items.get(id)
        const offer = { ...offers.get(id), ...objectOf(item) }
        const check = () => mirror(texts, at, shape, item)
        if (/^(offer|patch)$/.test(roleOf(shape))) inOffer(offer, check)
        else check()
      }
    }
  }

  for (const [tag, texts] of Object.entries(objectOf(definition.locales))) {
    const path = ['locales', tag]
    const canonical = canonicalTag(tag)
    if (canonical !== tag) {
      const write = canonical ? quote(canonical) : 'a tag such as "de" or "pt-BR"'
      findings.report('FW1111', path, quote(tag), write, canonical)
    }
    mirror(texts, path, definitionShape, definition)
  }
}

/** Whether there is anything to translate in what a shape describes. */
function hasCopy(shape: Shape | undefined): boolean {
  if (typeof shape !== 'object') return shape === 'copy'
  if (shape.role === 'patch') return true
  const inner =
    'list' in shape
      ? [shape.list]
      : 'record' in shape
        ? [shape.record]
        : Object.values('kinds' in shape ? shape.kinds : 'keys' in shape ? shape.keys : {})
  return inner.some(hasCopy)
}

function roleOf(shape: Shape): string {
  return (typeof shape === 'object' && shape.role) || ''
}

/** A language tag as it should be written; undefined where it is none. */
function canonicalTag(tag: string): string | undefined {
  try {
    const [canonical = ''] = Intl.getCanonicalLocales(tag.replace(/_/g, '-'))
    return /^[a-z]{2,3}(-|$)/.test(canonical) ? canonical : undefined
  } catch {
    return undefined
  }
}
