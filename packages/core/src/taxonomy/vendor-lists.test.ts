import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { ConsumptionRequestReason } from '@apple/app-store-server-library/dist/models/ConsumptionRequestReason.js'
import { ExpirationIntent } from '@apple/app-store-server-library/dist/models/ExpirationIntent.js'
import { Subtype } from '@apple/app-store-server-library/dist/models/Subtype.js'
import { describe, expect, it } from 'vitest'
import { type FieldOf, type SystemId, systems } from './index.ts'
import type { ReasonSystem } from './reason-system.ts'

// Our lists beside the vendors' own packages. A new version of one that knows more fails here.

const require = createRequire(import.meta.url)

/** A file of a package, whatever its `exports` allow. */
function read(name: string, ...file: string[]): string {
  const folder = require.resolve.paths(name)?.map((path) => join(path, name)) ?? []
  for (const path of folder) {
    try {
      return readFileSync(join(path, ...file), 'utf8')
    } catch {}
  }
  throw new Error(`${name}/${join(...file)} is not installed`)
}

function valuesOf<Id extends SystemId>(id: Id, field: FieldOf<Id>): string[] {
  const { fields }: ReasonSystem = systems[id]
  return (fields[field]?.known ?? []).map(({ value }) => value).sort()
}

/** The literals of a union that is written out in a declaration. */
const literals = (union = ''): string[] =>
  [...union.matchAll(/'(\w+)'/g)].map(([, name = '']) => name).sort()

describe('the lists of the vendors', () => {
  it('Stripe: feedback and reason', () => {
    const types = read('stripe', 'esm/resources/Subscriptions.d.ts')
    const details = /namespace CancellationDetails \{([^}]*type Reason[^}]*)\}/.exec(types)?.[1]
    const union = (name: string) => new RegExp(`type ${name} = ([^;]+);`).exec(details ?? '')?.[1]
    expect(literals(union('Feedback'))).toEqual(valuesOf('stripe', 'cancellation_details.feedback'))
    expect(literals(union('Reason'))).toEqual(valuesOf('stripe', 'cancellation_details.reason'))
    expect(types).toMatch(/feedback_option\?: string;/)
  })

  it('Chargebee: what the system notes is listed, the code is text', () => {
    const types = read('chargebee', 'types/resources/Subscription.d.ts')
    const union = /\n {4}cancel_reason\?:((?:\s*\| '\w+')+);/.exec(types)?.[1]
    expect(literals(union)).toEqual(valuesOf('chargebee', 'cancel_reason'))
    expect(types).toMatch(/cancel_reason_code\?: string;/)
  })

  it('Recurly: cancelling takes a time frame only, and the reason of an expiration is text', () => {
    const api = read('recurly', 'openapi/api.yaml')
    const section = (start: string) => api.split(`\n    ${start}:\n`)[1]?.split(/\n {4}\w/)[0] ?? ''
    const taken = [...section('SubscriptionCancel').matchAll(/^ {8}(\w+):/gm)].map(([, key]) => key)
    expect(taken).toEqual(['timeframe'])
    expect(/expiration_reason:\s+type: string\s+title: [^\n]+\n\s+(\w+):/.exec(api)?.[1]).not.toBe(
      'enum',
    )
  })

  it('Paddle: the reason of its survey is text', () => {
    expect(read('@paddle/paddle-js', 'types/checkout/retain.d.ts')).toMatch(
      /cancelReason: string \| null;/,
    )
  })

  it('Google Play: who cancelled, and that the first version of the API has left', () => {
    const types = read('@googleapis/androidpublisher', 'build/v3.d.ts')
    const body = (name: string) =>
      new RegExp(`interface Schema\\$${name} \\{([\\s\\S]*?)\\n    \\}`).exec(types)?.[1] ?? ''
    const members = (name: string) =>
      [...body(name).matchAll(/^ {8}(\w+)\?:/gm)].map(([, member = '']) => member).sort()
    expect(members('CanceledStateContext')).toEqual(valuesOf('google-play', 'canceledStateContext'))
    expect(members('CancelSurveyResult')).toEqual(['reason', 'reasonUserInput'])
    expect(types).not.toMatch(/cancelSurveyReason/)
  })

  it('App Store: the intent, the reasons of refunds, the subtypes', () => {
    const numbers = Object.values(ExpirationIntent).filter((each) => typeof each === 'number')
    expect(numbers.map(String).sort()).toEqual(valuesOf('app-store', 'expirationIntent'))
    expect(Object.values(ConsumptionRequestReason).sort()).toEqual(
      valuesOf('app-store', 'consumptionRequestReason'),
    )
    expect(Object.values(Subtype)).toEqual(
      expect.arrayContaining(valuesOf('app-store', 'EXPIRED subtype')),
    )
  })
})
