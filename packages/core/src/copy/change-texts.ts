import { own } from '../targeting/read-own.ts'

// These hold no copy: translations, the author's data, conditions, and what an offer is made of.
const CLOSED = /^(locales|data|when|segments|raw|terms|url|choice)$/

/**
 * A value with each text in it changed, at any depth. `beside` is walked along: lists of things with
 * ids lie in it as objects by those ids, other lists by their indexes.
 */
export function changeTexts<Value>(
  value: Value,
  change: (text: string, key: string, beside: unknown) => string,
  beside?: unknown,
  key = '',
): Value {
  const next = (item: unknown, name: string, place = name) =>
    changeTexts(item, change, own(beside, place), name)
  if (typeof value === 'string') return change(value, key, beside) as Value
  if (Object(value) !== value || CLOSED.test(key)) return value
  return (
    Array.isArray(value)
      ? value.map((item, index) => next(item, key, String(own(item, 'id') ?? index)))
      : Object.fromEntries(
          Object.entries(value as object).map(([name, item]) => [name, next(item, name)]),
        )
  ) as Value
}
