import type { Json } from './events/flow-event.ts'
import type { StatutoryLabels } from './jurisdiction/statutory-labels.ts'
import type { OfferTerms } from './offers/offer-terms.ts'
import type { OfferKind } from './schema/offer-schema.ts'
import type { AnswerValue, QuestionKind } from './schema/question-schema.ts'
import type { Image, Tokens } from './schema/tokens-schema.ts'

/** What the subscriber looks at. */
export type Screen =
  | 'closed'
  | 'permission'
  | 'survey'
  | 'offer'
  | 'confirm'
  | 'info'
  | 'questions'
  | 'custom'
  | 'working'
  | 'saved'
  | 'cancelled'
  | 'failed'

/** How an attempt ended; exactly one each. */
export type Outcome = 'saved' | 'cancelled' | 'released' | 'dismissed' | 'failed'

export interface ReasonView {
  readonly id: string
  readonly label: string
}

export interface QuestionView {
  readonly id: string
  readonly kind: QuestionKind
  readonly label: string
  /** The entries of a `choice` or `multi-choice`; empty for the other kinds. */
  readonly options: readonly { readonly id: string; readonly label: string }[]
  /** The ends of a `scale`. */
  readonly from?: number | undefined
  readonly to?: number | undefined
  readonly fromLabel?: string | undefined
  readonly toLabel?: string | undefined
  /** What was answered so far. */
  readonly value?: AnswerValue | undefined
}

/** One way to take an offer: a length of pause, a plan, a channel, a link. */
export interface ChoiceView {
  /** What `accept(offerId, choice)` takes and the handler and the event get. */
  readonly choice: Json
  /** The author's words for it; absent for a pause, whose length the view words. */
  readonly label?: string | undefined
  /** Where a channel or link leads. */
  readonly url?: string | undefined
  /** What this choice means in money and time; absent for a referral. */
  readonly terms?: OfferTerms | undefined
}

export interface OfferView {
  readonly id: string
  readonly kind: OfferKind
  readonly title: string
  readonly body?: string | undefined
  readonly image?: Image | undefined
  /** A contact, learn or redirect offer: opens something, changes nothing. */
  readonly isReferral: boolean
  /** For `redirect`: where it leads. */
  readonly url?: string | undefined
  /** One entry for each choice of a pause, plan change, contact or learn; empty for the other kinds. */
  readonly choices: readonly ChoiceView[]
  /** What the offer means in money and time, where there is nothing to choose; absent for `custom` and referrals. */
  readonly terms?: OfferTerms | undefined
  /** The kind's own keys of the offer, as its arm has them. */
  readonly raw: { readonly [key: string]: Json }
}

/** What failed, for the subscriber to see. */
export interface FlowError {
  readonly action: 'accept' | 'cancel'
  readonly offerId?: string | undefined
  readonly code: 'ineligible' | 'retryable' | 'unknown' | 'timeout'
  /** The handler's own words, if it had any. */
  readonly message?: string | undefined
  /** When the subscriber asked for it, ISO 8601 UTC. */
  readonly requestedAt: string
}

/** What a handler or the server confirmed. */
export interface Receipt {
  readonly action: 'accept' | 'cancel'
  readonly attemptId: string
  readonly receiptId?: string | undefined
  readonly message?: string | undefined
  /** When the decision was received, ISO 8601 UTC. */
  readonly receivedAt: string
  /** When it takes effect, ISO 8601 UTC. */
  readonly effectiveAt?: string | undefined
  readonly confirmedBy: 'handler' | 'server'
  /** The offer that was applied, with the choice made. */
  readonly offer?: OfferView | undefined
  readonly choice?: Json | undefined
}

/** Everything that a view needs: plain data, the same for every view. */
export interface FlowState {
  readonly screen: Screen
  /** The author's id of an `info`, `questions` or `custom` screen; else the same as `screen`. */
  readonly screenId: string
  /** The dialog is out of sight while an action goes on; its result will be shown. */
  readonly hidden: boolean
  readonly attemptId?: string | undefined
  readonly flowId: string
  readonly product: string
  /** Of every text: the definition's spelling of a locale that is complete, or `en`. */
  readonly locale: string
  /** Of amounts and dates: as wanted, where it is of the same language, such as `en-GB` for `en`. */
  readonly formatLocale: string
  readonly dir: 'ltr' | 'rtl'
  /** Exactly what the exit and the control that cancels are called, where a law says so. */
  readonly labels?: StatutoryLabels | undefined
  readonly testMode: boolean
  /** The author's words; a view has its own for the screens that authors do not write. */
  readonly title?: string | undefined
  readonly body?: string | undefined
  /** The picture of an author's screen. */
  readonly image?: Image | undefined
  readonly logo?: Image | undefined
  /** What the author says of the looks. */
  readonly tokens?: Tokens | undefined
  /** `survey` (and `cancelled` where the survey comes after): in the order to show. */
  readonly reasons: readonly ReasonView[]
  readonly reason?: string | undefined
  /** The questions to ask on this screen now. */
  readonly questions: readonly QuestionView[]
  readonly comment?: { readonly label: string; readonly value: string } | undefined
  readonly answers: { readonly [questionId: string]: AnswerValue }
  /** The cards of an `offer` screen. */
  readonly offers: readonly OfferView[]
  /** `confirm`: what cancelling means, and when it takes effect. */
  readonly consequences: readonly string[]
  readonly effectiveAt?: string | undefined
  /** `confirm` and `cancelled`: the charges that still follow, where the account tells. */
  readonly lastCharge?: { readonly amountMinor: number; readonly currency: string } | undefined
  /** What was already applied in this attempt when the subscriber decided to cancel all the same. */
  readonly applied?: Receipt | undefined
  /** The author's data of an `info`, `questions` or `custom` screen. */
  readonly data?: { readonly [key: string]: Json } | undefined
  /** Position among the screens that this attempt is likely to have, from 1. Both 0 when closed. */
  readonly progress: { readonly index: number; readonly count: number }
  readonly pending?:
    | {
        readonly action: 'accept' | 'cancel'
        readonly offerId?: string | undefined
        /** `cancel()` was called meanwhile; the confirm screen follows. */
        readonly cancelRequested: boolean
      }
    | undefined
  readonly error?: FlowError | undefined
  readonly receipt?: Receipt | undefined
  /** The contact, learn or redirect offer that was opened last. */
  readonly referral?: string | undefined
  readonly outcome?: Outcome | undefined
  readonly support?: { readonly label: string; readonly url: string } | undefined
  /** Which inputs do something on this screen. */
  readonly can: {
    readonly next: boolean
    readonly back: boolean
    readonly accept: boolean
    readonly decline: boolean
    readonly cancel: boolean
    readonly dismiss: boolean
    readonly release: boolean
  }
}
