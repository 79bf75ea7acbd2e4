import { expectTypeOf, it } from 'vitest'
import { type Category, fromSystem, toSystem } from './index.ts'

declare const category: Category

it('the values of a closed list are known to the type', () => {
  expectTypeOf(toSystem('stripe', category).value).toEqualTypeOf<
    | 'too_expensive'
    | 'missing_features'
    | 'switched_service'
    | 'unused'
    | 'customer_service'
    | 'too_complex'
    | 'low_quality'
    | 'other'
  >()
})

it('what takes no reason gives the reason for that', () => {
  expectTypeOf(toSystem('app-store', category)).toEqualTypeOf<{
    readonly value: undefined
    readonly why: string
  }>()
})

it('only systems and fields that exist can be asked', () => {
  // @ts-expect-error There is no such system.
  toSystem('braintree', category)
  // @ts-expect-error That is a field of another system.
  fromSystem('stripe', 'a', 'expirationIntent')
})
