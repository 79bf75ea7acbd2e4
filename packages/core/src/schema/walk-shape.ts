import type { DefinitionCode } from './codes.ts'
import { describe, quote } from './describe-value.ts'
import { hintOf, repair } from './hints.ts'
import type { Findings, Path } from './issue.ts'
import { type Dictionary, isObject, isUnsafeName, textOf } from './json-value.ts'
import { nearest } from './nearest.ts'
import { isScalar, type ScalarName } from './scalars.ts'
import {
  type KindsShape,
  keyOf,
  kindOf,
  namesOf,
  type ObjectShape,
  type Role,
  type Shape,
} from './shape.ts'

/** A check for more than the shape says; calls `walkPlain` for what it does say. */
export type SpecialCheck = (value: unknown, path: Path, shape: Shape) => void

/** One walk over an input, along its shape. */
export interface Walk {
  readonly findings: Findings
  readonly specials: { readonly [Name in Role | ScalarName | 'rule']?: SpecialCheck }
}

/** Checks a value and everything in it against a shape, and reports what does not fit. */
export function walkShape(walk: Walk, value: unknown, path: Path, shape: Shape): void {
  const role = typeof shape === 'string' ? shape : shape.role
  const special = role && role !== 'json' ? walk.specials[role] : undefined
  if (walk.findings.isFull) return
  if (special) special(value, path, shape)
  else walkPlain(walk, value, path, shape)
}

/** The same, without the special check of this very shape. */
export function walkPlain(walk: Walk, value: unknown, path: Path, shape: Shape): void {
  const { findings } = walk
  if (shape === 'json') return
  if (typeof shape === 'string' || 'oneOf' in shape) {
    if (shape === 'id' && isUnsafeName(value))
      findings.report('FW1003', path, describe(value), 'another name')
    else walkLeaf(walk, value, path, shape)
  } else if ('list' in shape ? !Array.isArray(value) : !isObject(value)) {
    findings.report('FW1103', path, describe(value), hintOf(shape)[1])
  } else if ('list' in shape) {
    const list = value as readonly unknown[]
    if (shape.isFilled && !list.length)
      findings.report('FW1106', path, 'an empty list', 'one or more')
    // Questions have one list of ids for the whole flow.
    if (!(typeof shape.list === 'object' && shape.list.role === 'question'))
      checkIds(walk, list, path)
    list.forEach((item, index) => {
      walkShape(walk, item, [...path, index], shape.list)
    })
  } else if ('record' in shape) {
    for (const [key, item] of Object.entries(value as Dictionary)) {
      walkShape(walk, item, [...path, key], shape.record)
    }
  } else if ('kinds' in shape) walkKinds(walk, value as Dictionary, path, shape)
  else walkObject(walk, value as Dictionary, path, shape)
}

function walkLeaf({ findings }: Walk, value: unknown, path: Path, shape: Shape): void {
  const choices = typeof shape === 'object' && 'oneOf' in shape ? shape.oneOf : undefined
  if (choices ? choices.includes(value as never) : isScalar(shape as ScalarName, value)) return
  const meant = choices && nearest(textOf(value), choices.map(String))
  const better = choices
    ? choices.find((choice) => String(choice) === meant)
    : repair(shape as ScalarName, value)
  const [code, write] = hintOf(shape)
  const isBlank = code === 'FW1103' && typeof value === 'string' && !value.trim()
  const isNumber = code === 'FW1105' || code === 'FW1107'
  findings.report(
    isBlank ? 'FW1106' : isNumber && typeof value !== 'number' ? 'FW1103' : code,
    path,
    describe(value),
    better === undefined ? write : quote(better),
    better,
  )
}

/** Checks that no two objects of a list have one id. */
function checkIds({ findings }: Walk, list: readonly unknown[], path: Path): void {
  const places = new Map<unknown, number>()
  list.forEach((item, index) => {
    const id = isObject(item) ? item.id : undefined
    const first = places.get(id)
    if (first === undefined) {
      if (id !== undefined) places.set(id, index)
    } else {
      const found = `${describe(id)}, also at [${first}]`
      findings.report('FW1201', [...path, index, 'id'], found, 'another id')
    }
  })
}

function walkKinds(walk: Walk, value: Dictionary, path: Path, shape: KindsShape): void {
  const inner = kindOf(shape, value.kind)
  if (inner) walkShape(walk, value, path, inner)
  else reportUnknown(walk, 'FW1113', [...path, 'kind'], value.kind, Object.keys(shape.kinds))
}

/**
 * Checks the keys of one object. Returns the keys that mistyped ones stand for: they are not told
 * as missing too.
 */
export function walkObject(
  walk: Walk,
  value: Dictionary,
  path: Path,
  shape: ObjectShape,
): readonly (string | undefined)[] {
  const names = namesOf(shape)
  const present = Object.keys(value).filter((key) => value[key] !== undefined)
  const free = names.filter((name) => !present.includes(name))
  const meant = present.map((key) => {
    const at = [...path, key]
    const inner = keyOf(shape, key)
    if (inner) return void walkShape(walk, value[key], at, inner)
    if (key === 'required') {
      return void walk.findings.report('FW1101', at, quote(key), 'nothing: no question is required')
    }
    return reportUnknown(walk, 'FW1101', at, key, free, names)
  })
  for (const name of free) {
    if (name in shape.keys && !meant.includes(name)) reportMissing(walk, path, name, shape)
  }
  return meant
}

/** Reports a key that must be there. */
export function reportMissing(
  { findings }: Walk,
  path: Path,
  name: string,
  shape: ObjectShape,
): void {
  const write = `"${name}": ${hintOf(keyOf(shape, name) ?? 'json')[1]}`
  findings.report('FW1102', [...path, name], 'nothing', write)
}

/**
 * Reports a name that is not among those known, and returns the one that it most likely stands for.
 */
export function reportUnknown(
  { findings }: Walk,
  code: DefinitionCode,
  path: Path,
  name: unknown,
  candidates: readonly string[],
  known: readonly string[] = candidates,
): string | undefined {
  if (findings.isFull) return undefined
  const meant = typeof name === 'string' ? nearest(name, candidates) : undefined
  const list = known.length
    ? `one of ${known.slice(0, 30).join(', ')}`
    : 'nothing: there is none yet'
  findings.report(code, path, describe(name), meant ? quote(meant) : list, meant)
  return meant
}
