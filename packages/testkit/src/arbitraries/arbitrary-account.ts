import type { Account } from '@fairwell/core'
import * as fc from 'fast-check'
import { randomAccount } from './random-account.ts'

/**
 * Valid accounts in every subscription state, fitted to the time of `fakePorts()`: with and without
 * an id, a subscription, a discount, a history of the offers that `arbitraryDefinition` makes.
 */
export function arbitraryAccount(): fc.Arbitrary<Account> {
  return fc
    .tuple(fc.nat(0x7fffffff), fc.nat(3))
    .map(([seed, decisions]) => randomAccount(seed, decisions))
}
