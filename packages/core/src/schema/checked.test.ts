import { describe, expect, it } from 'vitest'
import kinds from '../../../../examples/definitions/flow.kinds.json' with { type: 'json' }
import { checkedPresets, definitionHash, isChecked, stampChecked } from './checked.ts'
import { parseDefinition } from './parse-definition.ts'

const result = parseDefinition(kinds)
if (!result.ok) throw new Error(result.issues[0]?.message)
const { definition } = result

describe('the mark of a check', () => {
  it('holds for the definition that was checked', () => {
    const stamped = stampChecked(definition, ['us-federal', 'us-ca'])
    expect(stamped.checked).toBe(`1:${definitionHash(definition)}:us-federal,us-ca`)
    expect(isChecked(stamped)).toBe(true)
    expect(checkedPresets(stamped)).toEqual(['us-federal', 'us-ca'])
    expect(parseDefinition(stamped).ok).toBe(true)
  })

  it('holds in whatever order the keys are, and through JSON', () => {
    const stamped = stampChecked(definition, [])
    const reversed = Object.fromEntries(Object.entries(stamped).reverse())
    expect(isChecked(reversed)).toBe(true)
    expect(isChecked(JSON.parse(JSON.stringify(stamped, null, 2)))).toBe(true)
    expect(checkedPresets(stamped)).toEqual([])
  })

  it('holds no more once anything is changed', () => {
    const stamped = stampChecked(definition, ['us-ca'])
    expect(isChecked({ ...stamped, product: 'Other' })).toBe(false)
    expect(isChecked({ ...stamped, offers: [] })).toBe(false)
    expect(isChecked({ ...stamped, checked: stamped.checked?.replace(/^1/, '2') })).toBe(false)
    expect(checkedPresets({ ...stamped, product: 'Other' })).toEqual([])
  })

  it('is replaced by another check, not hashed with it', () => {
    const stamped = stampChecked(definition, [])
    expect(definitionHash(stamped)).toBe(definitionHash(definition))
    expect(stampChecked(stamped, []).checked).toBe(stamped.checked)
  })

  it.each([undefined, null, 1, 'x', [], {}, { checked: 5 }, { checked: '1' }, definition])(
    'is not there in %s',
    (input) => {
      expect(isChecked(input)).toBe(false)
    },
  )
})

describe('definitionHash', () => {
  it('is the same everywhere', () => {
    expect(definitionHash({})).toBe('8a082ec8')
    expect(definitionHash({ b: [1, 'ü', null], a: { d: true, c: 1.5 } })).toBe('a9258b8b')
  })

  it('tells lists from their reverse, and texts from numbers', () => {
    expect(definitionHash({ a: [1, 2] })).not.toBe(definitionHash({ a: [2, 1] }))
    expect(definitionHash({ a: '1' })).not.toBe(definitionHash({ a: 1 }))
  })
})
