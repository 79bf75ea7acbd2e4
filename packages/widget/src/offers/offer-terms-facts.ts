import type { OfferTerms } from '@fairwell/core'
import type { Fact } from '../facts-list.tsx'
import type { View } from '../view.ts'

/** Words the price under an offer, such as "$10.00 per month until 22 February 2027". */
export function offerPrice(terms: OfferTerms, { text, format }: View): string {
  const { interval, intervalCount } = terms.newInterval ?? terms
  const price = terms.offerPriceMinor
    ? text.per(format.money(terms.offerPriceMinor, terms.currency), interval, intervalCount)
    : text.nothingToPay
  return terms.offerEndsAt ? text.until(price, format.date(terms.offerEndsAt)) : price
}

/** Words all of an offer's terms: price now, with the offer and until when, after it, and the next charge. */
export function offerTermsFacts(terms: OfferTerms, view: View): Fact[] {
  const { text, format } = view
  const { currency, interval, intervalCount } = terms
  const after = terms.newInterval ?? terms
  const money = (amount: number) => format.money(amount, currency)
  return [
    [text.priceNow, text.per(money(terms.priceNowMinor), interval, intervalCount)],
    [text.priceWithOffer, offerPrice(terms, view)],
    [text.priceAfter, text.per(money(terms.priceAfterMinor), after.interval, after.intervalCount)],
    [text.nextCharge, text.charge(money(terms.nextChargeMinor), format.date(terms.nextChargeAt))],
  ]
}
