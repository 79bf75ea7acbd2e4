import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Account, FlowDefinition, HistoryEntry } from '@fairwell/core'
import { assignArms } from '@fairwell/core/backend'
import { type BillingChange, type MemoryBilling, memoryBilling } from '@fairwell/server'
import { type DemoSettings, defaultSettings } from './settings.ts'
import { createAccount, pageAccount } from './subscribers.ts'

/** One run of the merchant's own cancel. */
export interface HostCancel {
  /** ISO 8601 UTC. */
  readonly at: string
  readonly subscriptionId: string
}

/** What happened to the subscription, in order. */
export interface SubscriptionChange {
  readonly what: BillingChange['kind'] | 'own cancel'
  readonly account: Account
}

/** The merchant's small world: who is signed in, what they pay, what was done, what is broken. */
export interface DemoWorld {
  readonly settings: DemoSettings
  /** Rises with each change of the settings and each fresh start: the page is then drawn anew. */
  readonly epoch: number
  readonly definition: FlowDefinition
  readonly billing: MemoryBilling
  /** Each run of the merchant's own cancel since the fresh start. */
  readonly hostCancels: readonly HostCancel[]
  readonly changes: readonly SubscriptionChange[]
  /** The subscription as it was at the fresh start. */
  readonly before: Account
  /** The merchant's own records of who is signed in. */
  account(): Account
  /** What a page of the merchant may say about them. */
  pageAccount(): Account
  /** What to say on the next page, once. */
  takeNotice(): string
  /** Starts over, unless only the endpoint that takes events is said to be well or not. */
  change(settings: Partial<DemoSettings>): void
  /** Everyone as new: other ids, so that no history is left. */
  startOver(): void
  /** The merchant's own cancel, as it worked before there was a flow. */
  cancelOwn(subscriptionId: string): void
  /** Told after each change of anything. Returns what ends it. */
  onChange(listener: () => void): () => void
}

const folder = join(import.meta.dirname, '../definitions')

/** Reads one of the two example definitions, as its author wrote it. */
export function readDefinitionText(name: DemoSettings['definition']): string {
  return readFileSync(join(folder, `${name}.json`), 'utf8')
}

export function createWorld(now: () => number = Date.now): DemoWorld {
  const listeners = new Set<() => void>()
  const definitions = {
    'flow.example': JSON.parse(readDefinitionText('flow.example')) as FlowDefinition,
    'flow.kinds': JSON.parse(readDefinitionText('flow.kinds')) as FlowDefinition,
  }
  let settings = defaultSettings
  let epoch = 0
  let notice = ''
  let subscriptionId = ''
  let before: Account
  let hostCancels: HostCancel[] = []
  let changes: SubscriptionChange[] = []
  let history: HistoryEntry[] = []

  const tell = () => {
    for (const listener of listeners) listener()
  }
  const billing = memoryBilling({
    accounts: [],
    now,
    custom: { 'change-seats': () => ({ quantity: 1 }) },
    onChange({ kind, account }) {
      // What hung in an earlier world is carried out when it is repaired; it is no news of this one.
      if (kind !== 'put' && account.subscription?.id === subscriptionId) {
        changes = [...changes, { what: kind, account }]
        history = [...history, ...historyOf(billing.actions.at(-1), now())]
        notice = noticeOf(kind)
      }
      tell()
    },
  })

  const startOver = () => {
    hostCancels = []
    changes = []
    history = []
    notice = ''
    before = createAccount(settings, freshId(definitions[settings.definition]), now())
    subscriptionId = before.subscription?.id ?? ''
    epoch++
    breakDown()
    billing.put(before)
  }

  const breakDown = () => {
    billing.repair()
    const { failure } = settings
    if (failure === 'apply-fails-once') billing.breakDown('applyOffer', 'retryable', 1)
    if (failure === 'apply-fails') billing.breakDown('applyOffer', 'retryable')
    if (failure === 'apply-hangs') billing.breakDown('applyOffer', 'hang')
    if (failure === 'cancel-fails') billing.breakDown('cancel', 'retryable')
  }

  const world: DemoWorld = {
    get settings() {
      return settings
    },
    get epoch() {
      return epoch
    },
    get definition() {
      return definitions[settings.definition]
    },
    get hostCancels() {
      return hostCancels
    },
    get changes() {
      return changes
    },
    get before() {
      return before
    },
    billing,
    account: () => billing.account(subscriptionId) ?? before,
    pageAccount: () => pageAccount({ ...world.account(), history }, settings),
    takeNotice() {
      const said = notice
      notice = ''
      return said
    },
    change(asked) {
      settings = { ...settings, ...asked }
      if (Object.keys(asked).some((name) => name !== 'events')) startOver()
      else tell()
    },
    startOver,
    cancelOwn(id) {
      hostCancels = [...hostCancels, { at: new Date(now()).toISOString(), subscriptionId: id }]
      const account = billing.account(id)
      if (account?.subscription) {
        const subscription = { ...account.subscription, status: 'cancelling' } as const
        notice = noticeOf('cancel')
        changes = [...changes, { what: 'own cancel', account: { ...account, subscription } }]
        billing.put({ ...account, subscription })
      } else tell()
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  startOver()
  return world
}

/** The offer that an action applied, as later attempts remember it. */
function historyOf(action: MemoryBilling['actions'][number] | undefined, now: number) {
  if (!action || !('offer' in action)) return []
  const { offer, attemptId } = action
  const at = new Date(now).toISOString()
  return [{ offerId: offer.id, kind: offer.kind, attemptId, decision: 'applied', at } as const]
}

function noticeOf(kind: BillingChange['kind']): string {
  if (kind === 'cancel') return 'Your subscription is cancelled. We have sent you a confirmation.'
  return 'Your subscription has been changed. Thank you for staying.'
}

/** An id that no earlier run has used, outside the holdout and in the first arm of each experiment. */
function freshId(definition: FlowDefinition): string {
  for (;;) {
    const id = `user-${randomBytes(4).toString('hex')}`
    const { holdout, arms } = assignArms(definition, id)
    const isFirst = arms.every(({ experimentId, armId }) =>
      definition.experiments?.some((one) => one.id === experimentId && one.arms[0]?.id === armId),
    )
    if (holdout !== 'holdout' && isFirst) return id
  }
}
