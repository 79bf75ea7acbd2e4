import { describe, expect, it } from 'vitest'
import {
  type Category,
  categories,
  categoryFacts,
  type FieldOf,
  fromSystem,
  type ReasonSystem,
  type SystemId,
  systems,
  toSystem,
} from './index.ts'

const ids = Object.keys(systems) as SystemId[]
const every = ids.flatMap((id) =>
  Object.entries((systems[id] as ReasonSystem).fields).map(([field, facts]) => ({
    id,
    field: field as FieldOf<SystemId>,
    facts,
  })),
)

/** What the value of a category is read as; `undefined` for a system that takes none. */
function comesBack(id: SystemId, category: Category): Category | undefined {
  const reason = toSystem(id, category)
  return 'comesBackAs' in reason ? (reason.comesBackAs as Category) : undefined
}

describe('the categories', () => {
  it('have facts, in the order of the list', () => {
    expect(Object.keys(categoryFacts)).toEqual([...categories])
  })

  it('are answers, so all are voluntary', () => {
    for (const { churn } of Object.values(categoryFacts)) expect(churn).toBe('voluntary')
  })
})

describe('every system', () => {
  it.each(ids)('%s has a value for every category, or says why it has none', (id) => {
    for (const category of categories) {
      const reason = toSystem(id, category)
      if (reason.value === undefined)
        expect(reason).toMatchObject({ why: expect.stringMatching(/\w{3}/) })
      else expect(fromSystem(id, reason.value)?.category).toBe(comesBack(id, category))
    }
  })

  // Where another list is coarser than ours. A change here is a change for everybody's reports.
  it('gives a category back as itself, or as the coarser one that is known', () => {
    const coarser = Object.fromEntries(
      ids.map((id) => [
        id,
        Object.fromEntries(
          categories.flatMap((category) => {
            const comesBackAs = comesBack(id, category)
            return comesBackAs && comesBackAs !== category ? [[category, comesBackAs]] : []
          }),
        ),
      ]),
    )
    expect(coarser).toEqual({
      stripe: { business: 'other', temporary: 'usage' },
      paddle: {},
      chargebee: {},
      recurly: {},
      'google-play': {
        features: 'other',
        complexity: 'other',
        support: 'other',
        business: 'other',
        temporary: 'usage',
      },
      'app-store': {},
      revenuecat: {},
    })
  })

  it('loses nothing on a second trip', () => {
    for (const id of ids) {
      for (const category of categories) {
        const { value } = toSystem(id, category)
        const comesBackAs = comesBack(id, category)
        if (comesBackAs) expect(toSystem(id, comesBackAs).value).toBe(value)
      }
    }
  })
})

describe('every field', () => {
  it.each(every)(
    '$id $field: every value is read back, and no two are one',
    ({ id, field, facts }) => {
      for (const { value, churn, category } of facts.known) {
        const read = fromSystem(id, value, field)
        expect(read, value).toEqual({ ...(category && { category }), churn, kind: facts.kind })
      }
    },
  )

  it.each(every)('$id $field: has a source with the day on which it was read', ({ facts }) => {
    expect(facts.sources.length).toBeGreaterThan(0)
    for (const { url, read } of facts.sources) {
      expect(new URL(url).protocol).toBe('https:')
      expect(read).toMatch(/^20\d\d-\d\d-\d\d$/)
    }
  })

  it.each(every)('$id $field: what nobody chose to leave for has no category', ({ facts }) => {
    for (const { category, churn } of facts.known) {
      if (churn === 'involuntary' || churn === 'merchant' || churn === 'none')
        expect(category).toBeUndefined()
    }
  })

  it.each(every)('$id $field: values that the seller chooses are our ids, or none', ({ facts }) => {
    if (facts.values !== 'merchant') return
    const values = facts.known.map(({ value }) => value)
    expect(values.length ? values : categories).toEqual([...categories])
  })
})

describe('fromSystem', () => {
  it.each<[SystemId, string]>([
    ['stripe', 'payment_failed'],
    ['chargebee', 'not_paid'],
    ['recurly', 'non-payment'],
    ['google-play', 'systemInitiatedCancellation'],
    ['app-store', '2'],
    ['revenuecat', 'BILLING_ERROR'],
  ])('marks a failed payment of %s as involuntary', (id, value) => {
    const found = every
      .filter((each) => each.id === id)
      .flatMap(({ field }) => fromSystem(id, value, field) ?? [])
    expect(found).toContainEqual({ churn: 'involuntary', kind: 'cause' })
  })

  it('takes the spellings of other clients', () => {
    expect(fromSystem('stripe', 'TOO_EXPENSIVE')?.category).toBe('price')
    expect(fromSystem('recurly', 'NonPayment', 'expiration_reason')?.churn).toBe('involuntary')
    expect(fromSystem('paddle', "Didn't see the value", 'cancelReason')?.category).toBe('usage')
  })

  it('takes numbers', () => {
    expect(fromSystem('app-store', 3)?.category).toBe('price')
    expect(fromSystem('google-play', 0, 'v1 cancelSurveyReason')?.category).toBe('other')
    expect(fromSystem('google-play', 0, 'v1 cancelReason')?.category).toBeUndefined()
  })

  it('knows nothing of a value that the seller has made, or that is new', () => {
    expect(fromSystem('chargebee', 'moved-house')).toBeUndefined()
    expect(fromSystem('stripe', 'payment_failed')).toBeUndefined()
    expect(fromSystem('stripe', 'fo_123', 'cancellation_details.feedback_option')).toBeUndefined()
  })

  it('finds nothing on the prototype of an object', () => {
    expect(fromSystem('stripe', 'toString', 'constructor' as never)).toBeUndefined()
    expect(fromSystem('stripe', 'constructor')).toBeUndefined()
  })
})

describe('what is not known', () => {
  it.each(['nope', '__proto__', 'constructor', undefined])(
    '%s is no system, and says so',
    (name) => {
      const id = name as 'stripe'
      expect(() => toSystem(id, 'price')).toThrow(/there is no system .*: stripe, paddle/)
      expect(() => fromSystem(id, 'price')).toThrow(/there is no system .*: stripe, paddle/)
    },
  )

  it.each(['nope', '__proto__', 'constructor', undefined])('%s is no category', (name) => {
    expect(toSystem('stripe', name as Category)).toEqual({
      value: undefined,
      why: expect.stringContaining('no category'),
    })
  })

  it.each(['__proto__', 'constructor'])('%s is no field', (name) => {
    expect(fromSystem('stripe', 'unused', name as never)).toBeUndefined()
  })
})
