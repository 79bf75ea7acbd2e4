import {
  type CancelFlowOptions,
  createCancelFlow,
  type Handler,
  HandlerError,
} from '@fairwell/core'
import { aFlow, anAccount, fakeHandler, fakePorts, settle } from '@fairwell/testkit'
import { within } from '@testing-library/dom'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { mountCancelFlow } from './mount-cancel-flow.ts'
import type { WidgetOptions } from './widget-options.ts'

const definition = aFlow()
  .withReason('price', { category: 'price', label: 'It costs too much' })
  .withQuestion('price', 'fair', { label: 'What would be fair?' })
  .withReason('other', { label: 'Something else' })
  .withOffer('discount', { title: 'Half price', when: { reason: 'price' } })
  .withOffer('pause', { title: 'A break', when: { reason: 'price' } })
  .withConfirm({ consequences: ['You keep access until {{subscription.currentPeriodEnd:date}}.'] })
  .build()

let dispose = () => {}
afterEach(() => dispose())

async function start(options: Partial<CancelFlowOptions> = {}, view: WidgetOptions = {}) {
  const account = anAccount().build()
  const ports = fakePorts()
  const flow = createCancelFlow({ definition, account, ports, ...options })
  const outcomes: string[] = []
  for (const name of ['saved', 'cancelled', 'released', 'dismissed', 'failed'] as const) {
    flow.on(name, () => outcomes.push(name))
  }
  const widget = mountCancelFlow(flow, view)
  dispose = () => {
    widget.dispose()
    flow.dispose()
  }
  await flow.ready
  widget.prepare()
  flow.open()
  const dialog = widget.host.shadowRoot?.querySelector('dialog') as HTMLElement
  const ui = within(dialog)
  const press = async (name: string | RegExp) => {
    await userEvent.click(ui.getByRole('button', { name }))
    await settle()
  }
  const choose = (name: string | RegExp) => userEvent.click(ui.getByRole('radio', { name }))
  const title = () => ui.getByRole('heading', { level: 2 }).textContent
  return { flow, ui, press, choose, title, outcomes, ports, dialog }
}

describe('a whole flow', () => {
  it('leads from the reason over the offer to what was applied', async () => {
    const choices: unknown[] = []
    const pause: Handler = async ({ choice }) => {
      choices.push(choice)
      return { receiptId: 'R-1' }
    }
    const { ui, press, choose, title, outcomes } = await start({ handlers: { pause } })
    await choose('It costs too much')
    expect(ui.getByRole('textbox', { name: 'What would be fair?' })).toBeTruthy()
    await press('Continue')
    expect(ui.getByRole('article', { name: 'A break' })).toBeTruthy()
    await choose(/^1 month/)
    await press('Pause: 1 month')
    expect(title()).toBe('Done. Your subscription continues.')
    expect(ui.getByText('R-1')).toBeTruthy()
    expect(choices).toEqual([{ months: 1 }])
    await press('Done')
    expect(outcomes).toEqual(['saved'])
  })

  it('cancels in two actions from the first screen', async () => {
    const cancel = fakeHandler()
    const { ui, press, title, outcomes } = await start({ handlers: { cancel } })
    await press('Cancel now')
    expect(title()).toBe('Cancel Acme Pro?')
    expect(ui.getByText(/^You keep access until/)).toBeTruthy()
    await press('Cancel subscription')
    expect(title()).toBe('Your subscription is cancelled')
    expect(outcomes).toEqual(['cancelled'])
  })

  it('hands over to the page where only the page can cancel', async () => {
    const { press, outcomes, dialog } = await start({}, { releases: true })
    await press('Continue to cancel')
    await press('Continue to cancel')
    expect(outcomes).toEqual(['released'])
    expect(dialog.hasAttribute('open')).toBe(false)
  })

  it('says what failed, and tries again', async () => {
    let fails = true
    const handlers = {
      discount: async () => {
        if (fails) throw new HandlerError('retryable', 'The bank is asleep.')
      },
    }
    const { ui, press, choose, title, outcomes } = await start({ handlers })
    await choose('It costs too much')
    await press('Continue')
    await press('Get 50% off')
    expect(ui.getByRole('alert').textContent).toMatch(/^The bank is asleep\. .* try again/)
    expect(outcomes).toEqual([])
    fails = false
    await press('Get 50% off')
    expect(title()).toBe('Done. Your subscription continues.')
  })

  it('stays on what was pressed while it goes on, and leads on to confirm when asked to', async () => {
    let finish = () => {}
    const handlers = {
      cancel: fakeHandler(),
      discount: () =>
        new Promise<void>((resolve) => {
          finish = resolve
        }),
    }
    const { ui, press, choose, title, outcomes } = await start({ handlers })
    await choose('It costs too much')
    await press('Continue')
    await press('Get 50% off')
    expect(ui.getByRole('button', { name: 'Get 50% off' }).getAttribute('aria-busy')).toBe('true')
    await press('Cancel now')
    expect(ui.getByText(/Then you can cancel/)).toBeTruthy()
    finish()
    await settle()
    expect(title()).toBe('Cancel Acme Pro?')
    expect(ui.getByText('Already applied: Half price.')).toBeTruthy()
    await press('Cancel subscription')
    expect(outcomes).toEqual(['cancelled'])
  })

  it('leads out where cancelling itself fails', async () => {
    const cancel = () => Promise.reject(new Error('down'))
    const { ui, press, title, outcomes } = await start({ handlers: { cancel } })
    await press('Cancel now')
    await press('Cancel subscription')
    expect(title()).toBe('We could not cancel your subscription')
    expect(ui.getByText(/^You asked to cancel on November 22, 2026/)).toBeTruthy()
    await press('Continue to cancel on this page')
    expect(outcomes).toEqual(['failed'])
  })

  it('keeps answers over a dismissal, and starts again with them', async () => {
    const { flow, ui, press, choose, outcomes } = await start()
    await choose('It costs too much')
    await press('Close')
    expect(outcomes).toEqual(['dismissed'])
    flow.open()
    expect(ui.getByRole('radio', { name: 'It costs too much' })).toHaveProperty('checked', true)
  })

  it('asks for permission first where the law does, and takes no for the way out', async () => {
    const account = anAccount().withSubscriber({ jurisdiction: 'us-mn' }).build()
    const { press, choose, title } = await start({
      account,
      handlers: { cancel: fakeHandler(), discount: fakeHandler() },
    })
    await choose('It costs too much')
    await press('Continue')
    expect(title()).toBe('Would you like to see an offer first?')
    await press('No')
    expect(title()).toBe('Cancel Acme Pro?')
  })
})
