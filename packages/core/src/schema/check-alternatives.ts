import { quoteAll } from './describe-value.ts'
import type { Path } from './issue.ts'
import { type Dictionary, isObject } from './json-value.ts'
import type { ObjectShape } from './shape.ts'
import { reportMissing, type Walk, walkObject, walkPlain } from './walk-shape.ts'

/** Lists of keys of which an object has one list, whole, and nothing of the others. */
type Row = readonly (readonly string[])[]

/** Percent or amount; for some cycles or for good. */
export const discountRows: readonly Row[] = [
  [['percentOff'], ['amountOffMinor', 'currency']],
  [['cycles'], ['forever']],
]

/** A pause of a length or until an instant. */
export const pauseRows: readonly Row[] = [[['days'], ['weeks'], ['months'], ['until']]]

/** Checks an object of which some keys exclude others. */
export function checkAlternatives(
  walk: Walk,
  value: unknown,
  path: Path,
  shape: ObjectShape,
  rows: readonly Row[],
): void {
  if (!isObject(value)) {
    walkPlain(walk, value, path, shape)
    return
  }
  const meant = walkObject(walk, value, path, shape)
  for (const row of rows) {
    if (!row.flat().some((key) => meant.includes(key))) checkRow(walk, value, path, shape, row)
  }
}

/** Checks that an object has exactly one of a row of alternatives. */
export function checkRow(
  walk: Walk,
  value: Dictionary,
  path: Path,
  shape: ObjectShape,
  row: Row,
): void {
  const has = (key: string) => value[key] !== undefined
  const chosen = row.filter((keys) => keys.some(has))
  const choice = row.map((keys) => quoteAll(keys, 'with')).join(' or ')
  if (chosen.length > 1) {
    walk.findings.report('FW1112', path, quoteAll(chosen.flat().filter(has)), `only ${choice}`)
  } else if (!chosen.length) {
    walk.findings.report('FW1102', path, `none of ${quoteAll(row.flat())}`, choice)
  }
  for (const key of chosen.length === 1 ? (chosen[0] ?? []) : []) {
    if (!has(key)) reportMissing(walk, path, key, shape)
  }
}
