/** Why subscribers leave, at the level at which a team can act. */
export const categories = [
  'price',
  'usage',
  'features',
  'quality',
  'complexity',
  'support',
  'competitor',
  'business',
  'temporary',
  'other',
] as const

export type Category = (typeof categories)[number]
