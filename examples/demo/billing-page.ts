import { readFileSync } from 'node:fs'
import { join as joinPath } from 'node:path'
import { type Account, formatDate, formatMoney } from '@fairwell/core'
import { fillPage, type Html, html, inlineJson, join } from './fill-page.ts'
import { type Invoice, invoicesOf } from './invoices.ts'
import type { DemoSettings } from './settings.ts'

type Subscription = NonNullable<Account['subscription']>

const folder = joinPath(import.meta.dirname, '../script-tag')
const read = (name: string) => readFileSync(joinPath(folder, name), 'utf8')

const badges: Record<Subscription['status'], string> = {
  trialing: 'Trial',
  active: 'Active',
  past_due: 'Payment due',
  paused: 'Paused',
  cancelling: 'Ends soon',
  cancelled: 'Ended',
}

/** What a page knows when it is drawn. */
export interface BillingPageFacts {
  /** The merchant's own records. */
  readonly account: Account
  /** What the page says to the flow in local mode. */
  readonly pageAccount: Account
  readonly page: DemoSettings['page']
  readonly mode: DemoSettings['mode']
  /** Server mode; absent where nobody is signed in. */
  readonly token?: string | undefined
  /** What has just been done, for the subscriber. */
  readonly notice: string
  /** Milliseconds since the Unix epoch. */
  readonly now: number
}

/** The merchant's billing page: `examples/script-tag/index.html`, filled as a backend fills it. */
export function renderBillingPage(facts: BillingPageFacts): string {
  const { account, now } = facts
  const subscription = account.subscription as Subscription
  const isEnding = subscription.status === 'cancelling'
  const end = date(endOf(subscription))
  const invoices = invoicesOf(account, now)
  const page = fillPage(read('index.html'), {
    person: account.subscriber?.firstName ?? 'Guest',
    notice: facts.notice,
    planName: subscription.planName,
    status: badges[subscription.status],
    price: priceOf(subscription),
    priceNote: discountOf(subscription),
    ...nextOf(account),
    invoices: invoices.length > 0 ? join(invoices.map(invoiceRow)) : noInvoices,
    endNote: isEnding
      ? `You have cancelled. Everything works until ${end}.`
      : `You can cancel at any time and keep access until ${end}.`,
    subscription: subscription.id,
  })
  return withScriptTag(page, facts)
}

function withScriptTag(page: string, facts: BillingPageFacts): string {
  const { page: variant, mode, token, pageAccount } = facts
  const tag = /<!-- fairwell -->[\s\S]*?<!-- \/fairwell -->/
  const snippet =
    variant === 'local' ? (tag.exec(page)?.[0] ?? '') : read(`snippets/${variant}.html`)
  const filled = snippet
    .replace(
      /(<script type="application\/json" id="me">)[\s\S]*?(<\/script>)/,
      (_all, open, close) => open + inlineJson(pageAccount) + close,
    )
    .replace(/data-token="[^"]*"/, token ? `data-token="${token}"` : '')
    .replace(/(?<=<script\s+)async\b/, mode === 'test' ? 'async data-mode="test"' : 'async')
  return page
    .replace(tag, () => `${read('snippets/second-adapter.html')}${filled}`)
    .replace('href="billing.css"', 'href="/script-tag/billing.css"')
}

function nextOf(account: Account): { nextLabel: string; next: string } {
  const subscription = account.subscription as Subscription
  const { status, priceMinor, currency, currentPeriodEnd } = subscription
  const on = date(endOf(subscription))
  if (status === 'cancelling') return { nextLabel: 'Ends', next: on }
  if (status === 'paused') return { nextLabel: 'Paused until', next: date(currentPeriodEnd) }
  const credit = Number(account.subscriber?.attributes?.creditMinor ?? 0)
  const due = formatMoney(Math.max(0, priceMinor - credit), currency, 'en')
  const label = status === 'trialing' ? 'Trial ends, first invoice' : 'Next invoice'
  return { nextLabel: label, next: `${due} on ${on}` }
}

function priceOf({ priceMinor, currency, interval, intervalCount }: Subscription): string {
  const price = formatMoney(priceMinor, currency, 'en')
  return intervalCount === 1
    ? `${price} per ${interval}`
    : `${price} every ${intervalCount} ${interval}s`
}

function discountOf({ discount, currency }: Subscription): string {
  if (!discount) return ''
  const { percentOff, amountOffMinor, endsAt } = discount
  const much =
    percentOff === undefined ? formatMoney(amountOffMinor ?? 0, currency, 'en') : `${percentOff}%`
  return `${much} off${endsAt ? ` until ${date(endsAt)}` : ', for good'}`
}

function invoiceRow({ number, at, amount }: Invoice): Html {
  return html`<tr>
    <td>${date(at)}</td>
    <td>${number}</td>
    <td class="money">${amount}</td>
    <td><a href="/billing/invoices/${number}.txt" download>Download</a></td>
  </tr>`
}

const noInvoices = html`<tr><td colspan="4">The first invoice comes when the trial ends.</td></tr>`

const date = (iso: string) => formatDate(iso, 'en')

const endOf = ({ status, trialEnd, currentPeriodEnd }: Subscription) =>
  (status === 'trialing' && trialEnd) || currentPeriodEnd
