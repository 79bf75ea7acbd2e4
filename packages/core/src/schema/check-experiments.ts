import { checkRow, discountRows } from './check-alternatives.ts'
import { checkName } from './check-rule.ts'
import type { DefinitionNames } from './definition-names.ts'
import { describe } from './describe-value.ts'
import type { Path } from './issue.ts'
import { type Dictionary, isObject, objectsOf } from './json-value.ts'
import { offerShape } from './offer-shape.ts'
import { kindOf, type ObjectShape } from './shape.ts'
import { type Walk, walkObject } from './walk-shape.ts'

/** Runs a check in which copy may name the fields of an offer. */
export type InOffer = (offer: Dictionary, check: () => void) => void

/**
 * Checks what the shape of an experiment does not say: its reserved id, and that an arm can be
 * drawn.
 */
export function checkExperiment({ findings }: Walk, experiment: Dictionary, path: Path): void {
  if (experiment.id === 'holdout') {
    findings.report(
      'FW1202',
      [...path, 'id'],
      '"holdout"',
      'another id; "holdoutPercent" makes a holdout',
    )
  }
  const arms = objectsOf(experiment.arms)
  if (arms.length && arms.every(({ weight }) => weight === 0)) {
    findings.report('FW1501', [...path, 'arms'], 'weights of 0 only', 'one above 0')
  }
}

/**
 * Checks what an arm says of the offers: each exists, only keys of its kind are replaced, and the
 * outcome is an offer.
 */
export function checkPatches(
  walk: Walk,
  names: DefinitionNames,
  patches: Dictionary,
  path: Path,
  inOffer: InOffer,
): void {
  for (const [id, patch] of Object.entries(patches)) {
    const at = [...path, id]
    const offer = names.offers.get(id)
    const shape = kindOf(offerShape, offer?.kind)
    if (!offer) checkName(walk, id, at, [...names.offers.keys()])
    else if (!isObject(patch))
      walk.findings.report('FW1103', at, describe(patch), 'what to change in { }')
    else if (shape) {
      inOffer({ ...offer, ...patch }, () => checkPatch(walk, offer, patch, at, shape))
    }
  }
}

function checkPatch(
  walk: Walk,
  offer: Dictionary,
  patch: Dictionary,
  path: Path,
  { keys }: ObjectShape,
): void {
  const { id: _, kind: __, 'when?': ___, ...terms } = keys
  const { id: _id, kind: _kind, when: _when, ...changes } = patch
  for (const key of ['id', 'kind', 'when']) {
    if (key in patch)
      walk.findings.report('FW1502', [...path, key], describe(patch[key]), 'nothing here')
  }
  const optional = Object.entries(terms).map(([key, shape]) => [`${key.replace('?', '')}?`, shape])
  const shape: ObjectShape = {
    keys: { ...Object.fromEntries(optional), 'hidden?': { oneOf: [true] } },
  }
  walkObject(walk, changes, path, shape)
  for (const row of offer.kind === 'discount' ? discountRows : []) {
    // A key of one alternative takes the place of the others' keys, as it does when the flow runs.
    const chosen = row.find((names) => names.some((key) => key in patch))
    const kept = chosen?.map((key) => [key, offer[key]] as const)
    if (kept) checkRow(walk, { ...Object.fromEntries(kept), ...patch }, path, shape, row)
  }
}
