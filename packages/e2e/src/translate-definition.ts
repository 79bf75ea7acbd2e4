import type { LooseDefinition } from './definitions.ts'

const words = /^(title|body|label|fromLabel|toLabel|consequences|alt)$/
const closed = /^(locales|data|when|segments)$/

/** The definition with a locale in which every text is what `translate` makes of it. */
export function translateDefinition(
  definition: LooseDefinition,
  tag: string,
  translate: (text: string) => string,
): LooseDefinition {
  const mirror = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return words.test(key) ? translate(value) : undefined
    if (Object(value) !== value || closed.test(key)) return undefined
    const entries = Array.isArray(value)
      ? value.map((item, index) => [item?.id ?? `${index}`, item, key])
      : Object.entries(value as object).map(([name, item]) => [name, item, name])
    if (words.test(key)) return (value as string[]).map(translate)
    const copy = entries
      .map(([name, item, inner]) => [name, mirror(item, inner)])
      .filter(([, item]) => item !== undefined)
    return copy.length ? Object.fromEntries(copy) : undefined
  }
  return { ...definition, locales: { ...definition.locales, [tag]: mirror(definition, '') } }
}
