import type { Category } from '../schema/categories.ts'

/** What a category means. */
export interface CategoryFacts {
  readonly label: string
  readonly means: string
  /**
   * Whether an offer could have helped. A reason's own `influenceable` in a definition decides; this is what
   * a report takes where nothing else is known.
   */
  readonly isInfluenceable: boolean
  /** A category is an answer, and only who leaves by choice answers. Failed payments have no category. */
  readonly churn: 'voluntary'
}

/** The ten categories, in the order in which they are listed everywhere. */
export const categoryFacts: { readonly [C in Category]: CategoryFacts } = {
  price: {
    label: 'Price',
    means: 'It costs too much, or got dearer.',
    isInfluenceable: true,
    churn: 'voluntary',
  },
  usage: {
    label: 'Usage',
    means: 'They do not use it enough.',
    isInfluenceable: true,
    churn: 'voluntary',
  },
  features: {
    label: 'Features',
    means: 'Something that they need is missing.',
    isInfluenceable: true,
    churn: 'voluntary',
  },
  quality: {
    label: 'Quality',
    means: 'It is slow, breaks, or is not good enough.',
    isInfluenceable: true,
    churn: 'voluntary',
  },
  complexity: {
    label: 'Complexity',
    means: 'It is too hard to set up or to use.',
    isInfluenceable: true,
    churn: 'voluntary',
  },
  support: {
    label: 'Support',
    means: 'They did not get the help that they needed.',
    isInfluenceable: true,
    churn: 'voluntary',
  },
  competitor: {
    label: 'Competitor',
    means: 'They use something else now.',
    isInfluenceable: true,
    churn: 'voluntary',
  },
  business: {
    label: 'Business',
    means: 'Their company, project or budget has gone.',
    isInfluenceable: false,
    churn: 'voluntary',
  },
  temporary: {
    label: 'Temporary',
    means: 'They needed it for a while, or want a break.',
    isInfluenceable: true,
    churn: 'voluntary',
  },
  other: {
    label: 'Other',
    means: 'Something else, or they did not want to say.',
    isInfluenceable: true,
    churn: 'voluntary',
  },
}
