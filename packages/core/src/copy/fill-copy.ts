import type { Json } from '../events/flow-event.ts'
import type { OfferView } from '../flow-state.ts'
import type { Account } from '../schema/account-schema.ts'
import { own, readOwn } from '../targeting/read-own.ts'
import { formatDate, formatList, formatMoney, formatNumber } from './format.ts'
import { isolate } from './isolate.ts'

/** What the fields of a copy text are filled from. */
export interface CopyScope {
  readonly account: Account
  readonly product: string
  /** For `{{offer.…}}`: the offer's own keys and its terms. */
  readonly offer?: Pick<OfferView, 'raw' | 'terms'> | undefined
  /** BCP 47 tag. */
  readonly locale: string
  /** From right to left each value is set apart: it keeps its own direction. @default 'ltr' */
  readonly dir?: 'ltr' | 'rtl' | undefined
  /** Milliseconds since the Unix epoch. No field of today depends on it. */
  readonly now?: number | undefined
}

function writeList(value: Json, locale: string): string | false {
  const isPlain = Array.isArray(value) && value.every((item) => Object(item) !== item)
  return isPlain && formatList(value.map(String), locale)
}

/** The formats of a field; `false` or empty where the value does not fit. */
const formats: {
  [format: string]: (value: Json, locale: string, currency: string) => string | false
} = {
  '': (value, locale) => (typeof value === 'object' ? writeList(value, locale) : String(value)),
  date: (value, locale) => formatDate(value as string, locale),
  money: (value, locale, currency) => formatMoney(value as number, currency, locale),
  number: (value, locale) => Number.isFinite(value) && formatNumber(value as number, locale),
  list: writeList,
}

/**
 * Fills the fields of a copy text: `{{path}}`, `{{path:format}}`, `{{path|fallback}}`,
 * `{{path:format|fallback}}`. The result is text, never markup; what a value says is not filled
 * again. A field without a value (missing, `null`, empty, or not fit for its format) is its fallback;
 * without one it is empty, and the text is not `complete`.
 */
export function fillCopy(
  text: string,
  { account, product, offer, locale, dir }: CopyScope,
): { readonly text: string; readonly complete: boolean } {
  const { subscriber, subscription } = account
  const scope = { subscriber, subscription, product, offer: { ...offer?.raw, ...offer?.terms } }
  let complete = true
  const filled = text.replace(/\{\{([^{}]*)\}\}/g, (_, field: string) => {
    const [head = '', ...fallback] = field.split('|')
    const [path = '', format = ''] = head.split(':').map((part) => part.trim())
    const value = readOwn(scope, path)
    const currency = (/^offer/.test(path) && own(scope.offer, 'currency')) || subscription?.currency
    const write = value != null && Object.hasOwn(formats, format) ? formats[format] : undefined
    const written = write?.(value as Json, locale, currency as string)
    if (!written && !fallback.length) complete = false
    return (written && isolate(written, dir)) || fallback.join('|').trim()
  })
  return { text: filled, complete }
}
