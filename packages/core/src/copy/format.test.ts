import { describe, expect, it, vi } from 'vitest'
import { formatDate, formatList, formatMoney, formatNumber } from './format.ts'

// Intl puts no-break spaces where a line must not end.
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

describe('formatMoney', () => {
  it.each([
    [2900, 'USD', 'en', '$29.00'],
    [1999, 'EUR', 'de', '19,99 €'],
    [2900, 'JPY', 'en', '¥2,900'],
    // Browsers that go by CLDR write these without decimals; their minor units are hundredths all the same.
    [149_900, 'HUF', 'en', 'HUF 1,499'],
    [149_950, 'HUF', 'en', 'HUF 1,499.50'],
    [4_900_000, 'IDR', 'id', 'Rp 49.000'],
    [1_990_000, 'COP', 'es-CO', '$ 19.900'],
    [9900, 'KRW', 'ko', '₩9,900'],
    [12_345, 'BHD', 'en', 'BHD 12.345'],
    [12_345, 'IQD', 'en', 'IQD 12.345'],
    [12_345, 'KWD', 'en', 'KWD 12.345'],
    [0, 'USD', 'en', '$0.00'],
    [-500, 'USD', 'en', '-$5.00'],
    [123_456_789, 'USD', 'en', '$1,234,567.89'],
  ])('%i of %s in %s is %s', (minor, currency, locale, text) => {
    expect(plain(formatMoney(minor, currency, locale))).toBe(text)
  })

  it.each([
    [Number.NaN, 'USD'],
    [Number.POSITIVE_INFINITY, 'USD'],
    ['2900' as unknown as number, 'USD'],
    [2900, 'dollars'],
    [2900, ''],
    [2900, undefined as unknown as string],
  ])('is empty for %s of %s', (minor, currency) => {
    expect(formatMoney(minor, currency, 'en')).toBe('')
  })
})

describe('formatDate', () => {
  it.each([
    ['2026-12-01T00:00:00Z', 'en', 'December 1, 2026'],
    ['2026-12-01T23:59:59Z', 'en', 'December 1, 2026'],
    ['2026-12-01', 'en-GB', '1 December 2026'],
    ['2026-12-01T00:00:00Z', 'de', '1. Dezember 2026'],
    ['2026-12-01T00:00:00Z', 'ja', '2026年12月1日'],
  ])('%s in %s is %s, the day in UTC', (iso, locale, text) => {
    expect(formatDate(iso, locale)).toBe(text)
  })

  it.each(['soon', '', '2026-12-01T00:00:00', undefined as unknown as string])(
    'is empty for %s',
    (iso) => {
      expect(formatDate(iso, 'en')).toBe('')
    },
  )
})

describe('formatNumber and formatList', () => {
  const tags =
    'ar ar-EG bn cs da de de-CH en en-GB en-IN en-u-nu-thai es fa fi fr fr-CA hi it ja ja-JP-u-nu-hanidec ko mr nb nl pl pt-BR sv tr uk zh-Hans zh-Hant'
  it.each(tags.split(' '))('small numbers in %s are what Intl says', (tag) => {
    const numbers = [0, -0, 7, 42, 999, 1000, -1, 0.5, 1e21, Number.NaN]
    const said = numbers.map((value) => formatNumber(value, tag))
    const { format } = new Intl.NumberFormat(tag)
    expect(said.slice(2)).toEqual(numbers.slice(2).map((value) => format(value)))
    expect(said[0]).toBe(format(0))
  })

  it('makes no Intl object for a small number in a language with plain digits', () => {
    const made = vi.spyOn(Intl, 'NumberFormat')
    formatNumber(3, 'de-AT')
    expect(made).not.toHaveBeenCalled()
    formatNumber(3, 'ar-EG')
    expect(made).toHaveBeenCalledOnce()
    made.mockRestore()
  })

  it('write as the locale does', () => {
    expect(formatNumber(12_345.6, 'en')).toBe('12,345.6')
    expect(formatNumber(12_345.6, 'de')).toBe('12.345,6')
    expect(formatList(['a', 'b', 'c'], 'en')).toBe('a, b, and c')
    expect(formatList(['a', 'b', 'c'], 'de')).toBe('a, b und c')
    expect(formatList([], 'en')).toBe('')
  })
})
