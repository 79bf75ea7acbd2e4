import type { Account, OfferKind, Subscription } from '@fairwell/core'
import {
  BillingError,
  type BillingErrorCode,
  type BillingProvider,
  type BillingResult,
  type BillingSubject,
  type CancelAction,
  type OfferAction,
} from './billing-provider.ts'
import { changeSubscription, changingKinds, endOf } from './change-subscription.ts'

/** What can be told to break. */
export type BillingMethod = 'getAccount' | 'applyOffer' | 'cancel'

/** A change of one account, with what made it. */
export interface BillingChange {
  readonly kind: OfferKind | 'cancel' | 'put'
  readonly account: Account
}

/** Applies a `custom` offer: gives the keys of the subscription that change. */
export type CustomChange = (action: OfferAction) => Partial<Subscription>

export interface MemoryBillingOptions {
  /** Each with a `subscriber.id` and a `subscription`. */
  readonly accounts: readonly Account[]
  /** What `custom` offers do, by the name of their `handler`. Default: none can be applied. */
  readonly custom?: { readonly [handler: string]: CustomChange } | undefined
  /** Told of each change after it was made. */
  readonly onChange?: ((change: BillingChange) => void) | undefined
  /** Milliseconds since the Unix epoch. Default `Date.now`. */
  readonly now?: (() => number) | undefined
}

/** Subscriptions in memory that really change: for demos, `fairwell dev` and tests. */
export interface MemoryBilling extends BillingProvider {
  /** Every action that was carried out, not the repetitions of its key; in order. */
  readonly actions: readonly (OfferAction | CancelAction)[]
  /** The account of a subscription as it is now. */
  account(subscriptionId: string): Account | undefined
  /** Adds an account, or puts it in the place of the one with the same subscription. */
  put(account: Account): void
  /**
   * Makes the next calls of a method fail with that code. `hang`: they do not answer until `repair()`, which then
   * carries them out.
   *
   * @param times - How many calls. Default: every one until `repair()`.
   */
  breakDown(method: BillingMethod, how: BillingErrorCode | 'hang', times?: number): void
  /** Ends every break-down. */
  repair(): void
}

interface BreakDown {
  readonly how: BillingErrorCode | 'hang'
  left: number
}

/** @throws TypeError when an account has no subscriber id or no subscription. */
export function memoryBilling(options: MemoryBillingOptions): MemoryBilling {
  const now = options.now ?? Date.now
  const accounts = new Map<string, Account>()
  /** By subscription: what a period cost before the discount that runs. */
  const fullPrices = new Map<string, number>()
  const actions: (OfferAction | CancelAction)[] = []
  const done = new Map<string, BillingResult>()
  const broken = new Map<BillingMethod, BreakDown>()
  let waiting: (() => void)[] = []

  function keep(account: Account): void {
    if (!account.subscriber?.id || !account.subscription) {
      throw new TypeError('An account in memory billing needs a subscriber.id and a subscription.')
    }
    accounts.set(account.subscription.id, account)
  }
  for (const account of options.accounts) keep(account)

  async function mayFail(method: BillingMethod): Promise<void> {
    const breakDown = broken.get(method)
    if (!breakDown || breakDown.left < 1) return
    breakDown.left -= 1
    if (breakDown.how !== 'hang') throw new BillingError(breakDown.how)
    await new Promise<void>((resolve) => waiting.push(resolve))
  }

  function present(subscriptionId: string): Account | undefined {
    const account = accounts.get(subscriptionId)
    return account && afterDiscount(account, fullPrices.get(subscriptionId), now())
  }

  function find({ subscriberId, subscriptionId }: BillingSubject): Account | undefined {
    const account = accounts.get(subscriptionId)
    return account?.subscriber?.id === subscriberId ? present(subscriptionId) : undefined
  }

  /** Carries an action out unless its key has been seen, and says again what came of it. */
  async function once(
    method: BillingMethod,
    action: OfferAction | CancelAction,
    change: (account: Account) => { account: Account; effectiveAt: string },
  ): Promise<BillingResult> {
    await mayFail(method)
    const before = done.get(action.idempotencyKey)
    if (before) return before
    const account = find(action)
    if (!account) throw new BillingError('ineligible')
    const changed = change(account)
    const receiptId = `receipt-${String(actions.length + 1).padStart(4, '0')}`
    const result = { effectiveAt: changed.effectiveAt, receiptId }
    accounts.set(action.subscriptionId, changed.account)
    actions.push(action)
    done.set(action.idempotencyKey, result)
    const kind = 'offer' in action ? action.offer.kind : 'cancel'
    options.onChange?.({ kind, account: changed.account })
    return result
  }

  return {
    name: 'memory',
    actions,
    account: present,
    put(account) {
      keep(account)
      options.onChange?.({ kind: 'put', account })
    },
    breakDown(method, how, times = Number.POSITIVE_INFINITY) {
      broken.set(method, { how, left: times })
    },
    repair() {
      broken.clear()
      const resume = waiting
      waiting = []
      for (const go of resume) go()
    },
    supports(kind, customHandler) {
      if (kind !== 'custom') return changingKinds.includes(kind)
      return customHandler !== undefined && Object.hasOwn(options.custom ?? {}, customHandler)
    },
    async getAccount(subject) {
      await mayFail('getAccount')
      return find(subject)
    },
    applyOffer(action) {
      return once('applyOffer', action, (account) => {
        const { offer, choice } = action
        if (offer.kind === 'discount' && account.subscription) {
          fullPrices.set(account.subscription.id, account.subscription.priceMinor)
        }
        if (offer.kind !== 'custom') return changeSubscription(account, offer, choice, now())
        const change = options.custom?.[offer.handler]
        if (!change || !account.subscription) throw new BillingError('ineligible')
        const subscription = { ...account.subscription, ...change(action) }
        return { account: { ...account, subscription }, effectiveAt: new Date(now()).toISOString() }
      })
    },
    cancel(action) {
      return once('cancel', action, (account) => {
        const subscription = account.subscription as Subscription
        const isOver = subscription.status === 'cancelled'
        return {
          account: isOver
            ? account
            : { ...account, subscription: { ...subscription, status: 'cancelling' } },
          effectiveAt: endOf(subscription),
        }
      })
    },
  }
}

/** The account without a discount that has ended, at the price from before it where that is known. */
function afterDiscount(account: Account, fullPriceMinor: number | undefined, now: number): Account {
  const { subscription } = account
  const endsAt = subscription?.discount?.endsAt
  if (!subscription || !endsAt || Date.parse(endsAt) > now) return account
  const { discount, ...rest } = subscription
  return { ...account, subscription: { ...rest, priceMinor: fullPriceMinor ?? rest.priceMinor } }
}
