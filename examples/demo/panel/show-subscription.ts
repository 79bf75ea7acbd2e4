import type { Account } from '@fairwell/core'
import type { PanelView } from '../panel-view.ts'
import { byId, element } from './element.ts'

type Facts = Readonly<Record<string, string>>

/** The facts of the subscription; what has changed since the fresh start beside what it was. */
export function showSubscription(view: PanelView, outcome: string | undefined): void {
  const before = factsOf(view.before)
  const now = factsOf(view.account)
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])]
  const { hostCancels } = view
  const times = hostCancels === 1 ? '1 time' : `${hostCancels} times`
  byId('subscription').replaceChildren(
    element(
      'dl',
      {},
      ...names.map((name) =>
        element('div', {}, element('dt', {}, name), factElement(before[name], now[name])),
      ),
    ),
    element(
      'p',
      { class: 'tally' },
      element('span', { 'data-count': String(hostCancels) }, `The page’s own cancel ran ${times}.`),
      outcome !== undefined &&
        element('span', { 'data-outcome': outcome }, `Last attempt: ${outcome}.`),
    ),
  )
}

function factElement(before: string | undefined, now: string | undefined): HTMLElement {
  if (before === now) return element('dd', {}, now ?? '')
  return element(
    'dd',
    {},
    before !== undefined && element('del', {}, before),
    ' ',
    now !== undefined && element('ins', {}, now),
  )
}

function factsOf({ subscriber, subscription }: Account): Facts {
  if (!subscription) return {}
  const { discount, currency, priceMinor, interval, quantity } = subscription
  const credit = Number(subscriber?.attributes?.creditMinor ?? 0)
  const facts: Record<string, string | false | undefined> = {
    Plan: subscription.planName,
    Status: subscription.status,
    Price: `${money(priceMinor, currency)} a ${interval}`,
    Discount: discount && discountOf(discount, currency),
    'Trial ends': subscription.trialEnd && date(subscription.trialEnd),
    'Period ends': date(subscription.currentPeriodEnd),
    Seats: quantity !== undefined && quantity > 1 && String(quantity),
    Credit: credit > 0 && money(credit, currency),
  }
  return Object.fromEntries(
    Object.entries(facts).filter((fact): fact is [string, string] => !!fact[1]),
  )
}

function discountOf(
  {
    percentOff,
    amountOffMinor,
    endsAt,
  }: NonNullable<NonNullable<Account['subscription']>['discount']>,
  currency: string,
): string {
  const much = percentOff === undefined ? money(amountOffMinor ?? 0, currency) : `${percentOff}%`
  return endsAt ? `${much} until ${date(endsAt)}` : `${much} for good`
}

function money(minor: number, currency: string): string {
  return (minor / 100).toLocaleString('en', { style: 'currency', currency })
}

function date(iso: string): string {
  return new Date(iso).toLocaleDateString('en', { dateStyle: 'medium', timeZone: 'UTC' })
}
