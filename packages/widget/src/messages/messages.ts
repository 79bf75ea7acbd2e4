import type { FlowError, Interval, OfferKind } from '@fairwell/core'

/** A text that goes with a number: one for each of the locale's plural categories. */
export type Counted = { readonly [Category in Intl.LDMLPluralRule]?: string | undefined } & {
  readonly other: string
}

/** One text for each unit of time. */
export type ByInterval<Text = string> = Readonly<Record<Interval, Text>>

/** A text, or the texts of which one fits an interval or a number. */
export type Message = string | Counted | ByInterval<string | Counted>

/**
 * The widget's own words in one locale. `{name}` is filled in; amounts, dates and lengths arrive as
 * the locale writes them.
 */
export interface Messages {
  /** Name of the × that closes the dialog. It does not cancel the subscription. */
  readonly close: string
  readonly back: string
  /** `{index}` and `{count}` are numbers. */
  readonly step: string
  /** Goes on to the next screen. */
  readonly next: string
  readonly done: string
  /** Follows the name of a link that opens beside the page. */
  readonly newTab: string
  /** For the developer: a banner over every screen. */
  readonly testMode: string

  /** The exit on every screen. */
  readonly exit: string
  /** The exit where only the page itself can cancel. */
  readonly exitToPage: string
  /** Said when the dialog was closed without a decision. */
  readonly stillActive: string
  readonly stillWorking: string

  readonly permissionTitle: string
  readonly yes: string
  readonly no: string

  readonly optional: string
  readonly sensitive: string

  readonly offerTitle: string
  /** Declines the offers on the screen. */
  readonly decline: string
  readonly priceNow: string
  readonly priceWithOffer: string
  readonly priceAfter: string
  readonly nextCharge: string
  /** `{price}` each day, week, month or year. */
  readonly per: ByInterval
  /** `{price}` every two or more. `{length}` is such as "3 months", `{count}` the 3 of it. */
  readonly every: string | ByInterval<string | Counted>
  /** `{what}` is a price, with its interval. */
  readonly until: string
  readonly nothingToPay: string
  /** `{amount}` on `{date}`. */
  readonly charge: string
  readonly choose: string
  readonly chooseFirst: string
  /** How long a pause lasts; `{date}`. */
  readonly untilDate: string
  /** What taking an offer is called; `{what}` is its amount, length or plan, or its title. */
  readonly accept: Readonly<Record<Exclude<OfferKind, 'contact' | 'learn' | 'skip'>, string>> & {
    /** `{count}` payments. */
    readonly skip: string | Counted
  }

  /** `{product}`. */
  readonly confirmTitle: string
  /** `{date}`. */
  readonly endsOn: string
  readonly noMoreCharges: string
  /** `{amount}`. */
  readonly feeCharge: string
  /** `{title}` of an offer. */
  readonly wasApplied: string
  /** Cancels: the last control of the flow. */
  readonly cancel: string
  readonly keep: string

  readonly workingTitle: string
  readonly applying: string
  readonly cancelling: string
  /** Follows `applying` once the exit has been pressed. */
  readonly cancelNext: string

  readonly savedTitle: string
  readonly cancelAnyway: string

  readonly cancelledTitle: string
  readonly send: string
  readonly receiptId: string
  /** What the receipt's `statementCancel` stands beside. */
  readonly statement: string
  /** `{product}`. */
  readonly statementCancel: string
  readonly receivedAt: string
  readonly effectiveAt: string
  readonly print: string
  /** Saves the receipt as a file. */
  readonly save: string

  readonly failedTitle: string
  /** `{date}` with its time. */
  readonly requestedAt: string
  readonly retry: string
  /** Runs the page's own cancel. */
  readonly release: string
  readonly tryAgain: string
  /** What went wrong; `unknown` also for every other code. */
  readonly errors: Readonly<Record<'ineligible' | 'timeout' | 'unknown', string>> & {
    readonly [Code in FlowError['code']]?: string
  }

  /** For the developer: test mode, at the end of a flow that leads to the page's own cancel. */
  readonly releaseTitle: string
  readonly releaseRun: string
}
