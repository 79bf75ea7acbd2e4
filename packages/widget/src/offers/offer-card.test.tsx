import { within } from '@testing-library/dom'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { offerScreen, states } from '../../playground/flow-states.ts'
import { mountQueries, type Queried } from '../../playground/mount-queries.ts'
import { offers } from '../../playground/offer-views.ts'

let mounted: Queried | undefined

function showCard(kind: keyof typeof offers, changes = {}) {
  const offer = { ...offers[kind], ...changes }
  mounted = mountQueries(offerScreen(offer))
  const card = within(mounted.ui.getByRole('article', { name: offer.title }))
  const facts = () =>
    Object.fromEntries(
      card
        .queryAllByRole('term')
        .map((term) => [term.textContent, term.nextElementSibling?.textContent]),
    )
  return { ...mounted, offer, card, facts }
}

afterEach(() => mounted?.widget.dispose())

describe('an offer that changes the subscription', () => {
  it.each([
    ['discount', 'Get 50% off'],
    ['trial-extension', 'Extend trial by 14 days'],
    ['credit', 'Take the $15.00 credit'],
    ['skip', 'Skip 1 payment'],
    ['custom', 'Accept: Fewer seats'],
  ] as const)('%s is taken by "%s"', async (kind, label) => {
    const { card, flow, offer } = showCard(kind)
    await userEvent.click(card.getByRole('button', { name: label }))
    expect(flow.calls).toEqual([['accept', offer.id, undefined]])
  })

  it('names an amount off in its own currency', () => {
    const { card } = showCard('discount', { raw: { amountOffMinor: 500, currency: 'EUR' } })
    expect(card.getByRole('button', { name: 'Get €5.00 off' })).toBeTruthy()
  })

  it('says the price now, with the offer and until when, the renewal and the next charge', () => {
    expect(showCard('discount').facts()).toEqual({
      'Price now': '$20.00 per month',
      'With this offer': '$10.00 per month until March 22, 2027',
      'Renews at': '$20.00 per month',
      'Next charge': '$10.00 on December 22, 2026',
    })
  })

  it('says that nothing is to be paid, where it is so', () => {
    expect(showCard('skip').facts()).toMatchObject({
      'With this offer': 'Nothing to pay until January 22, 2027',
      'Renews at': '$20.00 per month',
    })
  })

  it('has "No thanks" for all of its offers', async () => {
    const { ui, flow } = showCard('discount')
    await userEvent.click(ui.getByRole('button', { name: 'No thanks' }))
    expect(flow.calls).toEqual([['decline']])
  })

  it('says what failed, with what to do', () => {
    mounted = mountQueries(states['offer-failed'])
    expect(mounted.ui.getByRole('alert').textContent).toBe(
      'There was no answer in time. You can try again: it will not be done twice.',
    )
  })

  it('does not advise to try an offer again that is gone', () => {
    const error = { ...states['offer-failed'].error, code: 'ineligible' as const }
    mounted = mountQueries({ ...states['offer-failed'], error })
    expect(mounted.ui.getByRole('alert').textContent).toBe(
      'This offer is no longer available. Nothing was changed.',
    )
  })
})

describe('an offer with choices', () => {
  it('marks none, and shows the terms of the one that is marked', async () => {
    const { card, facts, flow, offer } = showCard('plan-change')
    const group = within(card.getByRole('radiogroup', { name: 'Choose one' }))
    expect(group.getAllByRole('radio').some((radio) => (radio as HTMLInputElement).checked)).toBe(
      false,
    )
    expect(facts()).toEqual({})
    await userEvent.click(group.getByRole('radio', { name: /^Acme Solo/ }))
    expect(facts()).toEqual({
      'Price now': '$20.00 per month',
      'With this offer': '$90.00 per year',
      'Renews at': '$90.00 per year',
      'Next charge': '$90.00 on December 22, 2026',
    })
    await userEvent.click(group.getByRole('radio', { name: /^Acme Basic/ }))
    await userEvent.click(card.getByRole('button', { name: 'Switch to Acme Basic' }))
    expect(flow.calls).toEqual([['accept', offer.id, { id: 'basic' }]])
  })

  it('words the lengths of a pause', async () => {
    const { card, flow, offer } = showCard('pause')
    const labels = card.getAllByRole('radio').map((radio) => radio.parentElement?.textContent)
    expect(labels).toEqual([
      '1 monthNothing to pay until January 22, 2027',
      '2 monthsNothing to pay until February 22, 2027',
      'Until April 15, 2027Nothing to pay until April 15, 2027',
    ])
    await userEvent.click(card.getByRole('radio', { name: /^2 months/ }))
    await userEvent.click(card.getByRole('button', { name: 'Pause: 2 months' }))
    expect(flow.calls).toEqual([['accept', offer.id, { months: 2 }]])
  })

  it('asks to choose first, at the first choice', async () => {
    const { card, ui, flow, root } = showCard('pause')
    await userEvent.click(card.getByRole('button', { name: 'Accept: Take a break instead' }))
    expect(flow.calls).toEqual([])
    const alert = ui.getByRole('alert')
    const group = card.getByRole('radiogroup')
    expect(alert.textContent).toBe('Choose one of these first.')
    expect(group.getAttribute('aria-describedby')).toBe(alert.id)
    expect(group.getAttribute('aria-invalid')).toBe('true')
    expect(root.activeElement).toBe(card.getAllByRole('radio')[0])
    await userEvent.click(card.getByRole('radio', { name: /^1 month/ }))
    expect(ui.queryByRole('alert')).toBeNull()
  })

  it('has nothing to choose where there is only one', async () => {
    const choices = offers['plan-change'].choices.slice(0, 1)
    const { card, facts, flow, offer } = showCard('plan-change', { choices })
    expect(card.queryByRole('radio')).toBeNull()
    expect(facts()).toHaveProperty('With this offer', '$9.00 per month')
    await userEvent.click(card.getByRole('button', { name: 'Switch to Acme Basic' }))
    expect(flow.calls).toEqual([['accept', offer.id, { id: 'basic' }]])
  })
})

describe('a referral', () => {
  it('is links beside the page, each told to the flow', async () => {
    const { card, flow, offer } = showCard('contact')
    const link = card.getByRole('link', { name: 'Book a call (new tab)' })
    expect(link.getAttribute('href')).toBe('https://example.com/book')
    expect(link.getAttribute('target')).toBe('_blank')
    expect(link.getAttribute('rel')).toBe('noopener')
    link.addEventListener('click', (event) => event.preventDefault())
    await userEvent.click(link)
    expect(flow.calls).toEqual([['accept', offer.id, { id: 'booking' }]])
    expect(card.queryByRole('button')).toBeNull()
  })

  it('leaves out an address that may not be followed', () => {
    expect(showCard('learn').card.getAllByRole('link')).toHaveLength(1)
  })

  it('leads on in the same tab for a redirect', async () => {
    const { card, flow, offer } = showCard('redirect')
    const link = card.getByRole('link', { name: 'Open: Give it to a friend' })
    expect(link.hasAttribute('target')).toBe(false)
    link.addEventListener('click', (event) => event.preventDefault())
    await userEvent.click(link)
    expect(flow.calls).toEqual([['accept', offer.id]])
  })
})
