import type { Json } from '../events/flow-event.ts'
import type { OfferView } from '../flow-state.ts'
import type { Account } from '../schema/account-schema.ts'
import { readField } from '../targeting/read-field.ts'
import { readOwn } from '../targeting/read-own.ts'
import { formatDate, formatList, formatMoney, formatNumber } from './format.ts'

/** What the fields of a copy text are filled from. */
export interface CopyScope {
  readonly account: Account
  readonly product: string
  /** For `{{offer.…}}`: the offer's own keys and its terms. */
  readonly offer?: Pick<OfferView, 'raw' | 'terms'> | undefined
  /** BCP 47 tag. */
  readonly locale: string
  /** Milliseconds since the Unix epoch. */
  readonly now: number
}

/**
 * Fills the fields of a copy text: `{{path}}`, `{{path:format}}`, `{{path|fallback}}`,
 * `{{path:format|fallback}}`. The result is text, never markup; what a value says is not filled
 * again. A field without a value (missing, `null`, empty, or not fit for its format) is its fallback;
 * without one it is empty, and the text is not `complete`.
 */
export function fillCopy(
  text: string,
  scope: CopyScope,
): { readonly text: string; readonly complete: boolean } {
  let complete = true
  const filled = text.replace(/\{\{([^{}]*)\}\}/g, (_, field: string) => {
    const [head = '', ...fallback] = field.split('|')
    const [path = '', format] = head.split(':').map((part) => part.trim())
    const value = write(readPath(path, scope), format, path, scope)
    if (value) return value
    complete &&= fallback.length > 0
    return fallback.join('|').trim()
  })
  return { text: filled, complete }
}

function readPath(path: string, { account, product, offer, now }: CopyScope): Json | undefined {
  if (path === 'product') return product
  if (path.startsWith('offer.')) return readOwn({ ...offer?.raw, ...offer?.terms }, path.slice(6))
  return /^subscri(ber|ption)\./.test(path) ? readField(path, account, now) : undefined
}

function write(
  value: Json | undefined,
  format: string | undefined,
  path: string,
  scope: CopyScope,
): string | false {
  const { locale } = scope
  if (Array.isArray(value)) {
    return (!format || format === 'list') && formatList(value.map(String), locale)
  }
  if (value == null || typeof value === 'object') return false
  if (!format) return String(value)
  if (format === 'date') return formatDate(value as string, locale)
  if (typeof value !== 'number') return false
  if (format === 'number') return formatNumber(value, locale)
  const currency = readPath(
    path.startsWith('offer.') ? 'offer.currency' : 'subscription.currency',
    scope,
  )
  return format === 'money' && formatMoney(value, String(currency), locale)
}
