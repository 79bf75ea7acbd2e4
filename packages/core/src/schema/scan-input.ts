import { describe } from './describe-value.ts'
import type { Findings, Path } from './issue.ts'
import { type Dictionary, isObject, isUnsafeName } from './json-value.ts'

/** Rules nest at most 32 times, which is 64 levels of JSON; nothing else comes near. */
const MOST_LEVELS = 100
const MOST_VALUES = 1_000_000

interface Level {
  readonly value: Dictionary
  readonly keys: readonly string[] | undefined
  readonly size: number
  at: number
}

/**
 * Looks at every value once, without recursion, before anything else does: unsafe names, what is
 * not JSON, too deep, too large. Returns whether the rest of the checker may walk the input.
 */
export function scanInput(findings: Findings): boolean {
  const path: (string | number)[] = []
  const levels: Level[] = []
  let left = MOST_VALUES

  const enter = (value: unknown): void => {
    if (Array.isArray(value)) {
      levels.push({ value: value as never, keys: undefined, size: value.length, at: 0 })
    } else if (isObject(value)) {
      const keys = Object.keys(value)
      levels.push({ value, keys, size: keys.length, at: 0 })
    } else if (!isScalar(value)) {
      findings.report('FW1006', [...path], describe(value), 'plain JSON')
    }
  }

  if (findings.input !== undefined) enter(findings.input)
  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    path.length = levels.length - 1
    if (level.at === level.size) {
      levels.pop()
      continue
    }
    const key = level.keys ? (level.keys[level.at] as string) : level.at
    level.at++
    path.push(key)
    if (--left < 0) {
      findings.report('FW1005', [], `more than ${MOST_VALUES} values`, 'less')
      return false
    }
    if (levels.length >= MOST_LEVELS) {
      tooDeep(findings, path)
      return false
    }
    if (isUnsafeName(key)) {
      findings.report('FW1003', [...path], describe(key), 'another name')
    } else {
      const value = level.value[key]
      if (value !== undefined || !level.keys) enter(value)
    }
  }
  return true
}

function isScalar(value: unknown): boolean {
  return (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    Number.isFinite(value)
  )
}

function tooDeep(findings: Findings, path: Path): void {
  const rule = path.findIndex((key) => key === 'when' || key === 'segments')
  const found = `more than ${MOST_LEVELS} levels`
  if (rule < 0) findings.report('FW1004', path.slice(0, 6), found, 'less')
  else {
    const end = path[rule] === 'when' ? rule + 1 : rule + 2
    findings.report('FW1303', path.slice(0, end), found, 'it flatter, with segments')
  }
}
