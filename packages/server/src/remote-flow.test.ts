import type { Account, FlowDefinition, FlowEvent } from '@fairwell/core'
import { createRemoteFlow, type RemoteFlowOptions } from '@fairwell/core/remote'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { memoryBilling } from './billing/memory-billing.ts'
import { createFairwellServer } from './create-fairwell-server.ts'
import { pgliteStore } from './store/pglite-store.ts'
import type { Store } from './store/store.ts'
import { createTokens } from './tokens/create-tokens.ts'

const definition: FlowDefinition = {
  fairwell: 1,
  id: 'acme',
  version: 1,
  product: 'Acme',
  survey: { title: 'Why?', reasons: [{ id: 'price', category: 'price', label: 'Price' }] },
  offers: [
    {
      id: 'half-off',
      kind: 'discount',
      percentOff: 50,
      cycles: 3,
      title: 'Half price',
      when: { category: 'price' },
    },
    { id: 'pause', kind: 'pause', choices: [{ months: 1 }, { months: 2 }], title: 'A break' },
  ],
}

const tokens = createTokens({ issuer: 'acme', secret: 's'.repeat(32) })
let store: Store
let unique = 0
beforeAll(async () => {
  store = pgliteStore()
  await store.ping()
}, 60_000)
afterAll(() => store.close())

/** A flow on a server that answers at once, for a subscriber of its own. */
async function aFlow(options: Partial<RemoteFlowOptions> = {}) {
  unique += 1
  const person = { subscriberId: `flow-${unique}`, subscriptionId: `flow-sub-${unique}` }
  const account: Account = {
    subscriber: { id: person.subscriberId },
    subscription: {
      id: person.subscriptionId,
      status: 'active',
      planId: 'pro',
      planName: 'Pro',
      priceMinor: 2000,
      currency: 'USD',
      interval: 'month',
      intervalCount: 1,
      currentPeriodEnd: '2099-12-01T00:00:00Z',
    },
  }
  const billing = memoryBilling({ accounts: [account] })
  const server = createFairwellServer({
    definition,
    tokens,
    billing,
    store,
    onDiagnostic: () => {},
  })
  const events: FlowEvent[] = []
  const flow = await createRemoteFlow({
    endpoint: 'https://acme.test/fairwell',
    token: () => tokens.mint({ ...person, jurisdiction: 'us-ca' }),
    fetch: (input, init) => server.fetch(new Request(input, init)),
    ...options,
  })
  flow.on('event', (event) => events.push(event))
  const screen = (name: string) =>
    vi.waitFor(() => expect(flow.$state.get().screen).toBe(name), { interval: 5 })
  const inStore = async () => {
    const { attemptId } = flow.$state.get()
    return (await store.read({ attemptId })).map(({ event }) => event)
  }
  return { flow, billing, events, screen, inStore, person }
}

describe('a flow on a server', () => {
  it('saves with the offer that the server applied', async () => {
    const { flow, billing, events, screen, inStore, person } = await aFlow()
    flow.open()
    flow.chooseReason('price')
    flow.next()
    expect(flow.$state.get().offers.map(({ id }) => id)).toEqual(['half-off', 'pause'])
    flow.accept('pause', { months: 2 })
    await screen('saved')
    expect(flow.$state.get().receipt).toMatchObject({
      receiptId: 'receipt-0001',
      effectiveAt: '2099-12-01T00:00:00.000Z',
      confirmedBy: 'server',
    })
    expect(billing.account(person.subscriptionId)?.subscription?.status).toBe('paused')
    // The flow tells its listeners of the server's own events, ids and all.
    const fromServer = await inStore()
    expect(fromServer.map(({ type }) => type)).toEqual([
      'fairwell.offer.applied',
      'fairwell.attempt.saved',
    ])
    for (const event of fromServer) expect(events).toContainEqual(event)
  })

  it('cancels', async () => {
    const { flow, billing, screen, inStore } = await aFlow()
    flow.open()
    flow.cancel()
    flow.cancel()
    await screen('cancelled')
    expect(billing.actions).toHaveLength(1)
    expect((await inStore()).map(({ type }) => type)).toEqual(['fairwell.attempt.cancelled'])
  })

  it('cancels anyway after it has saved, in an attempt of its own', async () => {
    const { flow, billing, screen, person } = await aFlow()
    flow.open()
    flow.next()
    flow.accept('pause', { months: 1 })
    await screen('saved')
    flow.cancel()
    await screen('confirm')
    flow.cancel()
    await screen('cancelled')
    expect(billing.actions).toHaveLength(2)
    expect(billing.account(person.subscriptionId)?.subscription?.status).toBe('cancelling')
  })

  it('tells the server of an attempt that began after another was closed', async () => {
    const { flow, screen } = await aFlow()
    flow.open()
    const first = flow.$state.get().attemptId
    flow.dismiss()
    flow.open()
    flow.next()
    expect(flow.$state.get().attemptId).not.toBe(first)
    flow.accept('pause', { months: 1 })
    await screen('saved')
  })

  it('says that billing could not do it, and does it when asked again', async () => {
    const { flow, billing, screen } = await aFlow()
    billing.breakDown('applyOffer', 'retryable', 1)
    flow.open()
    flow.next()
    flow.accept('pause', { months: 1 })
    await vi.waitFor(() => expect(flow.$state.get().error).toMatchObject({ code: 'retryable' }))
    flow.accept('pause', { months: 1 })
    await screen('saved')
    expect(billing.actions).toHaveLength(1)
  })

  it('takes an offer away that the subscription can no longer have', async () => {
    const { flow, billing, screen } = await aFlow()
    flow.open()
    flow.chooseReason('price')
    flow.next()
    billing.breakDown('applyOffer', 'ineligible', 1)
    flow.accept('half-off')
    await vi.waitFor(() => expect(flow.$state.get().offers.map(({ id }) => id)).toEqual(['pause']))
    flow.accept('pause', { months: 1 })
    await screen('saved')
  })

  it('does not start where there is no attempt to be had', async () => {
    const token = () => tokens.mint({ subscriberId: 'nobody', subscriptionId: 'none' })
    await expect(aFlow({ token })).rejects.toMatchObject({ name: 'HandlerError' })
  })
})
