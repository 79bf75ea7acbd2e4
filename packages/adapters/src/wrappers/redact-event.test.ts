import { anEvent } from '@fairwell/testkit'
import { describe, expect, it } from 'vitest'
import { redactEvent } from './redact-event.ts'

const words =
  'I am jane@example.com, +49 170 1234567, 4111 1111 1111 1111, DE89 3704 0044 0532 0130 00'
const said = anEvent('answer.given', { data: { text: words } })

describe('redactEvent', () => {
  it('S-16 takes out of free words what tells who somebody is', () => {
    expect(redactEvent(said).data).toMatchObject({ text: 'I am [email], [phone], [card], [iban]' })
  })

  it('leaves the event as it is, and everything but the words', () => {
    const before = structuredClone(said)
    const redacted = redactEvent(said)
    expect(said).toEqual(before)
    expect({ ...redacted, data: { ...redacted.data, text: words } }).toEqual(said)
  })

  it('gives back the same event where there is nothing to take out', () => {
    for (const event of [anEvent(), anEvent('answer.given', { data: { text: 'Too dear' } })]) {
      expect(redactEvent(event)).toBe(event)
    }
  })

  it('leaves what an option switches off', () => {
    const { data } = redactEvent(said, { phone: false, iban: false })
    expect(data).toMatchObject({
      text: 'I am [email], +49 170 1234567, [card], DE89 3704 0044 0532 0130 00',
    })
  })

  it('takes out what further patterns find, whatever their flags', () => {
    const event = anEvent('answer.given', {
      data: { text: 'Member ACME-1, acme-２, and jane@x.io' },
    })
    for (const flags of ['i', 'gi', 'giy', 'iu']) {
      const patterns = [{ name: 'member', pattern: new RegExp('acme-\\d', flags) }]
      expect(redactEvent(event, { patterns }).data).toMatchObject({
        text: 'Member [member], [member], and [email]',
      })
    }
    const nothing = [{ name: 'nothing', pattern: /x*/ }]
    expect(redactEvent(event, { patterns: nothing, email: false })).toMatchObject({
      data: { text: 'Member ACME-1, acme-２, and jane@[nothing].io' },
    })
  })

  it('lets further patterns see where a line begins and ends', () => {
    const event = anEvent('answer.given', {
      data: { text: 'Hello\nACME-1\nACME-2 x 0171\n1234567' },
    })
    const patterns = [{ name: 'member', pattern: /^ACME-\d$/m }]
    expect(redactEvent(event, { patterns }).data).toMatchObject({
      text: 'Hello\n[member]\nACME-2 x [phone]',
    })
  })

  it('looks into further fields where it is told to, at any depth', () => {
    const choice = { to: ['jane@example.com', 7, null], at: 'home' }
    const event = anEvent('offer.applied', { data: { choice, offerId: 'jane@example.com' } })
    expect(redactEvent(event)).toBe(event)
    expect(redactEvent(event, { fields: ['choice', 'text'] }).data).toMatchObject({
      choice: { to: ['[email]', 7, null], at: 'home' },
      offerId: 'jane@example.com',
    })
  })
})
