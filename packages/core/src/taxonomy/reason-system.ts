import type { Category } from '../schema/categories.ts'

/**
 * How a subscription came to end.
 *
 * - `voluntary`: the subscriber wanted it.
 * - `involuntary`: a payment or a check failed; nobody decided.
 * - `merchant`: the seller ended it, or took the product from sale.
 * - `none`: it did not end: paused, or replaced by another one.
 * - `unknown`: the value does not say.
 */
export type Churn = 'voluntary' | 'involuntary' | 'merchant' | 'none' | 'unknown'

/** Where a fact about a vendor was read, and when. */
export interface Source {
  readonly url: string
  /** The day on which it was read, YYYY-MM-DD. */
  readonly read: string
}

/** A value that a vendor's field can have. */
export interface VendorValue {
  readonly value: string
  /** The vendor's own words for it; absent where the vendor has none, or the seller writes them. */
  readonly says?: string | undefined
  readonly churn: Churn
  /** Absent where the value gives no reason: it only says how the subscription ended. */
  readonly category?: Category | undefined
  /** What we add. */
  readonly note?: string | undefined
}

/** A field in which a vendor keeps why or how a subscription ended. */
export interface VendorField {
  /**
   * - `answer`: what a subscriber chose in a survey about leaving.
   * - `refund`: what a subscriber chose when asking for money back; not about leaving.
   * - `cause`: what the vendor noted; nobody was asked.
   */
  readonly kind: 'answer' | 'refund' | 'cause'
  /**
   * - `closed`: the vendor's list, complete.
   * - `documented`: text; what the vendor's pages name is listed, others may come.
   * - `merchant`: the seller chooses the values; what is listed is our advice.
   */
  readonly values: 'closed' | 'documented' | 'merchant'
  /** Whether the vendor's API takes it from you. */
  readonly isWritable: boolean
  readonly note?: string | undefined
  readonly sources: readonly Source[]
  readonly known: readonly VendorValue[]
}

/** A billing system or store, and what it knows about why people leave. */
export interface ReasonSystem {
  readonly name: string
  /** The first one is what {@link fromSystem} reads when no other is named. */
  readonly fields: { readonly [field: string]: VendorField }
  /** What a category becomes there, or why it becomes nothing. */
  readonly to:
    | { readonly field: string; readonly values: { readonly [C in Category]: string } }
    | { readonly why: string }
}
