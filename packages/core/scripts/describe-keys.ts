import type { JsonSchema } from './editor-schemas.ts'
import { descriptions } from './schema-descriptions.ts'

const offerKinds =
  /^(Discount|Pause|PlanChange|TrialExtension|Credit|Skip|Contact|Learn|Redirect|Custom|OfferPatch)$/

/**
 * Writes what each key means beside it, for the whole document.
 *
 * @throws Error where a key has no description.
 */
export function describeKeys(schema: JsonSchema, name: string): JsonSchema {
  const { $defs, ...root } = schema
  const described = describeNode(root, name)
  if (!$defs) return described
  const parts = Object.entries($defs).map(([part, node]) => [
    part,
    // A mirror says by its shape what each key is.
    /^(Locale|OfferCopy|QuestionCopy|Json)$/.test(part) ? node : describeNode(node, part),
  ])
  return { ...described, $defs: Object.fromEntries(parts) }
}

function describeNode(node: JsonSchema, owner: string): JsonSchema {
  const { propertyNames: _, ...copy }: JsonSchema = { ...node }
  for (const keyword of ['anyOf', 'oneOf'] as const) {
    const options = node[keyword] as JsonSchema[] | undefined
    if (options) copy[keyword] = options.map((option) => describeNode(option, owner))
  }
  if (node.items) copy.items = describeNode(node.items, owner)
  if (node.properties) {
    copy.properties = Object.fromEntries(
      Object.entries(node.properties).map(([key, value]) => [
        key,
        { description: describe(owner, key), ...describeNode(value, key) },
      ]),
    )
  }
  return copy
}

function describe(owner: string, key: string): string {
  const shared = offerKinds.test(owner) ? descriptions[`Offer.${key}`] : undefined
  const text = descriptions[`${owner}.${key}`] ?? shared ?? descriptions[key]
  if (!text) throw new Error(`schema-descriptions.ts says nothing of ${owner}.${key}`)
  return text
}
