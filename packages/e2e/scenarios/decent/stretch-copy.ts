import type { LooseDefinition } from '../../src/definitions.ts'

const words = [
  '.',
  'Rechtsschutzversicherungsgesellschaften '.repeat(12),
  'W'.repeat(1000),
  'هل تريد حقًا أن تترك كل ما بنيته معنا؟ '.repeat(9),
  'No, I hate saving money',
  '🎉😭🙏🏽'.repeat(40),
]
const isCopy = /^(label|title|body|name|product|fromLabel|toLabel)$/

/** The same definition in the words of a merciless author; equal numbers give equal words. */
export function stretchCopy(definition: LooseDefinition, seed: number): LooseDefinition {
  let turn = seed
  const stretch = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string') return isCopy.test(key) ? words[turn++ % words.length] : value
    if (Array.isArray(value)) return value.map((each) => stretch(each))
    if (!value || typeof value !== 'object') return value
    // Rules and the data of others are not copy.
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        name,
        name === 'when' || name === 'data' || name === 'segments' ? inner : stretch(inner, name),
      ]),
    )
  }
  return stretch(definition) as LooseDefinition
}
