import { expect, it } from 'vitest'
import { findSinks, readingProblem } from '../../../../scripts/find-sinks.ts'
import { distFile, distFiles } from '../../src/dist-files.ts'

/** The loader's address comes from its policy, as e10 shows. Preact sets attributes by names that stand in our own JSX, and never as text what begins with "on". */
const known = {
  'fairwell.js': ['src without a policy'],
  'fairwell-flow.js': ['setAttribute of any name'],
} as Record<string, string[]>

it.each(distFiles)('S-11 %s has no sink for markup or code', (name) => {
  const sinks = findSinks(distFile(name).toString()).map(({ what }) => what)
  expect(sinks).toEqual(known[name] ?? [])
})

it.each(distFiles)('FO-26 %s is read by a browser of 2020', (name) => {
  expect(readingProblem(distFile(name).toString(), 2020)).toBeUndefined()
})

it.each(distFiles)('P2.1-4 %s has no size in rem, which follows the host page', (name) => {
  expect(distFile(name).toString()).not.toMatch(/[\d.]rem\b/)
})
