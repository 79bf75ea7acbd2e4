import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { FlowDefinition } from '../schema/definition-schema.ts'
import { assignArms } from './assign-arms.ts'
import { bucketOf } from './bucket-of.ts'
import { murmur3 } from './murmur3.ts'

interface Vectors {
  hashes: { text: string; seed: number; hash: number }[]
  buckets: { experimentId: string; subscriberId: string; bucket: number }[]
  assignments: {
    definition: Pick<FlowDefinition, 'experiments' | 'holdoutPercent'>
    assigned: { subscriberId: string; holdout?: string; arms: Record<string, string> }[]
  }[]
}

const vectors: Vectors = JSON.parse(
  readFileSync(
    new URL('../../../../docs/reference/experiment-vectors.json', import.meta.url),
    'utf8',
  ),
)

// The published vectors come from another implementation (mmh3 for Python, exact fractions).
describe('the published vectors', () => {
  it('hold for every hash', () => {
    for (const { text, seed, hash } of vectors.hashes) expect(murmur3(text, seed)).toBe(hash)
    expect(vectors.hashes.length).toBeGreaterThan(30)
  })

  it('hold for every bucket', () => {
    for (const { experimentId, subscriberId, bucket } of vectors.buckets) {
      expect(bucketOf(experimentId, subscriberId), `${experimentId}:${subscriberId}`).toBe(bucket)
    }
    expect(vectors.buckets.length).toBeGreaterThan(50)
  })

  it('hold for every assignment', () => {
    for (const { definition, assigned } of vectors.assignments) {
      for (const { subscriberId, holdout, arms } of assigned) {
        const assignment = assignArms(definition, subscriberId)
        expect(assignment.holdout).toBe(holdout)
        expect(
          Object.fromEntries(assignment.arms.map((arm) => [arm.experimentId, arm.armId])),
        ).toEqual(arms)
      }
    }
  })
})
