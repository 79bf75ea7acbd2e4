import { arbitraryDefinition } from '@fairwell/testkit/arbitraries'
import * as fc from 'fast-check'
import type { LooseDefinition } from '../../src/definitions.ts'
import { stretchCopy } from './stretch-copy.ts'

/** Valid definitions of any shape, in the words of a merciless author. */
export function anyDefinitions(count: number, seed: number): LooseDefinition[] {
  const shapes = arbitraryDefinition({ screens: 4 })
  return fc
    .sample(shapes, { numRuns: count, seed })
    .map((definition, index) => stretchCopy({ ...definition, id: `any-${index}` }, seed + index))
}
