import { type Category, categories } from '../schema/categories.ts'
import type { VendorValue } from './reason-system.ts'

/** For a field whose values the seller chooses: our ids, so that nothing is lost on the way. */
export const ownIds: { readonly [C in Category]: C } = {
  price: 'price',
  usage: 'usage',
  features: 'features',
  quality: 'quality',
  complexity: 'complexity',
  support: 'support',
  competitor: 'competitor',
  business: 'business',
  temporary: 'temporary',
  other: 'other',
}

/** The same as values to read. */
export const ownValues: readonly VendorValue[] = categories.map((category) => ({
  value: category,
  churn: 'voluntary',
  category,
}))
