import { type Account, formatDate, formatMoney } from '@fairwell/core'

/** One paid invoice. */
export interface Invoice {
  readonly number: string
  /** ISO 8601 UTC. */
  readonly at: string
  readonly amount: string
}

/** The latest invoices of a subscription, newest first; none before a trial has ended. */
export function invoicesOf({ subscription }: Account, now: number): readonly Invoice[] {
  if (!subscription?.startedAt || subscription.status === 'trialing') return []
  const { startedAt, interval, currency } = subscription
  const list: Invoice[] = []
  // What was charged then is not in an account; the list price of the interval stands for it.
  const amount = formatMoney(interval === 'year' ? 29_000 : 2900, currency, 'en')
  for (let place = 0; ; place++) {
    const at = new Date(startedAt)
    if (interval === 'year') at.setUTCFullYear(at.getUTCFullYear() + place)
    else at.setUTCMonth(at.getUTCMonth() + place)
    if (at.getTime() > now) break
    list.push({ number: `ACME-${1001 + place}`, at: at.toISOString(), amount })
  }
  return list.reverse().slice(0, 3)
}

/** What a download of an invoice holds. */
export function writeInvoice(invoice: Invoice, account: Account): string {
  return [
    'Acme Inc.',
    `Invoice ${invoice.number}, ${formatDate(invoice.at, 'en')}`,
    '',
    `${account.subscription?.planName ?? ''}: ${invoice.amount}`,
    'Paid with Visa ending in 4242. Thank you.',
    '',
  ].join('\n')
}
