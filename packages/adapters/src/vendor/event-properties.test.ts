import { anEvent, everyEvent } from '@fairwell/testkit'
import { describe, expect, it } from 'vitest'
import { eventProperties, withRevenue } from './event-properties.ts'

const base = { flow_id: 'test-flow', flow_version: 1, mode: 'local', locale: 'en' }

describe('the properties of an event', () => {
  it('say the flow, the attempt and the data, one level deep', () => {
    const event = anEvent('offer.applied', {
      seq: 7,
      data: { choice: { months: 2 }, terms: { choices: [{ months: 1 }, { months: 2 }] } },
    })
    expect(eventProperties(event)).toEqual({
      ...base,
      attempt_id: event.attemptid,
      attempt_seq: 7,
      offer_id: 'discount',
      kind: 'discount',
      terms_choices: '[{"months":1},{"months":2}]',
      screen_index: 0,
      choice_months: 2,
      confirmed_by: 'handler',
    })
  })

  it('say what is at stake in major units, as the currency has them', () => {
    const stake = (priceMinor: number, currency: string) =>
      eventProperties(
        anEvent('attempt.started', {
          data: {
            subscription: {
              planId: 'pro',
              priceMinor,
              currency,
              interval: 'month',
              status: 'active',
            },
          },
        }),
      )
    expect(stake(2900, 'USD')).toMatchObject({ value: 29, currency: 'USD' })
    expect(stake(2900, 'JPY')).toMatchObject({ value: 2900, currency: 'JPY' })
    expect(stake(2900, 'KWD')).toMatchObject({ value: 2.9, currency: 'KWD' })
    expect(stake(2900, 'HUF')).toMatchObject({ value: 29, currency: 'HUF' })
    expect(stake(0, 'EUR')).toMatchObject({ value: 0, currency: 'EUR' })
  })

  it('of a save say what it is worth', () => {
    expect(eventProperties(anEvent('save.validated'))).toMatchObject({
      value: 14.5,
      currency: 'USD',
      amount_minor: 1450,
    })
  })

  it('call nothing revenue but a save that has been validated, and no test', () => {
    const earned = everyEvent().filter((event) => 'revenue' in withRevenue(event))
    expect(earned.map(({ type }) => type)).toEqual(['fairwell.save.validated'])
    expect(withRevenue(anEvent('save.validated'))).toMatchObject({ revenue: 14.5, currency: 'USD' })
    expect(withRevenue(anEvent('save.validated', { testmode: true }))).not.toHaveProperty('revenue')
  })

  it('never take an answer for money', () => {
    const event = anEvent('answer.given', { data: { kind: 'scale', value: 12 } })
    expect(eventProperties(event)).toMatchObject({ answer: 12 })
    expect(eventProperties(event)).not.toHaveProperty('value')
  })

  it('keep a list of words a list', () => {
    const event = anEvent('answer.given', { data: { kind: 'multi-choice', value: ['a', 'b'] } })
    expect(eventProperties(event)).toMatchObject({ answer: ['a', 'b'] })
  })

  it('say that it is only a test', () => {
    expect(eventProperties(anEvent('screen.viewed', { testmode: true })).test_mode).toBe(true)
    expect(eventProperties(anEvent('screen.viewed'))).not.toHaveProperty('test_mode')
  })

  it.each(everyEvent())('of $type are JSON, flat, and leave the event as it was', (event) => {
    const before = JSON.stringify(event)
    const properties = eventProperties(event)
    expect(JSON.stringify(event)).toBe(before)
    expect(JSON.parse(JSON.stringify(properties))).toEqual(properties)
    for (const [key, value] of Object.entries(properties)) {
      expect(key).toMatch(/^[a-z][a-z_]*$/)
      expect([value].flat().filter((item) => item === Object(item))).toEqual([])
    }
  })
})
