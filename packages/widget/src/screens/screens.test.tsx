import { fireEvent } from '@testing-library/dom'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { states } from '../../playground/flow-states.ts'
import { mountQueries, type Queried } from '../../playground/mount-queries.ts'
import type { WidgetOptions } from '../widget-options.ts'

let mounted: Queried

function show(name: keyof typeof states, options: WidgetOptions = {}, changes = {}) {
  mounted = mountQueries({ ...states[name], ...changes }, options)
  const press = (button: string) =>
    userEvent.click(mounted.ui.getByRole('button', { name: button }))
  return { ...mounted, press }
}

const names = (elements: HTMLElement[]) => elements.map(({ textContent }) => textContent)

afterEach(() => mounted.widget.dispose())

describe('every screen', () => {
  const open = Object.entries(states).filter(([, { can }]) => can.cancel)

  it.each(open.map(([name]) => name as keyof typeof states))(
    '%s has an exit that works',
    async (name) => {
      const { dialog, flow } = show(name)
      const footer = dialog.querySelector('footer') as HTMLElement
      const controls = footer.querySelectorAll<HTMLElement>('button,a')
      const exit = controls[name === 'failed' ? 0 : controls.length - 1]
      expect(exit).toHaveProperty('tagName', 'BUTTON')
      await userEvent.click(exit as HTMLElement)
      expect(flow.calls).toEqual([['cancel']])
    },
  )

  it.each(Object.keys(states) as (keyof typeof states)[])(
    '%s has a heading, a close button, and no style attribute',
    async (name) => {
      const { ui, dialog, flow } = show(name)
      expect(ui.getByRole('heading', { level: 2 }).textContent).not.toBe('')
      expect(dialog.querySelector('[style]')).toBeNull()
      await userEvent.click(ui.getByRole('button', { name: 'Close' }))
      expect(flow.calls).toEqual([['dismiss']])
    },
  )

  it('AX-07 AX-11 says which step it is, in a region that stays', () => {
    const { dialog, show: set } = show('survey')
    const region = dialog.querySelector('[role=status]')
    expect(region?.textContent).toBe('Step 1 of 3')
    set(states.offer)
    expect(dialog.querySelector('[role=status]')).toBe(region)
    expect(region?.textContent).toBe('Step 2 of 3')
  })

  it('says in test mode that nothing is changed', () => {
    const { ui } = show('survey', {}, { testMode: true })
    expect(ui.getByText(/Test mode/)).toBeTruthy()
  })

  it('has the banner that the page asks for', () => {
    const { ui } = show('survey', { banner: 'Preview' })
    expect(ui.getByText('Preview')).toBeTruthy()
  })

  it('AX-24 carries the language and direction of the flow', () => {
    const { dialog } = show('survey', {}, { locale: 'ar', dir: 'rtl' })
    expect(dialog.querySelector('[lang=ar][dir=rtl]')).toBeTruthy()
  })

  it('goes back where the flow can', async () => {
    const { press, flow } = show('offer')
    await press('Back')
    expect(flow.calls).toEqual([['back']])
  })

  it('uses the words of the page', () => {
    const { ui } = show('survey', { messages: { exit: 'Leave now' } })
    expect(ui.getByRole('button', { name: 'Leave now' })).toBeTruthy()
  })

  it('says "Continue to cancel" where only the page can cancel', () => {
    expect(
      show('survey', { releases: true }).ui.getByRole('button', { name: 'Continue to cancel' }),
    ).toBeTruthy()
    mounted.widget.dispose()
    expect(
      show('confirm', { releases: true }).ui.getByRole('button', { name: 'Continue to cancel' }),
    ).toBeTruthy()
  })
})

describe('permission', () => {
  it('asks, and takes yes and no', async () => {
    const { ui, press, flow } = show('permission')
    expect(ui.getByRole('heading').textContent).toContain('offer')
    await press('Yes')
    await press('No')
    expect(flow.calls).toEqual([['next'], ['decline']])
  })
})

describe('survey', () => {
  it('AX-08 shows the reasons as one group of radios, none of them chosen', async () => {
    const { ui, flow, press } = show('survey')
    const group = ui.getByRole('group', { name: `${states.survey.title}` })
    const radios = ui.getAllByRole('radio')
    expect(group.contains(radios[0] as Node)).toBe(true)
    expect(radios).toHaveLength(states.survey.reasons.length)
    expect(radios.filter((radio) => (radio as HTMLInputElement).checked)).toEqual([])
    await userEvent.click(ui.getByRole('radio', { name: 'It is hard to use' }))
    await press('Continue')
    expect(flow.calls).toEqual([['chooseReason', 'too-complex'], ['next']])
  })

  it('goes on with nothing answered, and says that it may', async () => {
    const { ui, press, flow } = show('survey')
    expect(ui.getByText('Answering is optional.')).toBeTruthy()
    await press('Continue')
    expect(flow.calls).toEqual([['next']])
  })

  it('AX-09 shows the questions of a reason right after it, and leaves focus where it is', () => {
    const { ui, root, show: set } = show('survey')
    const radio = ui.getByRole('radio', { name: 'It costs too much' })
    radio.focus()
    set(states['survey-text'])
    const field = ui.getByRole('textbox', { name: 'What would be a fair price?' })
    const next = ui.getByRole('radio', { name: 'I do not use it enough' })
    const follows = (a: Node, b: Node) => a.compareDocumentPosition(b) & 4
    expect(follows(radio, field) && follows(field, next)).toBeTruthy()
    expect(root.activeElement).toBe(radio)
  })

  it('takes a comment, with a note on what to leave out', () => {
    const { ui, flow } = show('survey')
    const field = ui.getByRole('textbox', { name: 'Anything else we should know?' })
    fireEvent.input(field, { target: { value: 'x' } })
    expect(flow.calls).toEqual([['comment', 'x']])
    expect(ui.getByText(/leave out passwords/).id).toBe(field.getAttribute('aria-describedby'))
  })

  it('keeps free words out of session replays and within 1,000 characters', () => {
    const field = show('survey').ui.getByRole('textbox') as HTMLTextAreaElement
    expect(field.maxLength).toBe(1000)
    expect([...field.classList]).toEqual(['ph-no-capture', 'fs-mask', 'rr-block'])
    expect(field.getAttributeNames()).toEqual(
      expect.arrayContaining([
        'data-sentry-mask',
        'data-dd-privacy',
        'data-clarity-mask',
        'data-hj-suppress',
      ]),
    )
  })

  it('does nothing on Enter but what the focused control does', async () => {
    const { ui, flow } = show('survey-text')
    ui.getByRole('radio', { name: 'It costs too much' }).focus()
    await userEvent.keyboard('{Enter}')
    ui.getByRole('textbox', { name: /fair price/ }).focus()
    await userEvent.keyboard('{Enter}')
    expect(flow.calls.filter(([method]) => method !== 'answer')).toEqual([])
  })
})

describe('questions', () => {
  it('asks a choice as radios', async () => {
    const { ui, flow } = show('survey-choice')
    expect(ui.getByRole('group', { name: 'Which one?' })).toBeTruthy()
    expect(ui.getByRole('radio', { name: 'Single sign-on' })).toHaveProperty('checked', true)
    await userEvent.click(ui.getByRole('radio', { name: 'API access' }))
    expect(flow.calls).toEqual([['answer', 'which-feature', 'api']])
  })

  it('keeps a question apart from the reasons, whatever its id', async () => {
    const [question] = states['survey-choice'].questions
    const questions = [{ ...question, id: 'reason', value: undefined }]
    const { ui } = show('survey-choice', {}, { questions })
    await userEvent.click(ui.getByRole('radio', { name: 'API access' }))
    expect(ui.getByRole('radio', { name: 'It lacks something I need' })).toHaveProperty(
      'checked',
      true,
    )
  })

  it('asks a multi-choice as checkboxes, and answers in the order listed', async () => {
    const { ui, flow } = show('questions')
    expect(ui.getByRole('checkbox', { name: 'It came late' })).toHaveProperty('checked', true)
    await userEvent.click(ui.getByRole('checkbox', { name: 'Flavour' }))
    await userEvent.click(ui.getByRole('checkbox', { name: 'It came late' }))
    expect(flow.calls).toEqual([
      ['answer', 'what', ['flavour', 'late']],
      ['answer', 'what', []],
    ])
  })

  it('asks a scale as radios from end to end, and answers with the number', async () => {
    const { ui, flow } = show('questions')
    expect(ui.getByRole('group', { name: 'How fair is the price?' }).textContent).toContain(
      '0 = Not at all, 10 = Very',
    )
    expect(ui.getAllByRole('radio')).toHaveLength(11)
    expect(ui.getByRole('radio', { name: '3' })).toHaveProperty('checked', true)
    await userEvent.click(ui.getByRole('radio', { name: '0' }))
    expect(flow.calls).toEqual([['answer', 'score', 0]])
  })

  it('asks for words', () => {
    const { ui, flow } = show('questions')
    const field = ui.getByRole('textbox', { name: 'Tell us more' })
    fireEvent.input(field, { target: { value: 'b' } })
    expect(flow.calls).toEqual([['answer', 'words', 'b']])
  })
})

describe('info and custom', () => {
  it('shows the words of the author', () => {
    const { ui } = show('info')
    expect(ui.getByRole('heading', { name: 'What stays yours' })).toBeTruthy()
    expect(ui.getByText(/Your recipes and notes/)).toBeTruthy()
  })

  it('shows data as a list of facts', () => {
    const { ui } = show('custom')
    expect(names(ui.getAllByRole('term'))).toEqual(['Boxes', 'Favourites', 'Last delivery'])
    expect(names(ui.getAllByRole('definition'))).toEqual(['1,234', 'Ramen and Tacos', 'October'])
  })

  it('leaves a screen to the page that draws it, with its state and an element', () => {
    const seen: unknown[] = []
    const { ui } = show('custom', {
      renderCustom: {
        usage(state, flow, element) {
          seen.push(state.data, flow)
          element.append('Drawn by the page')
        },
      },
    })
    expect(ui.getByText('Drawn by the page')).toBeTruthy()
    expect(seen).toEqual([states.custom.data, mounted.flow])
    expect(ui.queryAllByRole('term')).toEqual([])
    expect(ui.getByRole('heading', { name: 'Your year with Acme Box' })).toBeTruthy()
  })

  it('draws once, and cleans up when the screen is left', () => {
    const log: string[] = []
    const custom = () => {
      log.push('drawn')
      return () => log.push('cleaned')
    }
    const { show: set } = show('custom', { renderCustom: { custom } })
    set({ ...states.custom, answers: { a: 'b' } })
    expect(log).toEqual(['drawn'])
    set(states.confirm)
    expect(log).toEqual(['drawn', 'cleaned'])
    set(states.custom)
    mounted.widget.dispose()
    expect(log).toEqual(['drawn', 'cleaned', 'drawn', 'cleaned'])
  })
})

describe('confirm', () => {
  it('says what follows and when, and does exactly what its buttons say', async () => {
    const { ui, press, flow } = show('confirm')
    expect(names(ui.getAllByRole('listitem'))).toEqual([
      'Your subscription ends on December 22, 2026 and will not renew.',
      'You keep access until December 22, 2026.',
      'Your files stay for 30 days.',
    ])
    await press('Keep my subscription')
    await press('Cancel subscription')
    expect(flow.calls).toEqual([['dismiss'], ['cancel']])
  })

  it.each([
    ['that nothing more is charged', 0, 'There will be no further charges.'],
    [
      'what ending it early costs',
      4900,
      'Ending it now costs $49.00. There will be no other charges.',
    ],
  ])('CF-23 says %s, before it is decided and after', (_what, amountMinor, words) => {
    const lastCharge = { amountMinor, currency: 'USD' }
    const { ui, show: set } = show('confirm', {}, { lastCharge })
    expect(names(ui.getAllByRole('listitem'))[1]).toBe(words)
    set({ ...states.cancelled, lastCharge })
    expect(ui.getByText(words)).toBeTruthy()
  })

  it('promises no date that the state does not have', () => {
    const { ui } = show('confirm', {}, { effectiveAt: undefined, consequences: [] })
    expect(ui.queryAllByRole('listitem')).toEqual([])
  })

  it('says what was applied already', () => {
    const { ui } = show('confirm-applied')
    expect(ui.getByText('Already applied: Half price for three months.')).toBeTruthy()
  })
})

describe('saved', () => {
  it('says what was applied, on which terms, under which number', async () => {
    const { ui, press, flow } = show('saved')
    expect(ui.getByRole('heading', { name: 'Half price for three months' })).toBeTruthy()
    expect(ui.getByText('The new price is on your next invoice.')).toBeTruthy()
    expect(ui.getByText('R-20417')).toBeTruthy()
    expect(ui.getByText('$10.00 per month until March 22, 2027')).toBeTruthy()
    await press('Cancel anyway')
    await press('Done')
    expect(flow.calls).toEqual([['cancel'], ['dismiss']])
  })

  it('says the terms of the choice that was made', () => {
    const { offers } = states['offer-pause']
    const { ui } = show(
      'saved',
      {},
      {
        receipt: { ...states.saved.receipt, offer: offers[0], choice: { months: 1 } },
      },
    )
    expect(ui.getByText('Nothing to pay until January 22, 2027')).toBeTruthy()
  })
})

describe('cancelled', () => {
  it('gives a receipt: number, request, when received with its zone, when it takes effect', () => {
    const { ui } = show('cancelled')
    const facts = names(ui.getAllByRole('definition'))
    expect(facts.slice(0, 2)).toEqual(['C-88213', 'Cancellation of Acme Pro'])
    expect(facts[2]).toMatch(/^November 22, 2026 at .*[:]\d\d:\d\d.* (UTC|GMT\S*|[A-Z]{2,5})$/)
    expect(facts[3]).toBe('December 22, 2026')
  })

  it('has a number even where the backend gives none', () => {
    const { ui } = show('cancelled-survey')
    expect(ui.getByText(`${states['cancelled-survey'].receipt?.attemptId}`)).toBeTruthy()
  })

  it('asks why only now where that is the rule, and sends what was said', async () => {
    const { ui, press, flow } = show('cancelled-survey', {}, { title: 'Why did you leave?' })
    expect(ui.getByRole('heading', { name: 'Your subscription is cancelled' })).toBeTruthy()
    expect(ui.getByRole('group', { name: 'Why did you leave?' })).toBeTruthy()
    await userEvent.click(ui.getByRole('radio', { name: 'It is hard to use' }))
    await press('Send')
    expect(flow.calls).toEqual([['chooseReason', 'too-complex'], ['next'], ['dismiss']])
  })
})

describe('failed', () => {
  it('says what happened and when it was asked for, and offers to try again or go on without us', async () => {
    const { ui, press, flow } = show('failed')
    expect(ui.getByText(/^You asked to cancel on November 22, 2026 at/)).toBeTruthy()
    expect(ui.getByRole('alert').textContent).toBe(
      'There was no answer in time. You can try again: it will not be done twice.',
    )
    await press('Try again')
    await press('Continue to cancel on this page')
    expect(flow.calls).toEqual([['cancel'], ['release']])
  })

  it('leads to support where the page has no cancel of its own', () => {
    const { ui } = show('failed', { hasHostControl: false })
    expect(ui.queryByRole('button', { name: /on this page/ })).toBeNull()
    const link = ui.getByRole('link', { name: /^Contact support/ })
    expect(link.getAttribute('href')).toBe('https://example.com/support')
  })

  it('says what the handler said', () => {
    const error = { ...states.failed.error, code: 'unknown', message: 'The bank said no.' }
    const { ui } = show('failed', {}, { error })
    expect(ui.getByRole('alert').textContent).toMatch(/^The bank said no\. You can try again/)
  })
})

describe('working', () => {
  const pending = { action: 'accept', offerId: 'discount-offer', cancelRequested: false } as const

  it('AX-33 keeps the screen and the name of the button that was pressed', () => {
    const { ui, root, show: set } = show('offer')
    const button = ui.getByRole('button', { name: 'Get 50% off' })
    button.focus()
    set({ ...states.working, pending, can: { ...states.working.can, cancel: true } })
    expect(ui.getByRole('button', { name: 'Get 50% off' })).toBe(button)
    expect(button.getAttribute('aria-busy')).toBe('true')
    expect(root.activeElement).toBe(button)
    expect(ui.getByText('Applying the offer…').closest('[role=status]')).not.toBeNull()
  })

  it('takes no second decision but the exit, and says what follows it', async () => {
    const { flow, press, ui, show: set } = show('offer')
    const working = { ...states.working, pending, can: { ...states.working.can, cancel: true } }
    set(working)
    await press('Get 50% off')
    await press('No thanks')
    expect(flow.calls).toEqual([])
    await press('Cancel now')
    expect(flow.calls).toEqual([['cancel']])
    set({ ...working, pending: { ...pending, cancelRequested: true }, can: states.working.can })
    await press('Cancel now')
    expect(flow.calls).toEqual([['cancel']])
    expect(ui.getByText(/Then you can cancel/)).toBeTruthy()
  })

  it('has a screen of its own where an earlier page left it', () => {
    const { ui } = show('working')
    expect(ui.getByRole('heading', { name: 'One moment' })).toBeTruthy()
    expect(ui.getByText('Cancelling your subscription…')).toBeTruthy()
  })
})

describe('CF-03 AX-24 the words of a law', () => {
  const labels = {
    lang: 'fr',
    exit: 'résilier votre contrat',
    cancel: 'notification de la résiliation',
  }
  const last = (mounted: { dialog: HTMLElement }) =>
    mounted.dialog.querySelector<HTMLElement>('footer .pair > :last-child')

  it.each([
    ['survey', {}, labels.exit],
    ['confirm', {}, labels.cancel],
    // Where the page itself cancels, our control does not yet.
    ['confirm', { releases: true }, labels.exit],
    ['survey', { releases: true }, labels.exit],
  ] as const)('are on the exit of %s, with %o, whatever the page calls it', (name, how, words) => {
    const shown = show(name, { ...how, messages: { exit: 'Leave', cancel: 'Leave' } }, { labels })
    expect(last(shown)?.textContent).toBe(words)
    expect(last(shown)?.lang).toBe('fr')
  })

  it('are nowhere else', () => {
    expect(last(show('survey'))?.textContent).toBe('Cancel now')
    expect(last(mounted)?.hasAttribute('lang')).toBe(false)
  })
})
