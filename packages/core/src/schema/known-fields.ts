import { accountShape } from './account-shape.ts'
import { textOf } from './json-value.ts'
import { nearest } from './nearest.ts'
import { scalars } from './scalars.ts'
import { keyOf, namesOf, type ObjectShape, type Shape } from './shape.ts'

/** What a rule or a copy field may read: of what type it is, and what values it can have. */
export interface KnownField {
  readonly type: 'text' | 'number' | 'instant' | 'boolean' | 'list' | 'object' | 'anything'
  /** Checks a value that it is compared with. */
  readonly shape?: Shape | undefined
  /** Ids of the options, for the answer to a question. */
  readonly options?: readonly string[] | undefined
  /** May be missing from an account that is right. */
  readonly isOptional?: boolean | undefined
}

/** Every path of the account, `history.…` counted out. */
const fields: ReadonlyMap<string, KnownField> = /* @__PURE__ */ new Map<string, KnownField>([
  ...fieldsOf(accountShape),
  ['history.attempts', { type: 'number' }],
  ['history.applied', { type: 'number' }],
  ['history.daysSinceApplied', { type: 'number', isOptional: true }],
])

/** The account field at a path; anything may lie below `subscriber.attributes`. */
export function accountField(path: unknown): KnownField | undefined {
  return /^subscriber\.attributes\../.test(textOf(path))
    ? { type: 'anything', isOptional: true }
    : fields.get(path as string)
}

/** The paths of an account. */
export function accountPaths(): readonly string[] {
  return [...fields.keys()]
}

/**
 * The path that a mistyped one most likely stands for; one without its root is found too. What is
 * not known of a subscriber is an attribute.
 *
 * @param known Paths that may be meant. Default: those of the account.
 */
export function nearestPath(
  path: string,
  known: readonly string[] = accountPaths(),
): string | undefined {
  const [, root = '', rest = ''] = /^(\w+\.)(.+)/.exec(path) ?? []
  const siblings = known.filter((name) => name.startsWith(root))
  if (root && siblings.length) {
    const meant = nearest(
      rest,
      siblings.map((name) => name.slice(root.length)),
    )
    if (meant) return root + meant
    return root === 'subscriber.' ? `${root}attributes.${rest}` : undefined
  }
  const rooted = ['subscriber.', 'subscription.'].map((start) => start + path)
  return (
    rooted.find(accountField) ??
    known.find((name) => name.endsWith(`.${path}`)) ??
    nearest(path, known)
  )
}

/** Every field of an object, by its path. */
export function fieldsOf(
  shape: ObjectShape,
  prefix = '',
  isOptional = false,
): (readonly [string, KnownField])[] {
  return namesOf(shape).flatMap((name) => {
    const path = prefix + name
    const inner = keyOf(shape, name) as Shape
    // Without a subscription hardly anything is shown, so that its own fields count as always
    // there.
    const missing = isOptional || !(name in shape.keys || name === 'subscription')
    const type = typeOf(inner)
    if (!type) return []
    const own = [path, { type, shape: inner, isOptional: missing }] as const
    return typeof inner === 'object' && 'keys' in inner
      ? [own, ...fieldsOf(inner, `${path}.`, missing)]
      : [own]
  })
}

function typeOf(shape: Shape): KnownField['type'] | undefined {
  if (shape === 'instant') return shape
  if (shape === 'json' || shape === 'rule') return undefined
  if (typeof shape === 'object') {
    if ('oneOf' in shape) return typeof shape.oneOf[0] === 'string' ? 'text' : undefined
    return 'keys' in shape || 'record' in shape ? 'object' : undefined
  }
  const { type } = scalars[shape]
  return type === 'string' ? 'text' : type
}
