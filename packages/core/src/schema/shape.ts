import { textOf } from './json-value.ts'
import type { ScalarName } from './scalars.ts'

/**
 * What the checker knows of a schema, as data. Generated from the zod schemas, so that the checker
 * carries neither zod nor a second description by hand.
 */
export type Shape =
  | ScalarName
  | 'json'
  | 'rule'
  | ListShape
  | RecordShape
  | ChoiceShape
  | KindsShape
  | ObjectShape

interface Named {
  /** Names the schema, where there is more to check than its shape. */
  readonly role?: Role
}

export interface ListShape extends Named {
  readonly list: Shape
  readonly isFilled?: true
}

export interface RecordShape extends Named {
  readonly record: Shape
}

/** One of some values. */
export interface ChoiceShape extends Named {
  readonly oneOf: readonly (string | number | boolean)[]
}

/** Objects told apart by their key `kind`. */
export interface KindsShape extends Named {
  readonly kinds: { readonly [kind: string]: ObjectShape }
}

/** An object's keys; the name of one that it may lack ends in `?`. */
export interface ObjectShape extends Named {
  readonly keys: { readonly [key: string]: Shape }
}

/** Schemas of which there is more to check than their shape. */
export type Role =
  | 'offer'
  | 'discount'
  | 'pauseChoice'
  | 'runningDiscount'
  | 'question'
  | 'screen'
  | 'experiment'
  | 'patches'
  | 'patch'
  | 'locale'
  | 'tokens'

/** The shape of one key of an object, by the key's name. */
export function keyOf({ keys }: ObjectShape, name: string): Shape | undefined {
  const key = [name, `${name}?`].find((candidate) => Object.hasOwn(keys, candidate))
  return key === undefined || name.endsWith('?') ? undefined : keys[key]
}

/** The names of an object's keys. */
export function namesOf({ keys }: ObjectShape): readonly string[] {
  return Object.keys(keys).map((key) => key.replace('?', ''))
}

/** The shape of one kind, where there is one of that name. */
export function kindOf({ kinds }: KindsShape, kind: unknown): ObjectShape | undefined {
  return Object.hasOwn(kinds, textOf(kind)) ? kinds[textOf(kind)] : undefined
}
