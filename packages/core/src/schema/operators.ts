/** Names of the comparisons, in the order of the documentation. */
export const operators = [
  'is',
  'isNot',
  'in',
  'notIn',
  'above',
  'atLeast',
  'below',
  'atMost',
  'before',
  'after',
  'withinDays',
  'contains',
  'exists',
] as const

export type Operator = (typeof operators)[number]
