import { anAccount, offerSamples } from '@fairwell/testkit'
import { arbitraryAccount } from '@fairwell/testkit/arbitraries'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { presentOffer } from '../offers/present-offer.ts'
import type { Account } from '../schema/account-schema.ts'
import type { Offer } from '../schema/offer-schema.ts'
import { type CopyScope, fillCopy } from './fill-copy.ts'

const now = Date.parse('2026-11-22T12:00:00Z')
const account = anAccount()
  .withSubscriber({
    attributes: {
      tags: ['a', 'b'],
      boxes: 1200,
      vip: true,
      none: null,
      empty: '',
      nothing: [],
      company: { name: 'Acme' },
      'last.login': 'today',
      sneaky: '{{subscriber.email}}',
      html: '<b>bold</b>',
      list: [{ a: 1 }],
    },
  })
  .withSubscription({ discount: { amountOffMinor: 500 } })
  .build()

const scope = (keys: Partial<CopyScope> = {}): CopyScope => ({
  account,
  product: 'Acme Pro',
  locale: 'en',
  ...keys,
})
const viewOf = (offer: Offer) => presentOffer({ offer }, anAccount().build(), now).view
const fill = (text: string, keys?: Partial<CopyScope>) =>
  fillCopy(text, scope(keys)).text.replace(/[\u00a0\u202f]/g, ' ')

describe('fillCopy', () => {
  it.each([
    ['Cancel {{product}}?', 'Cancel Acme Pro?'],
    ['Hello {{subscriber.firstName}}', 'Hello Ada'],
    ['Hello {{ subscriber.firstName }}', 'Hello Ada'],
    ['Hello {{subscriber.firstName|there}}', 'Hello Ada'],
    ['Hello {{subscriber.lastName|there}}', 'Hello there'],
    ['Hello {{ subscriber.lastName | my friend }}', 'Hello my friend'],
    ['{{subscriber.lastName|a|b}}', 'a|b'],
    ['until {{subscription.currentPeriodEnd:date}}', 'until December 10, 2026'],
    ['{{subscription.priceMinor:money}} a {{subscription.interval}}', '$29.00 a month'],
    ['{{subscription.discount.amountOffMinor:money}}', '$5.00'],
    ['{{subscriber.attributes.boxes:number}} boxes', '1,200 boxes'],
    ['{{subscriber.attributes.boxes}} boxes', '1200 boxes'],
    ['{{subscriber.attributes.boxes:money}}', '$12.00'],
    ['{{subscriber.attributes.tags:list}}', 'a and b'],
    ['{{subscriber.attributes.tags}}', 'a and b'],
    ['{{subscriber.attributes.vip}}', 'true'],
    ['{{subscriber.attributes.company.name}}', 'Acme'],
    ['{{subscriber.attributes.last.login}}', 'today'],
    ['{{subscription.trialEnd:date|the end}}', 'the end'],
    ['no field at all', 'no field at all'],
    ['a { b } and }} and {{ c', 'a { b } and }} and {{ c'],
  ])('%s', (text, filled) => {
    expect(fill(text)).toBe(filled)
    expect(fillCopy(text, scope()).complete).toBe(true)
  })

  it.each([
    'subscriber.lastName',
    'subscriber.attributes.none',
    'subscriber.attributes.empty',
    'subscriber.attributes.nothing',
    'subscriber.attributes.nothing:list',
    'subscriber.attributes.company',
    'subscriber.attributes.list',
    'subscriber.attributes.list:list',
    'subscriber',
    'subscription',
    'offer',
    'offer.percentOff',
    'history.applied',
    'account.subscriber.id',
    '',
    ' ',
    'subscriber.firstName:date',
    'subscriber.firstName:money',
    'subscriber.firstName:number',
    'subscriber.firstName:list',
    'subscriber.firstName:shout',
    'subscriber.firstName:constructor',
    'subscription.priceMinor:date',
    'product.constructor.name',
    'subscriber.__proto__',
    'subscriber.constructor.name',
    'subscriber.toString',
    'subscriber.attributes.tags.map',
  ])('leaves {{%s}} empty, and says that it is not complete', (path) => {
    expect(fillCopy(`a{{${path}}}b`, scope())).toEqual({ text: 'ab', complete: false })
    expect(fillCopy(`a{{${path}|?}}b`, scope())).toEqual({ text: 'a?b', complete: true })
  })

  it('takes an empty fallback for an answer', () => {
    expect(fillCopy('Hello{{subscriber.lastName|}}', scope())).toEqual({
      text: 'Hello',
      complete: true,
    })
  })

  it('does not fill what a value says', () => {
    expect(fill('{{subscriber.attributes.sneaky}}')).toBe('{{subscriber.email}}')
  })

  it('leaves markup as text', () => {
    expect(fill('{{subscriber.attributes.html}}')).toBe('<b>bold</b>')
  })

  it('AX-23 sets what it fills in apart where text runs from right to left', () => {
    expect(fill('{{product}} {{subscriber.lastName|x}}', { dir: 'rtl' })).toBe(
      '\u2068Acme Pro\u200e\u2069 x',
    )
    expect(fill('{{product}}', { dir: 'ltr' })).toBe('Acme Pro')
  })

  it('writes for the locale', () => {
    expect(fill('{{subscription.priceMinor:money}}', { locale: 'de' })).toBe('29,00 $')
    expect(fill('{{subscription.currentPeriodEnd:date}}', { locale: 'fr' })).toBe(
      '10 décembre 2026',
    )
  })

  it('reads the keys of an offer and its terms', () => {
    const offer = viewOf(offerSamples.discount)
    const text =
      '{{offer.percentOff}}% off: {{offer.offerPriceMinor:money}} until {{offer.offerEndsAt:date}}'
    expect(fill(text, { offer })).toBe('50% off: $14.50 until March 10, 2027')
    expect(fill('{{offer.data.minSeats}}', { offer: viewOf(offerSamples.custom) })).toBe('1')
    expect(fill('{{offer.amountMinor:money}}', { offer: viewOf(offerSamples.credit) })).toBe(
      '$15.00',
    )
  })

  it('writes an offer’s money in its own currency where there is no subscription', () => {
    const offer = { raw: { amountMinor: 1500, currency: 'EUR' } }
    expect(fill('{{offer.amountMinor:money}}', { offer, account: {} })).toBe('€15.00')
    expect(fillCopy('{{subscription.priceMinor:money}}', scope({ account: {} })).complete).toBe(
      false,
    )
  })

  it('fills nothing from an account that a page wrote badly', () => {
    const broken = {
      subscriber: 'x',
      subscription: { priceMinor: 1, currency: 'dollars', currentPeriodEnd: 'soon' },
    } as unknown as Account
    const text =
      '{{subscriber.id}}{{subscription.priceMinor:money}}{{subscription.currentPeriodEnd:date}}'
    expect(fillCopy(text, scope({ account: broken }))).toEqual({ text: '', complete: false })
  })

  const name = fc.constantFrom(
    'product',
    'subscriber.firstName',
    'subscriber.attributes.x',
    'subscription.priceMinor',
    'subscription.currentPeriodEnd',
    'offer.cycles',
    'constructor',
    '__proto__.x',
    'subscriber.hasOwnProperty',
  )
  const words = fc.string().map((text) => text.replace(/[{}]/g, ''))
  const field = fc
    .tuple(
      fc.oneof(name, words),
      fc.constantFrom('', ':date', ':money', ':number', ':list', ':x'),
      fc.oneof(
        fc.constant(''),
        words.map((text) => `|${text}`),
      ),
    )
    .map((parts) => `{{${parts.join('')}}}`)

  it('never throws, and never leaves a field’s braces or a function’s source in the text', () => {
    return fc.assert(
      fc.property(
        fc.array(fc.oneof(words, field)),
        arbitraryAccount(),
        fc.constantFrom('en', 'de', 'ar', 'ja'),
        (parts, account, locale) => {
          const { text } = fillCopy(parts.join(''), scope({ account, locale }))
          expect(text).not.toMatch(/[{}]/)
          expect(text).not.toMatch(/native code|\[object/)
        },
      ),
    )
  })
})
