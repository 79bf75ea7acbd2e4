import { type Category, categories } from '../schema/categories.ts'
import { fromSystem } from './from-system.ts'
import { systemOf } from './system-of.ts'
import type { SystemId, systems } from './systems.ts'

type Target<Id extends SystemId> = (typeof systems)[Id]['to']

/** What a category is in another system. */
export type SystemReason<Id extends SystemId> =
  Target<Id> extends { values: infer Values extends { [C in Category]: string } }
    ? {
        readonly field: string
        readonly value: Values[Category]
        /** Whether the system's API takes it. Otherwise it is only good for comparing. */
        readonly isWritable: boolean
        /** The category that the value is read as: the same one, or a coarser one. */
        readonly comesBackAs: Category
      }
    : {
        readonly value: undefined
        /** Why there is nothing to say it with. */
        readonly why: string
      }

/**
 * Says a category in the words of another system.
 *
 * @example
 * toSystem('stripe', 'price').value // 'too_expensive'
 * toSystem('app-store', 'price') // { value: undefined, why: 'The App Store takes no reason: …' }
 * @throws Error where there is no such system. What is no category has no `value`, and a `why`.
 */
export function toSystem<Id extends SystemId>(system: Id, category: Category): SystemReason<Id> {
  const { fields, to } = systemOf(system)
  if (!categories.includes(category)) {
    return { value: undefined, why: `${category} is no category` } as SystemReason<Id>
  }
  const reason =
    'why' in to
      ? { value: undefined, why: to.why }
      : {
          field: to.field,
          value: to.values[category],
          isWritable: fields[to.field]?.isWritable === true,
          comesBackAs: fromSystem(system, to.values[category])?.category,
        }
  return reason as SystemReason<Id>
}
