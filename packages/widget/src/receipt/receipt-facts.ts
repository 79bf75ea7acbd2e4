import type { Receipt } from '@fairwell/core'
import type { Fact } from '../facts-list.tsx'
import type { View } from '../view.ts'

/** What a receipt of a cancellation says: number, statement, when it was received, when it takes effect. */
export function receiptFacts(receipt: Receipt, { state, text, format }: View): Fact[] {
  const { effectiveAt } = receipt
  return [
    [text.receiptId, receipt.receiptId ?? receipt.attemptId],
    [text.statement, format.fill(text.statementCancel, { product: state.product })],
    [text.receivedAt, format.moment(receipt.receivedAt)],
    ...(effectiveAt ? [[text.effectiveAt, format.date(effectiveAt)] as const] : []),
  ]
}
