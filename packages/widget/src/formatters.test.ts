import { describe, expect, it } from 'vitest'
import { createFormatters } from './formatters.ts'
import { en } from './messages/en.ts'
import { localeTags } from './messages/locale-tags.ts'
import type { Messages } from './messages/messages.ts'

const load = async (tag: string): Promise<Messages> =>
  tag === 'en' ? en : (await import(`./locales/${tag.toLowerCase()}.ts`)).messages

// CLDR puts no-break spaces, wide and narrow, where a line must not end, and marks of direction.
const plain = (text: string) =>
  text.replace(/[\u00a0\u202f]/g, ' ').replace(/[\u200e\u200f\u2068\u2069]/g, '')

/** As CLDR writes them; each checked by hand. */
const written: Record<
  string,
  [money: string, date: string, percent: string, two: string, five: string]
> = {
  en: ['$1,234.50', 'December 22, 2026', '50%', '2 months', '5 weeks'],
  ar: ['1,234.50 US$', '22 ديسمبر 2026', '50%', 'شهران', '5 أسابيع'],
  cs: ['1 234,50 US$', '22. prosince 2026', '50 %', '2 měsíce', '5 týdnů'],
  da: ['1.234,50 US$', '22. december 2026', '50 %', '2 måneder', '5 uger'],
  de: ['1.234,50 $', '22. Dezember 2026', '50 %', '2 Monate', '5 Wochen'],
  es: ['1234,50 US$', '22 de diciembre de 2026', '50 %', '2 meses', '5 semanas'],
  fr: ['1 234,50 $US', '22 décembre 2026', '50 %', '2 mois', '5 semaines'],
  he: ['1,234.50 $', '22 בדצמבר 2026', '50%', 'חודשיים', '5 שבועות'],
  hi: ['$1,234.50', '22 दिसंबर 2026', '50%', '2 महीने', '5 सप्ताह'],
  id: ['US$1.234,50', '22 Desember 2026', '50%', '2 bulan', '5 minggu'],
  it: ['1234,50 USD', '22 dicembre 2026', '50%', '2 mesi', '5 settimane'],
  ja: ['$1,234.50', '2026年12月22日', '50%', '2 か月', '5 週間'],
  ko: ['US$1,234.50', '2026년 12월 22일', '50%', '2개월', '5주'],
  nl: ['US$ 1.234,50', '22 december 2026', '50%', '2 maanden', '5 weken'],
  pl: ['1234,50 USD', '22 grudnia 2026', '50%', '2 miesiące', '5 tygodni'],
  'pt-BR': ['US$ 1.234,50', '22 de dezembro de 2026', '50%', '2 meses', '5 semanas'],
  ru: ['1 234,50 $', '22 декабря 2026 г.', '50 %', '2 месяца', '5 недель'],
  sv: ['1 234,50 US$', '22 december 2026', '50 %', '2 månader', '5 veckor'],
  tr: ['$1.234,50', '22 Aralık 2026', '%50', '2 ay', '5 hafta'],
  uk: ['1 234,50 USD', '22 грудня 2026 р.', '50%', '2 місяці', '5 тижнів'],
  'zh-Hans': ['US$1,234.50', '2026年12月22日', '50%', '2个月', '5周'],
  'zh-Hant': ['US$1,234.50', '2026年12月22日', '50%', '2 個月', '5 週'],
}

describe('amounts, dates and lengths', () => {
  it('are checked in every locale', () => {
    expect(Object.keys(written).sort()).toEqual([...localeTags, 'en'].sort())
  })

  it.each(Object.entries(written))('in %s', (locale, [money, date, percent, two, five]) => {
    const format = createFormatters(locale)
    expect({
      money: plain(format.money(123_450, 'USD')),
      date: plain(format.date('2026-12-22T00:00:00Z')),
      percent: plain(format.percent(50)),
      two: plain(format.length(2, 'month')),
      five: plain(format.length(5, 'week')),
    }).toEqual({ money, date, percent, two, five })
  })

  it.each([
    ['ja', 2900, 'JPY', '￥2,900'],
    ['en', 2900, 'JPY', '¥2,900'],
    ['ko', 9900, 'KRW', '₩9,900'],
    ['de', 9900, 'KRW', '9.900 ₩'],
    ['ar', 12_345, 'BHD', '12.345 د.ب.'],
    ['en', 12_345, 'BHD', 'BHD 12.345'],
    ['fr', 12_345, 'BHD', '12,345 BHD'],
    ['de', 1999, 'EUR', '19,99 €'],
    ['de-AT', 1999, 'EUR', '€ 19,99'],
    ['en-IN', 12_345_600, 'INR', '₹1,23,456.00'],
    ['hi', 12_345_600, 'INR', '₹1,23,456.00'],
    ['pt-BR', 1990, 'BRL', 'R$ 19,90'],
    ['pl', 1999, 'PLN', '19,99 zł'],
    ['tr', 19_999, 'TRY', '₺199,99'],
    ['id', 15_000_000, 'IDR', 'Rp 150.000'],
    ['uk', 19_900, 'UAH', '199,00 ₴'],
    ['cs', 19_900, 'CZK', '199,00 Kč'],
    ['he', 4990, 'ILS', '49.90 ₪'],
    ['zh-Hans', 3000, 'CNY', '¥30.00'],
    ['zh-Hant', 30_000, 'TWD', '$300.00'],
    ['ru', 19_900, 'RUB', '199,00 ₽'],
    ['sv', 9900, 'SEK', '99,00 kr'],
    ['da', 9900, 'DKK', '99,00 kr.'],
  ])('in %s, %i minor units of %s are %s', (locale, minor, currency, text) => {
    expect(plain(createFormatters(locale).money(minor, currency))).toBe(text)
  })

  it('do not end a line between a number and what it counts', () => {
    expect(createFormatters('de').money(1999, 'EUR')).toBe('19,99\u00a0€')
    expect(createFormatters('fr').money(123_450, 'EUR')).toBe('1\u202f234,50\u00a0€')
    expect(createFormatters('ru').percent(50)).toBe('50\u00a0%')
  })

  it('have the digits of the reader’s country', () => {
    expect(plain(createFormatters('ar').money(1999, 'USD'))).toBe('19.99 US$')
    expect(plain(createFormatters('ar-EG').money(1999, 'USD'))).toBe('١٩٫٩٩ US$')
    expect(plain(createFormatters('ar-MA').money(1999, 'USD'))).toBe('19,99 US$')
    expect(plain(createFormatters('ar-EG-u-nu-latn').money(1999, 'USD'))).toBe('19.99 US$')
    expect(
      plain(createFormatters('ar-EG').fill('الخطوة {index} من {count}', { index: 2, count: 3 })),
    ).toBe('الخطوة ٢ من ٣')
  })

  it('are lists as the language writes them', () => {
    const list = ['A', 'B', 'C']
    expect(createFormatters('de').data(list)).toBe('A, B und C')
    expect(createFormatters('es').data(list)).toBe('A, B y C')
    expect(createFormatters('ja').data(list)).toBe('A、B、C')
    expect(createFormatters('ar').data(list)).toBe('A وB وC')
    expect(createFormatters('zh-Hans').data(list)).toBe('A、B和C')
  })

  it('say a moment with its time zone', () => {
    expect(plain(createFormatters('de').moment('2026-11-22T14:03:27Z'))).toMatch(
      /^22\. November 2026 um \d\d:03:27 \S+$/,
    )
  })
})

describe('a price', () => {
  const price = async (
    locale: string,
    count: number,
    interval: 'day' | 'week' | 'month' | 'year',
  ) => {
    const { per, every } = await load(locale)
    const format = createFormatters(locale)
    const length = format.length(count, interval)
    return plain(format.fill(count > 1 ? every : per, { price: 'P', interval, count, length }))
  }

  it.each([
    ['en', 'P per month', 'P every 3 months', 'P every 2 weeks'],
    ['ar', 'P شهريًا', 'P كل 3 أشهر', 'P كل أسبوعين'],
    ['cs', 'P za měsíc', 'P za 3 měsíce', 'P za 2 týdny'],
    ['da', 'P pr. måned', 'P pr. 3 måneder', 'P pr. 2 uger'],
    ['de', 'P pro Monat', 'P alle 3 Monate', 'P alle 2 Wochen'],
    ['es', 'P al mes', 'P cada 3 meses', 'P cada 2 semanas'],
    ['fr', 'P par mois', 'P tous les 3 mois', 'P toutes les 2 semaines'],
    ['he', 'P לחודש', 'P כל 3 חודשים', 'P כל שבועיים'],
    ['hi', 'P प्रति माह', 'हर 3 महीने में P', 'हर 2 सप्ताह में P'],
    ['id', 'P per bulan', 'P setiap 3 bulan', 'P setiap 2 minggu'],
    ['it', 'P al mese', 'P ogni 3 mesi', 'P ogni 2 settimane'],
    ['ja', 'P／月', '3 か月ごとにP', '2 週間ごとにP'],
    ['ko', '월 P', '3개월마다 P', '2주마다 P'],
    ['nl', 'P per maand', 'P elke 3 maanden', 'P elke 2 weken'],
    ['pl', 'P miesięcznie', 'P co 3 miesiące', 'P co 2 tygodnie'],
    ['pt-BR', 'P por mês', 'P a cada 3 meses', 'P a cada 2 semanas'],
    ['ru', 'P в месяц', 'P за 3 месяца', 'P за 2 недели'],
    ['sv', 'P per månad', 'P per 3 månader', 'P per 2 veckor'],
    ['tr', 'Ayda P', '3 ayda bir P', '2 haftada bir P'],
    ['uk', 'P на місяць', 'P за 3 місяці', 'P за 2 тижні'],
    ['zh-Hans', '每月 P', '每3个月 P', '每2周 P'],
    ['zh-Hant', '每月 P', '每 3 個月 P', '每 2 週 P'],
  ])('in %s: %s, %s, %s', async (locale, monthly, quarterly, fortnightly) => {
    expect(await price(locale, 1, 'month')).toBe(monthly)
    expect(await price(locale, 3, 'month')).toBe(quarterly)
    expect(await price(locale, 2, 'week')).toBe(fortnightly)
  })
})

describe('counted payments', () => {
  it.each([
    ['en', ['Skip 1 payment', 'Skip 2 payments']],
    [
      'ru',
      [
        'Пропустить 1 платёж',
        'Пропустить 2 платежа',
        'Пропустить 5 платежей',
        'Пропустить 21 платёж',
      ],
    ],
    [
      'uk',
      [
        'Пропустити 1 платіж',
        'Пропустити 2 платежі',
        'Пропустити 5 платежів',
        'Пропустити 21 платіж',
      ],
    ],
    ['pl', ['Pomiń 1 płatność', 'Pomiń 2 płatności', 'Pomiń 5 płatności', 'Pomiń 22 płatności']],
    ['cs', ['Vynechat 1 platbu', 'Vynechat 2 platby', 'Vynechat 5 plateb']],
    ['ar', ['تخطي دفعة واحدة', 'تخطي دفعتين', 'تخطي 3 دفعات', 'تخطي 11 دفعة', 'تخطي 100 دفعة']],
    ['he', ['דילוג על תשלום אחד', 'דילוג על שני תשלומים', 'דילוג על 3 תשלומים']],
    ['fr', ['Sauter 1 paiement', 'Sauter 2 paiements']],
    ['ja', ['1回分の支払いをスキップ', '2回分の支払いをスキップ']],
  ])('in %s', async (locale, expected) => {
    const { accept } = await load(locale)
    const format = createFormatters(locale)
    for (const text of expected) {
      const count = Number(/\d+/.exec(text)?.[0] ?? expected.indexOf(text) + 1)
      expect(plain(format.fill(accept.skip, { count }))).toBe(text)
    }
  })
})

describe('fill', () => {
  it('AX-23 sets each value apart in text from right to left, and nowhere else', () => {
    const values = { product: 'Acme (Pro)' }
    expect(createFormatters('he', 'rtl').fill('לבטל את {product}?', values)).toBe(
      'לבטל את \u2068Acme (Pro)\u200e\u2069?',
    )
    expect(createFormatters('en').fill('Cancel {product}?', values)).toBe('Cancel Acme (Pro)?')
  })

  it('fills no value’s own braces, and leaves out what is not there', () => {
    const format = createFormatters('en')
    expect(format.fill('Cancel {product}?', { product: '{count} $& x' })).toBe(
      'Cancel {count} $& x?',
    )
    expect(format.fill('Cancel {prodct}?', { product: 'Acme' })).toBe('Cancel ?')
  })
})
