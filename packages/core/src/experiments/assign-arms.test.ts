import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assignArms } from './assign-arms.ts'
import { bucketOf } from './bucket-of.ts'

const experiment = (id: string, ...weights: number[]) => ({
  id,
  arms: weights.map((weight, index) => ({ id: `arm-${index}`, weight })),
})

describe('assignArms', () => {
  it('gives nobody without an id an arm or a place in the holdout', () => {
    const definition = { holdoutPercent: 100, experiments: [experiment('e', 1)] }
    expect(assignArms(definition, undefined)).toEqual({ arms: [] })
    expect(assignArms(definition, '')).toEqual({ arms: [] })
  })

  it('has no holdout where the definition has none', () => {
    expect(assignArms({}, 'u').holdout).toBeUndefined()
    expect(assignArms({ holdoutPercent: 0 }, 'u').holdout).toBeUndefined()
  })

  it('keeps who is held out from every other experiment', () => {
    const definition = { holdoutPercent: 100, experiments: [experiment('e', 1)] }
    expect(assignArms(definition, 'u')).toEqual({ holdout: 'holdout', arms: [] })
  })

  it('holds out the buckets below a hundred times the percentage', () => {
    for (let number = 0; number < 2000; number++) {
      const id = `user_${number}`
      const { holdout } = assignArms({ holdoutPercent: 1.1 }, id)
      expect(holdout).toBe(bucketOf('holdout', id) < 110 ? 'holdout' : 'treatment')
    }
  })

  it('gives arms the buckets in their order, by their share of the sum', () => {
    for (let number = 0; number < 2000; number++) {
      const id = `user_${number}`
      const bucket = bucketOf('e', id)
      const expected = bucket < 2900 ? 'arm-0' : bucket < 3000 ? 'arm-2' : 'arm-3'
      const definition = { experiments: [experiment('e', 29, 0, 1, 70)] }
      expect(assignArms(definition, id).arms).toEqual([{ experimentId: 'e', armId: expected }])
    }
  })

  it('gives everybody an arm unless every weight is 0', () => {
    const weights = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), {
      minLength: 1,
      maxLength: 5,
    })
    return fc.assert(
      fc.property(weights, fc.string({ minLength: 1 }), (weights, id) => {
        // Weights too small to be told from nothing beside the others are as good as none.
        const usable = weights.map((weight) => (weight < 1e-3 ? 0 : weight))
        const { arms } = assignArms({ experiments: [experiment('e', ...usable)] }, id)
        expect(arms).toHaveLength(usable.some((weight) => weight > 0) ? 1 : 0)
        const chosen = usable[Number(arms[0]?.armId.slice(4))]
        expect(chosen).not.toBe(0)
      }),
    )
  })
})
