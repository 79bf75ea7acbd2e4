import type { Json, Offer } from '@fairwell/core'
import { termsOf } from '@fairwell/core/backend'

/** SHA-256, in hex, of a JSON value, the same whatever the order of its keys. */
export async function hashJson(value: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(sortKeys(value)))
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** SHA-256 of what an offer promises; its copy, in whatever language, is left out. */
export function hashTerms(offer: Offer): Promise<string> {
  return hashJson(withoutCopy(termsOf(offer)))
}

function sortKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(sortKeys)
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortKeys(inner)]))
}

function withoutCopy(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value
  if (isList(value)) return value.map(withoutCopy)
  const entries = Object.entries(value).filter(([key]) => key !== 'name' && key !== 'label')
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutCopy(inner)]))
}

// Array.isArray does not narrow a readonly list.
const isList = (value: Json): value is readonly Json[] => Array.isArray(value)
