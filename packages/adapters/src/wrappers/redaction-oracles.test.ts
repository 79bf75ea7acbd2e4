import valid from 'card-validator'
import * as fc from 'fast-check'
import { composeIBAN, friendlyFormatIBAN, getCountrySpecifications, isValidIBAN } from 'ibantools'
import { getCountries, getExampleNumber } from 'libphonenumber-js'
import examples from 'libphonenumber-js/examples.mobile.json'
import { describe, expect, it } from 'vitest'
import { plainText } from './plain-text.ts'
import { redactText } from './redact-text.ts'

describe('telephone numbers as libphonenumber writes them', () => {
  const numbers = getCountries().flatMap((country) => getExampleNumber(country, examples) ?? [])
  const missed = (written: readonly string[], before = ''): string[] =>
    written.filter((number) => redactText(`${before}${number}, ok?`) !== `${before}[phone], ok?`)

  it('are found in international form, of every country', () => {
    // Of two territories they have seven digits with the country's, too few to tell them from an amount.
    const all = numbers.filter(({ number }) => number.length > 8)
    expect(all.length).toBeGreaterThan(240)
    expect(missed(all.map((number) => number.number))).toEqual([])
    expect(missed(all.map((number) => number.formatInternational()))).toEqual([])
  })

  it('are found after a word for a telephone, of every country', () => {
    const all = numbers.map((number) => number.formatNational())
    const long = all.filter((number) => number.replace(/\D/g, '').length > 6)
    expect(long.length).toBeGreaterThan(230)
    expect(missed(long, 'Call me: ')).toEqual([])
  })

  it('are found by their form alone, of most countries', () => {
    const all = numbers.map((number) => number.formatNational())
    expect(1 - missed(all).length / all.length).toBeGreaterThan(0.6)
  })
})

describe('IBANs as ibantools makes them', () => {
  const countries = Object.entries(getCountrySpecifications()).flatMap(([countryCode, country]) =>
    country.bban_regexp && country.IBANRegistry ? [{ countryCode, bban: country.bban_regexp }] : [],
  )
  const iban = fc
    .constantFrom(...countries)
    .chain(({ countryCode, bban }) =>
      fc
        .stringMatching(new RegExp(bban))
        .map((account) => composeIBAN({ countryCode, bban: account })),
    )
    .filter((made) => made !== null && isValidIBAN(made))
    .map(String)

  it('are found, of every country', () => {
    expect(countries.length).toBeGreaterThan(75)
    return fc.assert(
      fc.property(iban, fc.constantFrom(' ', '-', ''), (made, separator) => {
        const written = friendlyFormatIBAN(made, separator) ?? made
        expect(redactText(`Bitte auf ${written}.`)).toBe('Bitte auf [iban].')
        expect(redactText(`Bitte auf ${written.toLowerCase()}.`)).toBe('Bitte auf [iban].')
      }),
    )
  })

  it('are none with one digit more, less or other', () => {
    return fc.assert(
      fc.property(iban, fc.nat({ max: 30 }), (made, at) => {
        const index = 2 + (at % (made.length - 2))
        const other = made[index] === '7' ? '3' : '7'
        const changed = made.slice(0, index) + other + made.slice(index + 1)
        if (isValidIBAN(changed) || made[index] === other) return
        expect(redactText(changed)).not.toContain('[iban]')
      }),
    )
  })
})

describe('card numbers that card-validator takes', () => {
  const digits = fc
    .tuple(
      fc.constantFrom(
        '4',
        '51',
        '55',
        '2221',
        '2720',
        '34',
        '37',
        '6011',
        '65',
        '3528',
        '36',
        '30',
        '62',
        '50',
        '6759',
        '2200',
        '6362',
      ),
      fc.stringMatching(/^\d{17}$/),
      fc.integer({ min: 13, max: 19 }),
    )
    .map(([prefix, rest, length]) => (prefix + rest).slice(0, length - 1))
    .chain((most) => fc.constantFrom(...[...'0123456789'].map((last) => most + last)))

  it('are found, alone and in groups, and others are not', async () => {
    let found = 0
    await fc.assert(
      fc.property(digits, fc.constantFrom('', ' ', '-', '.'), (number, separator) => {
        const written = (number.match(/.{1,4}/g) ?? []).join(separator)
        const { isValid } = valid.number(number, { luhnValidateUnionPay: true })
        if (isValid) {
          found++
          expect(redactText(`x ${written} y`)).toBe('x [card] y')
        } else if (!separator && !luhn(number)) expect(redactText(written)).not.toContain('[card]')
      }),
      { numRuns: 600 },
    )
    expect(found).toBeGreaterThan(20)
  })
})

describe('redactText', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.string({ unit: fc.constantFrom(...'0123456789 +-./()@aä.[]#:\u200B９٣'), maxLength: 200 }),
  )

  it('gives a text that has nothing more to find', () => {
    return fc.assert(
      fc.property(anything, (text) => {
        const redacted = redactText(text)
        expect(redactText(redacted)).toBe(redacted)
      }),
    )
  })

  it('leaves what is around a find as it was', () => {
    return fc.assert(
      fc.property(anything, (text) => {
        const parts = redactText(text).split(/\[(?:email|iban|card|phone)\]/)
        let at = 0
        for (const part of parts) {
          expect(text.indexOf(part, at)).toBeGreaterThanOrEqual(at)
          at = text.indexOf(part, at) + part.length
        }
      }),
    )
  })

  it.each([
    'a',
    'ä',
    '漢',
    '1',
    '1 ',
    '1-',
    '+1',
    '(0',
    'a@',
    '@a.',
    'a.',
    'aa11',
    '01.02.',
    '4 ',
    '\u200B',
    'tel ',
    'order ',
    '@ (.) ',
    'a (at) ',
    '👩‍👧 ',
    '2026-11-',
  ])('takes no longer than in proportion to the length of hostile text: %j', (unit) => {
    const text = unit.repeat(100_000 / unit.length)
    const before = process.threadCpuUsage()
    redactText(text)
    const { user, system } = process.threadCpuUsage(before)
    // 1,000 characters are the most that a question takes; this is a hundred times that.
    expect((user + system) / 1_000).toBeLessThan(2_000)
  })
})

describe('plainText', () => {
  it('knows the digits of every script', () => {
    const digits = Array.from({ length: 0x110000 }, (_, code) => code)
      .filter((code) => code < 0xd800 || code > 0xdfff)
      .map((code) => String.fromCodePoint(code))
      .filter((char) => /\p{Nd}/u.test(char))
    expect(digits.length).toBeGreaterThan(600)
    // In the order of their code points they come in tens.
    for (const [index, digit] of digits.entries())
      expect(plainText(digit).text).toBe(`${index % 10}`)
  })
})

function luhn(digits: string): boolean {
  const reversed = [...digits].reverse().map(Number)
  return (
    reversed.reduce(
      (sum, digit, index) =>
        sum + (index % 2 ? ([0, 2, 4, 6, 8, 1, 3, 5, 7, 9][digit] ?? 0) : digit),
      0,
    ) %
      10 ===
    0
  )
}
