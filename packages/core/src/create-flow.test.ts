import { aFlow, anAccount, fakeHandler, fakePorts, settle } from '@fairwell/testkit'
import { describe, expect, it } from 'vitest'
import type { CancelFlowOptions } from './cancel-flow.ts'
import { createCancelFlow } from './create-cancel-flow.ts'
import type { EventAdapter } from './delivery/event-adapter.ts'
import type { FlowEvent } from './events/flow-event.ts'
import { HandlerError } from './handler-error.ts'
import type { RemoteActions } from './handlers.ts'
import type { Diagnostic } from './ports/ports.ts'

const definition = aFlow()
  .withSurvey({ comment: { label: 'Anything else?' } })
  .withOffer('discount')
  .withOffer('pause')
  .withConfirm({
    title: 'Cancel {{product}}?',
    consequences: [
      'You keep access until {{subscription.currentPeriodEnd:date}}.',
      '{{subscriber.attributes.none}} left.',
    ],
  })
  .build()

function setUp(options: Partial<CancelFlowOptions> = {}) {
  const ports = (options.ports as ReturnType<typeof fakePorts>) ?? fakePorts()
  const events: FlowEvent[] = []
  const diagnostics: Diagnostic[] = []
  const cancel = fakeHandler()
  const discount = fakeHandler()
  const pause = fakeHandler()
  const flow = createCancelFlow({
    definition,
    account: anAccount().build(),
    handlers: { cancel, discount, pause },
    onDiagnostic: (diagnostic) => diagnostics.push(diagnostic),
    ...options,
    ports,
  })
  flow.on('event', (event) => events.push(event))
  const types = () => events.map(({ type }) => type.replace('fairwell.', ''))
  const state = () => flow.$state.get()
  const toOffers = async () => {
    flow.open()
    await flow.ready
    flow.chooseReason('too-expensive')
    flow.next()
  }
  return { flow, ports, events, diagnostics, cancel, discount, pause, types, state, toOffers }
}

describe('createCancelFlow', () => {
  it('opens at once where nothing is kept', () => {
    const flow = createCancelFlow({ definition })
    expect(flow.$state.get().screen).toBe('closed')
    flow.open()
    expect(flow.$state.get()).toMatchObject({ screen: 'survey', title: 'What is the main reason?' })
  })

  describe('where the ports put off what nobody waits for', () => {
    const tasks: (() => void)[] = []
    const later = (adapters?: EventAdapter[]) => {
      tasks.length = 0
      const ports = { ...fakePorts(), soon: (task: () => void) => void tasks.push(task) }
      return setUp({ ports, adapters })
    }

    it('opens first, and writes and tells after', async () => {
      const { flow, state, types, ports } = later([{ name: 'a', async deliver() {} }])
      flow.open()
      await flow.ready
      expect(state().screen).toBe('survey')
      await settle()
      expect(types()).toEqual([])
      expect([...ports.storage.entries.keys()]).toEqual([])
      tasks[0]?.()
      await settle()
      expect(types()).toEqual(['attempt.started', 'screen.viewed'])
      expect([...ports.storage.entries.keys()].map((key) => key.split(':')[0])).toContain('session')
    })

    it('keeps the order when the next input comes before', async () => {
      const { flow, types, events } = later()
      flow.open()
      await flow.ready
      flow.dismiss()
      tasks[0]?.()
      expect(types()).toEqual(['attempt.started', 'screen.viewed', 'attempt.dismissed'])
      expect(events.map(({ attemptseq }) => attemptseq)).toEqual([1, 2, 3])
    })

    it.each(['flush', 'dispose'] as const)('leaves nothing untold at %s', async (end) => {
      const { flow, types } = later()
      flow.open()
      await flow.ready
      void flow[end]()
      expect(types()).toEqual(['attempt.started', 'screen.viewed'])
    })

    it('tells an end in the same turn', async () => {
      const { flow, types } = later()
      flow.open()
      flow.release()
      await flow.ready
      expect(types()).toEqual([
        'attempt.started',
        'screen.viewed',
        `attempt.${flow.result()?.outcome}`,
      ])
    })
  })

  it('carries the choice to the handler and the event, and shows saved only after the handler', async () => {
    const { flow, pause, state, toOffers, events } = setUp()
    pause.hangs()
    await toOffers()
    flow.accept('pause', { months: 2 })
    expect(state()).toMatchObject({ screen: 'working', pending: { offerId: 'pause' } })
    const { action } = pause.lastCall()
    expect(action).toMatchObject({
      kind: 'pause',
      choice: { months: 2 },
      idempotencyKey: `${state().attemptId}:accept:pause:1`,
      reason: 'too-expensive',
      account: { subscription: { id: 'subscription-1' } },
    })
    pause.lastCall().resolve({ receiptId: 'r-9', effectiveAt: '2026-12-10T09:00:00Z' })
    await settle()
    expect(state()).toMatchObject({
      screen: 'saved',
      outcome: 'saved',
      receipt: { receiptId: 'r-9', effectiveAt: '2026-12-10T09:00:00.000Z', choice: { months: 2 } },
    })
    expect(flow.result()).toMatchObject({
      outcome: 'saved',
      offerId: 'pause',
      choice: { months: 2 },
      reason: 'too-expensive',
    })
    expect(events.find(({ type }) => type === 'fairwell.offer.applied')?.data).toMatchObject({
      choice: { months: 2 },
      terms: { choices: [{ months: 1 }, { months: 2 }, { months: 3 }] },
      confirmedBy: 'handler',
    })
  })

  it('says who, what and where in every event, with no undefined attribute', async () => {
    const { flow, events } = setUp()
    flow.open()
    await flow.ready
    flow.dismiss()
    expect(events).toHaveLength(3)
    expect(events[0]).toMatchObject({
      specversion: '1.0',
      source: 'https://shop.example/fairwell/test-flow',
      subject: 'subscriber-1',
      attemptseq: 1,
      data: { v: 1, flowId: 'test-flow', flowVersion: 1, mode: 'local', locale: 'en' },
    })
    for (const event of events) expect(Object.values(event)).not.toContain(undefined)
    expect(new Set(events.map(({ id }) => id)).size).toBe(3)
  })

  it('has no subject where the subscriber has no id', () => {
    const { flow, events } = setUp({ account: {}, ports: { ...fakePorts(), storage: undefined } })
    flow.open()
    expect(events[0]).not.toHaveProperty('subject')
  })

  it('never counts a handler that throws, rejects or answers not ok as done', async () => {
    const failures = [
      () => {
        throw new Error('broken')
      },
      () => Promise.reject(new Error('down')),
      () => Promise.resolve({ ok: false, status: 500 }),
    ]
    for (const cancel of failures) {
      const { flow, state, types } = setUp({ handlers: { cancel: cancel as never } })
      flow.open()
      await flow.ready
      flow.cancel()
      flow.cancel()
      await settle()
      expect(state()).toMatchObject({ screen: 'failed', error: { code: 'unknown' } })
      expect(types()).not.toContain('attempt.cancelled')
    }
  })

  it('keeps technical messages from the subscriber, and shows those that are meant for them', async () => {
    const { flow, discount, state, toOffers } = setUp()
    discount.rejects(new Error('ECONNREFUSED'), { times: 1 })
    discount.rejects(new HandlerError('retryable', 'Our billing is busy.'), { times: 1 })
    discount.rejects(Object.assign(new Error('Used before.'), { code: 'ineligible' }), { times: 1 })
    await toOffers()
    flow.accept('discount')
    await settle()
    expect(state().error).toMatchObject({ code: 'unknown', message: undefined })
    flow.accept('discount')
    await settle()
    expect(state().error).toMatchObject({ code: 'retryable', message: 'Our billing is busy.' })
    flow.accept('discount')
    await settle()
    expect(state().error).toMatchObject({ code: 'ineligible', message: 'Used before.' })
    expect(state().offers.map(({ id }) => id)).toEqual(['pause'])
  })

  it('aborts a handler that hangs, lets it be tried again with the same key, and records a late answer', async () => {
    const { flow, discount, state, ports, types, toOffers } = setUp({ handlerTimeoutMs: 5000 })
    discount.hangs()
    await toOffers()
    flow.accept('discount')
    const first = discount.lastCall()
    await ports.advance(5000)
    expect(first.context.signal.aborted).toBe(true)
    expect(state()).toMatchObject({ screen: 'offer', error: { code: 'timeout' } })
    flow.accept('discount')
    expect(discount.lastCall().action.idempotencyKey).toBe(first.action.idempotencyKey)
    first.resolve()
    await settle()
    expect(state().screen).toBe('working')
    expect(types().filter((type) => type === 'offer.applied')).toHaveLength(1)
    discount.lastCall().resolve()
    await settle()
    expect(state().outcome).toBe('saved')
  })

  it('does one action however often it is asked', async () => {
    const { flow, cancel, state, discount, toOffers } = setUp()
    await toOffers()
    flow.accept('discount')
    flow.accept('discount')
    flow.accept('pause', { months: 1 })
    await settle()
    expect(discount.calls).toHaveLength(1)
    flow.cancel()
    flow.cancel()
    flow.cancel()
    await settle()
    expect(cancel.calls).toHaveLength(1)
    expect(state().outcome).toBe('cancelled')
  })

  it('goes on when a listener throws, and takes inputs that a listener sends in turn', async () => {
    const { flow, cancel, diagnostics, types } = setUp()
    flow.on('event', () => {
      throw new Error('analytics broke')
    })
    const stop = flow.$state.listen(({ screen }) => {
      if (screen === 'confirm') flow.cancel()
    })
    flow.open()
    await flow.ready
    flow.cancel()
    await settle()
    stop()
    expect(cancel.calls).toHaveLength(1)
    expect(types().at(-1)).toBe('attempt.cancelled')
    expect(diagnostics.map(({ code }) => code)).toContain('FW3003')
  })

  it('reports an input that does nothing and never throws', async () => {
    const { flow, diagnostics, state } = setUp()
    await flow.ready
    for (const input of ['next', 'back', 'decline', 'cancel', 'dismiss', 'release'] as const)
      flow[input]()
    flow.accept('nothing')
    flow.chooseReason('nothing')
    flow.answer('nothing', 'x')
    expect(state().screen).toBe('closed')
    expect(diagnostics.filter(({ code }) => code === 'FW3005')).toHaveLength(9)
  })

  it('leaves out a consequence whose fields it cannot fill', async () => {
    const { flow, state } = setUp()
    flow.open()
    await flow.ready
    flow.cancel()
    expect(state()).toMatchObject({
      title: 'Cancel Acme Pro?',
      consequences: ['You keep access until December 10, 2026.'],
      effectiveAt: '2026-12-10T09:00:00.000Z',
    })
  })

  it('fills the fields of every text', async () => {
    const { flow, state } = setUp({
      definition: aFlow()
        .with({
          product: 'Acme for {{subscriber.firstName|you}}',
          support: { label: 'Help for {{subscriber.firstName}}', url: 'https://example.com/' },
        })
        .withSurvey({ comment: { label: 'More, {{subscriber.firstName}}?' } })
        .withQuestion('other', 'how', {
          kind: 'scale',
          label: 'How is {{product}}?',
          from: 1,
          to: 3,
          fromLabel: '{{subscription.planName}} is bad',
        })
        .withOffer('contact', {
          channels: [
            { id: 'c', label: 'Chat, {{subscriber.firstName}}', url: 'https://a.example/' },
          ],
        })
        .withOffer('plan-change', {
          plans: [
            {
              id: 's',
              name: 'Small {{product}}',
              priceMinor: 1,
              currency: 'USD',
              interval: 'month',
            },
          ],
        })
        .build(),
      handlers: { 'plan-change': async () => {} },
    })
    flow.open()
    await flow.ready
    flow.chooseReason('other')
    flow.comment('{{product}} is what I typed')
    expect(state()).toMatchObject({
      product: 'Acme for Ada',
      support: { label: 'Help for Ada' },
      comment: { label: 'More, Ada?', value: '{{product}} is what I typed' },
      questions: [{ label: 'How is Acme for Ada?', fromLabel: 'Acme Pro is bad' }],
    })
    flow.next()
    expect(state().offers.map(({ choices }) => choices[0]?.label)).toEqual([
      'Chat, Ada',
      'Small Acme for Ada',
    ])
  })

  it('lets a rule ask about the comment', async () => {
    const { flow, state } = setUp({
      definition: aFlow()
        .withSurvey({ comment: { label: 'Anything else?' } })
        .withOffer('contact', { when: { answer: 'comment', contains: 'help' } })
        .build(),
    })
    flow.open()
    await flow.ready
    flow.comment('Please help me')
    flow.next()
    expect(state().offers.map(({ id }) => id)).toEqual(['contact'])
  })

  it('explains the cards that are on the screen as shown', async () => {
    const { flow, toOffers } = setUp()
    await toOffers()
    expect(flow.explain().map(({ shown }) => shown)).toEqual([true, true])
  })

  it('says no end that is in the past', async () => {
    const past = { currentPeriodEnd: '2026-11-01T00:00:00Z', status: 'past_due' } as const
    const { flow, state } = setUp({ account: anAccount().withSubscription(past).build() })
    flow.open()
    await flow.ready
    flow.cancel()
    expect(state()).toMatchObject({ screen: 'confirm', effectiveAt: undefined })
    flow.cancel()
    await settle()
    expect(state().screen).toBe('cancelled')
    expect(state().receipt?.effectiveAt).toBeUndefined()
  })

  it.each([
    ['nothing more', {}, undefined, 0],
    ['a fee', { cancelFeeMinor: 4900 }, undefined, 4900],
    [
      'nothing that is not known: an end after what is paid for',
      {},
      '2030-01-01T00:00:00Z',
      undefined,
    ],
  ])('CF-23 says what is still charged: %s', async (_what, fee, effectiveAt, amount) => {
    const { flow, state, cancel } = setUp({
      account: anAccount().withSubscription(fee).build(),
    })
    cancel.hangs()
    flow.open()
    await flow.ready
    expect(state().lastCharge).toBeUndefined()
    flow.cancel()
    expect(state().lastCharge).toEqual({ amountMinor: amount ?? 0, currency: 'USD' })
    flow.cancel()
    cancel.lastCall().resolve({ effectiveAt })
    await settle()
    expect(state()).toMatchObject({
      screen: 'cancelled',
      lastCharge: amount === undefined ? undefined : { amountMinor: amount, currency: 'USD' },
    })
  })

  it('previews the screen that opening shows, and emits nothing for it', async () => {
    const { flow, state, events } = setUp({
      definition: { ...definition, survey: { ...definition.survey, order: 'random' } as never },
    })
    await flow.ready
    const ahead = flow.preview()
    expect(events).toEqual([])
    flow.open()
    expect(JSON.stringify(state())).toBe(JSON.stringify(ahead))
  })

  it('goes on after a reload with the next activation, and not by itself', async () => {
    const { flow, ports, state } = setUp()
    flow.open()
    await flow.ready
    flow.chooseReason('not-using')
    flow.comment('Too busy')
    const { attemptId } = state()
    await settle()
    const again = setUp({ ports: ports.reload() })
    await again.flow.ready
    expect(again.state().screen).toBe('closed')
    again.flow.open()
    expect(again.state()).toMatchObject({
      screen: 'survey',
      attemptId,
      reason: 'not-using',
      comment: { value: 'Too busy' },
    })
    again.flow.next()
    expect(again.events.map(({ attemptseq }) => attemptseq)).toEqual([3, 4, 5, 6, 7, 8])
  })

  it('does not know how an action ended that a reload cut off, and tries it again with its key', async () => {
    const { flow, ports, cancel, state } = setUp()
    cancel.hangs()
    flow.open()
    await flow.ready
    flow.cancel()
    flow.cancel()
    await settle()
    const key = cancel.lastCall().action.idempotencyKey
    const again = setUp({ ports: ports.reload() })
    again.flow.open()
    await again.flow.ready
    expect(again.state()).toMatchObject({ screen: 'failed', error: { code: 'timeout' } })
    again.flow.cancel()
    await settle()
    expect(again.cancel.lastCall().action.idempotencyKey).toBe(key)
    expect(again.state().outcome).toBe('cancelled')
    expect(state().screen).toBe('working')
  })

  it('forgets what was kept after 24 hours and after an end', async () => {
    const { flow, ports } = setUp()
    flow.open()
    await flow.ready
    flow.chooseReason('other')
    await settle()
    expect([...ports.storage.entries.keys()]).toEqual(['session:test-flow:subscriber-1'])
    await ports.advance(24 * 60 * 60 * 1000)
    const late = setUp({ ports: ports.reload() })
    late.flow.open()
    await late.flow.ready
    expect(late.state().reason).toBeUndefined()
    late.flow.cancel()
    late.flow.cancel()
    await settle()
    expect([...ports.storage.entries.keys()].filter((key) => key.startsWith('session'))).toEqual([])
  })

  it('starts anew where what was kept is damaged or of another release', async () => {
    const { flow, ports } = setUp()
    flow.open()
    await flow.ready
    flow.next()
    await settle()
    const key = 'session:test-flow:subscriber-1'
    const record = JSON.parse(ports.storage.entries.get(key) ?? '')
    const damaged: unknown[] = [
      ...Object.keys(record.state).map((name) => ({
        ...record,
        state: { ...record.state, [name]: undefined },
      })),
      ...Object.keys(record.state).map((name) => ({
        ...record,
        state: { ...record.state, [name]: [null] },
      })),
      { ...record, format: 0 },
      { ...record, state: [] },
    ]
    let page = ports
    for (const value of damaged) {
      page = page.reload()
      page.storage.entries.set(key, JSON.stringify(value))
      const again = setUp({ ports: page })
      await again.flow.ready
      again.flow.preview()
      again.flow.open()
      expect(again.state().screen).not.toBe('closed')
      for (const { attemptseq, attemptid } of again.events) {
        expect(attemptseq).toBeGreaterThan(0)
        expect(attemptid).toBeTypeOf('string')
      }
      again.flow.cancel()
      again.flow.cancel()
      await settle()
      expect(again.state().outcome).toMatch(/cancelled|failed/)
    }
  })

  it('does not go on with an attempt that another tab is in', async () => {
    const first = setUp()
    first.flow.open()
    await first.flow.ready
    first.flow.next()
    await settle()
    const tab = first.ports.newTab()
    const second = setUp({ ports: tab })
    await tab.advance(200)
    await second.flow.ready
    second.flow.open()
    expect(second.state().attemptId).not.toBe(first.state().attemptId)
    expect(second.state().screen).toBe('survey')
  })

  it('holds no attempt that ended before the lock was there', async () => {
    const { flow, ports } = setUp()
    await flow.ready
    for (let time = 0; time < 3; time++) {
      flow.open()
      flow.dismiss()
    }
    await settle()
    expect(ports.lock.held()).toEqual([])
    flow.open()
    await settle()
    expect(ports.lock.held()).toEqual(['session:test-flow:subscriber-1'])
  })

  it('counts an answer that can not be read as a failure', async () => {
    const unreadable = {
      get receiptId() {
        throw new Error('no')
      },
    }
    const { flow, discount, state, toOffers } = setUp()
    discount.resolves(unreadable as never)
    await toOffers()
    flow.accept('discount')
    await settle()
    expect(state()).toMatchObject({ screen: 'offer', error: { code: 'unknown' } })
    for (const reply of [undefined, null, 'ok']) {
      const remote = { perform: async () => reply } as never
      const served = setUp({ remote, ports: fakePorts() })
      served.flow.open()
      await served.flow.ready
      served.flow.cancel()
      served.flow.cancel()
      await settle()
      expect(served.state().screen).toBe('failed')
    }
    const remote = { perform: async () => ({ events: [null] }) } as never
    const served = setUp({ remote, ports: fakePorts() })
    served.flow.open()
    await served.flow.ready
    served.flow.cancel()
    served.flow.cancel()
    await settle()
    expect(served.types().at(-1)).toBe('attempt.cancelled')
  })

  it('works where storage is denied or never answers', async () => {
    for (const failure of ['denied', 'hang'] as const) {
      const ports = fakePorts()
      ports.storage.failure = failure
      const { flow, state } = setUp({ ports })
      flow.open()
      await ports.advance(300)
      expect(state().screen).toBe('survey')
      flow.cancel()
      flow.cancel()
      await settle()
      expect(state().outcome).toBe('cancelled')
    }
  })

  it('simulates every action in test mode and marks every event', async () => {
    const { flow, ports, cancel, events, state, toOffers } = setUp({ mode: 'test', handlers: {} })
    await toOffers()
    expect(state().offers.map(({ id }) => id)).toEqual(['discount', 'pause'])
    flow.accept('discount')
    await ports.advance(1000)
    expect(state()).toMatchObject({ screen: 'saved', testMode: true })
    expect(events.every(({ testmode }) => testmode === true)).toBe(true)
    expect(cancel.calls).toHaveLength(0)
  })

  it.each([
    [[]],
    [{ subscriber: 5, subscription: 'sub_1', history: 'none' }],
    [{ subscriber: null, subscription: null, history: [null, 5] }],
    [{ subscription: { currentPeriodEnd: {}, currency: 3, cancelFeeMinor: '5', status: [] } }],
    [
      {
        subscription: {
          currentPeriodEnd: '2027-01-01T00:00:00Z',
          cancelFeeMinor: 5,
          currency: 'x',
        },
      },
    ],
    [{ subscriber: { jurisdiction: {}, attributes: 7 }, history: { length: 3 } }],
  ])('CF-25 goes on with whatever account a resolution brings: %j', async (account) => {
    const { flow, discount, state, toOffers, cancel } = setUp()
    discount.resolves({ account } as never)
    await toOffers()
    flow.accept('discount')
    await settle()
    expect(state().screen).toBe('saved')
    flow.cancel()
    expect(state().screen).toBe('confirm')
    expect(state().lastCharge).toBeUndefined()
    flow.cancel()
    await settle()
    expect(state()).toMatchObject({ screen: 'cancelled', outcome: 'cancelled' })
    expect(cancel.calls).toHaveLength(1)
    flow.dismiss()
    flow.open()
    expect(state().screen).toBe('survey')
  })

  it('uses the account that a resolution brings for later attempts', async () => {
    const { flow, discount, state, toOffers } = setUp()
    const account = anAccount()
      .withSubscription({ discount: { percentOff: 50 } })
      .build()
    discount.resolves({ account })
    await toOffers()
    flow.accept('discount')
    await settle()
    flow.dismiss()
    flow.open()
    flow.next()
    expect(state().offers.map(({ id }) => id)).toEqual(['pause'])
    expect(flow.explain()[0]).toMatchObject({ offerId: 'discount', because: 'active-discount' })
  })

  it('passes on what the server said, with its ids, and makes no such event itself', async () => {
    const said = (type: string) => ({ id: `server-${type}`, type: `fairwell.${type}` }) as FlowEvent
    const delivered: FlowEvent[] = []
    const adapter: EventAdapter = {
      name: 'kept',
      deliver: async (batch) => {
        delivered.push(...batch)
      },
    }
    const remote: RemoteActions = {
      perform: async () => ({ events: [said('offer.applied'), said('attempt.saved')] }),
    }
    const { flow, events, ports, state, toOffers } = setUp({ remote, adapters: [adapter] })
    await toOffers()
    flow.accept('discount')
    await settle()
    expect(state()).toMatchObject({ screen: 'saved', receipt: { confirmedBy: 'server' } })
    expect(events.slice(-2).map(({ id }) => id)).toEqual([
      'server-offer.applied',
      'server-attempt.saved',
    ])
    await ports.advance(5000)
    await flow.flush()
    expect(delivered.map(({ type }) => type)).toContain('fairwell.attempt.saved')
    expect(delivered.filter(({ type }) => type === 'fairwell.offer.applied')).toHaveLength(1)
  })

  it('ends as failed where the flow itself breaks, so that nobody is held in it', async () => {
    let breaks = false
    const account = {
      subscriber: { id: 'u' },
      get subscription(): never | undefined {
        if (!breaks) return undefined
        breaks = false
        throw new Error('impossible')
      },
    }
    const { flow, state, types, diagnostics } = setUp({ account })
    flow.open()
    await flow.ready
    breaks = true
    flow.next()
    expect(state()).toMatchObject({ screen: 'closed', outcome: 'failed' })
    expect(types().at(-1)).toBe('attempt.failed')
    expect(diagnostics.map(({ code }) => code)).toContain('FW3006')
  })

  it('is silent after dispose', async () => {
    const { flow, cancel, events } = setUp()
    cancel.hangs()
    flow.open()
    await flow.ready
    flow.cancel()
    flow.cancel()
    const before = events.length
    flow.dispose()
    cancel.lastCall().resolve()
    await settle()
    flow.dismiss()
    expect(events).toHaveLength(before)
  })
})
