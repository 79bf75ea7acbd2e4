import type { Category } from '../schema/categories.ts'
import type { Churn, VendorField, VendorValue } from './reason-system.ts'
import { systemOf } from './system-of.ts'
import type { SystemId, systems } from './systems.ts'

/** What a value of another system means. */
export interface KnownReason {
  /** Absent where the value gives no reason. */
  readonly category?: Category | undefined
  readonly churn: Churn
  readonly kind: VendorField['kind']
}

/** The fields of a system that can be read. */
export type FieldOf<Id extends SystemId> = keyof (typeof systems)[Id]['fields'] & string

/**
 * Reads what another system says about the end of a subscription.
 *
 * Case and punctuation do not matter: the clients of a vendor spell a value differently.
 *
 * @param field - Default: the first field of the system.
 * @returns `undefined` for a value that is not known: one that the seller has defined, or a new one.
 * @example
 * fromSystem('stripe', 'too_expensive') // { category: 'price', churn: 'voluntary', kind: 'answer' }
 * fromSystem('revenuecat', 'BILLING_ERROR') // { churn: 'involuntary', kind: 'cause' }
 * @throws Error where there is no such system.
 */
export function fromSystem<Id extends SystemId>(
  system: Id,
  value: string | number,
  field?: FieldOf<Id>,
): KnownReason | undefined {
  const { fields } = systemOf(system)
  const [first = ''] = Object.keys(fields)
  const { kind, known = [] }: Partial<VendorField> = fields[field ?? first] ?? {}
  const found = known.find((each: VendorValue) => plain(each.value) === plain(value))
  if (!found || !kind) return undefined
  const { category, churn } = found
  return { ...(category && { category }), churn, kind }
}

function plain(value: string | number): string {
  return `${value}`.toLowerCase().replace(/[^a-z0-9]/g, '')
}
