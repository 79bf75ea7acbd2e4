import { byId, type Dictionary, objectOf, objectsOf } from './json-value.ts'

/**
 * Everything in a definition that something else refers to, read before the definition is known to
 * be right.
 */
export interface DefinitionNames {
  readonly reasons: readonly string[]
  /** Categories that a reason has. */
  readonly categories: readonly unknown[]
  readonly questions: ReadonlyMap<string, Dictionary>
  readonly segments: readonly string[]
  readonly offers: ReadonlyMap<string, Dictionary>
}

/** Collects the names of a definition. */
export function collectNames(definition: Dictionary): DefinitionNames {
  const { reasons, comment } = objectOf(definition.survey)
  const asking = [...objectsOf(reasons), ...objectsOf(definition.screens)]
  return {
    reasons: [...byId(reasons).keys()],
    categories: objectsOf(reasons).map(({ category }) => category),
    questions: byId([
      ...asking.flatMap(({ questions }) => objectsOf(questions)),
      ...(comment ? [{ id: 'comment', kind: 'text' }] : []),
    ]),
    segments: Object.keys(objectOf(definition.segments)),
    offers: byId(definition.offers),
  }
}
