import type { View } from '../view.ts'

/** Says what is still charged for a subscription that ends: before it is decided, and with the receipt. */
export function chargeLine({ state, text, format }: View): string | undefined {
  const { lastCharge } = state
  if (!lastCharge) return
  const { amountMinor, currency } = lastCharge
  return amountMinor
    ? format.fill(text.feeCharge, { amount: format.money(amountMinor, currency) })
    : text.noMoreCharges
}
