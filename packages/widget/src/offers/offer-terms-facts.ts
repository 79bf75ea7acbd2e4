import type { OfferTerms } from '@fairwell/core'
import type { Fact } from '../facts-list.tsx'
import type { View } from '../view.ts'

/** Words all of an offer's terms: price now, with the offer and until when, after it, and the next charge. */
export function offerTermsFacts(
  terms: OfferTerms,
  { text, format }: View,
): readonly [Fact, Fact, Fact, Fact] {
  const after = terms.newInterval ?? terms
  const money = (amount: number) => format.money(amount, terms.currency)
  const per = (amount: number, { interval, intervalCount: count } = after) =>
    format.fill(count > 1 ? text.every : text.per, {
      price: money(amount),
      interval,
      count,
      length: count > 1 ? format.length(count, interval) : '',
    })
  const price = terms.offerPriceMinor ? per(terms.offerPriceMinor) : text.nothingToPay
  const { offerEndsAt } = terms
  return [
    [text.priceNow, per(terms.priceNowMinor, terms)],
    [
      text.priceWithOffer,
      offerEndsAt
        ? format.fill(text.until, { what: price, date: format.date(offerEndsAt) })
        : price,
    ],
    [text.priceAfter, per(terms.priceAfterMinor)],
    [
      text.nextCharge,
      format.fill(text.charge, {
        amount: money(terms.nextChargeMinor),
        date: format.date(terms.nextChargeAt),
      }),
    ],
  ]
}

/** Words the price under an offer alone, such as "$10.00 per month until 22 February 2027". */
export function offerPrice(terms: OfferTerms, view: View): string {
  return offerTermsFacts(terms, view)[1][1]
}
