import { globSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { en } from './en.ts'
import { localeTags } from './locale-tags.ts'
import type { Messages } from './messages.ts'

const folder = join(import.meta.dirname, '../locales')
const load = (tag: string): Promise<{ messages: Messages; reviewed: unknown }> =>
  import(`../locales/${tag.toLowerCase()}.ts`)
const loaded = await Promise.all(localeTags.map(async (tag) => ({ tag, ...(await load(tag)) })))
const withEnglish = [{ tag: 'en', messages: en }, ...loaded]

/** Every text by its path, such as `accept.skip.one`. */
function texts(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]]
  return Object.entries(value as object).flatMap(([key, inner]) =>
    texts(inner, path ? `${path}.${key}` : key),
  )
}
const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort()
/** The path of the English text that a form of a plural, or for an interval, belongs to. */
const english = new Map(texts({ ...en, accept: { ...en.accept, skip: 'Skip {count} payments' } }))
const originOf = (path: string) => path.replace(/^(every|accept\.skip)\..*/, '$1')

/** Labels of what cancels, and of what says no to an offer. */
const cancels = ['exit', 'exitToPage', 'cancel', 'cancelAnyway', 'release'] as const
const refuses = ['decline', 'no'] as const
const stays = ['keep', 'next', 'back', 'close', 'done', 'yes', 'retry', 'decline', 'no'] as const

interface Lexicon {
  /** Says that something is cancelled. */
  readonly cancel: RegExp
  /** Would be read as closing a dialog, or as going on. */
  readonly bare: RegExp
  /** Puts words into the mouth of whoever says no. */
  readonly firstPerson: RegExp
  /** Says later instead of no. */
  readonly later: RegExp
  /** The script of the language. */
  readonly script?: RegExp
}

const never = /(?!)/
// \b knows only the letters of English.
const words = (any: string) => new RegExp(`(?<!\\p{L})(${any})(?!\\p{L})`, 'iu')
const lexicon: Record<string, Lexicon> = {
  en: {
    cancel: /cancel/i,
    bare: /^(cancel|continue|next|manage)$/i,
    firstPerson: words('I|me|mine'),
    later: /later|not now/i,
  },
  ar: {
    cancel: /إلغاء|الإلغاء/,
    bare: /^(إلغاء|متابعة|التالي)$/,
    firstPerson: /أنا|أريد|لا أرغب/,
    later: /لاحق|ليس الآن/,
    script: /\p{Script=Arabic}/u,
  },
  cs: {
    cancel: /zruš/i,
    bare: /^(zrušit|pokračovat|další)$/i,
    firstPerson: words('já|mě|nechci|přijdu'),
    later: /později|teď ne/i,
  },
  da: {
    cancel: /opsig/i,
    bare: /^(annuller|fortsæt|næste)$/i,
    firstPerson: words('jeg|mig'),
    later: /senere|ikke nu/i,
  },
  de: {
    cancel: /kündig/i,
    bare: /^(abbrechen|weiter)$/i,
    firstPerson: words('ich|mich|mir|verzichte'),
    later: /später|jetzt nicht/i,
  },
  es: {
    cancel: /cancela/i,
    bare: /^(cancelar|continuar|siguiente)$/i,
    firstPerson: words('yo|me|quiero|prefiero'),
    later: /más tarde|ahora no/i,
  },
  fr: {
    cancel: /résili/i,
    bare: /^(annuler|continuer|suivant)$/i,
    firstPerson: words('je|moi|me|j(?=’)'),
    later: /plus tard|pas maintenant/i,
  },
  he: {
    cancel: /ביטול|לבטל/,
    bare: /^(ביטול|המשך|הבא)$/,
    firstPerson: /אני|שלי/,
    later: /אחר כך|לא עכשיו/,
    script: /\p{Script=Hebrew}/u,
  },
  hi: {
    cancel: /रद्द/,
    bare: /^(रद्द करें|जारी रखें|आगे)$/,
    firstPerson: /मैं|मुझे/,
    later: /बाद में|अभी नहीं/,
    script: /\p{Script=Devanagari}/u,
  },
  id: {
    cancel: /batal/i,
    bare: /^(batal|batalkan|lanjut|lanjutkan)$/i,
    firstPerson: words('saya|aku'),
    later: /nanti|jangan sekarang/i,
  },
  it: {
    cancel: /disd/i,
    bare: /^(annulla|continua|avanti)$/i,
    firstPerson: words('io|mi|voglio|preferisco'),
    later: /più tardi|non ora/i,
  },
  ja: {
    cancel: /解約/,
    bare: /^(キャンセル|続ける|次へ)$/,
    firstPerson: /私|わたし/,
    later: /あとで|後で|今はしない/,
    script: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
  },
  ko: {
    cancel: /해지/,
    bare: /^(취소|계속|다음)$/,
    firstPerson: /저는|나는/,
    later: /나중에|다음에/,
    script: /\p{Script=Hangul}/u,
  },
  nl: {
    cancel: /opzeggen/i,
    bare: /^(annuleren|verder|volgende)$/i,
    firstPerson: words('ik|mij'),
    later: /later|nu niet/i,
  },
  pl: {
    cancel: /rezyg/i,
    bare: /^(anuluj|dalej|kontynuuj)$/i,
    firstPerson: words('ja|mnie|nie chcę|rezygnuję'),
    later: /później|nie teraz/i,
  },
  'pt-BR': {
    cancel: /cancela/i,
    bare: /^(cancelar|continuar|avançar)$/i,
    firstPerson: words('eu|me|quero|prefiro'),
    later: /mais tarde|agora não/i,
  },
  ru: {
    cancel: /отмен/i,
    bare: /^(отмена|отменить|продолжить|далее)$/i,
    firstPerson: words('я|мне|меня'),
    later: /позже|не сейчас/i,
    script: /\p{Script=Cyrillic}/u,
  },
  sv: {
    cancel: /säg upp|uppsägning/i,
    bare: /^(avbryt|fortsätt|nästa)$/i,
    firstPerson: words('jag|mig'),
    later: /senare|inte nu/i,
  },
  tr: {
    cancel: /[iİ]ptal/,
    bare: /^(iptal|devam|ileri)$/i,
    firstPerson: words('ben|bana|istemiyorum'),
    later: /sonra|şimdi değil/i,
  },
  uk: {
    cancel: /скасув/i,
    bare: /^(скасувати|продовжити|далі)$/i,
    firstPerson: words('я|мені|мене'),
    later: /пізніше|не зараз/i,
    script: /\p{Script=Cyrillic}/u,
  },
  'zh-Hans': {
    cancel: /取消/,
    bare: /^(取消|继续|下一步)$/,
    firstPerson: /我/,
    later: /稍后|以后再/,
    script: /\p{Script=Han}/u,
  },
  'zh-Hant': {
    cancel: /取消/,
    bare: /^(取消|繼續|下一步)$/,
    firstPerson: /我/,
    later: /稍後|以後再/,
    script: /\p{Script=Han}/u,
  },
}
const of = (tag: string): Lexicon =>
  lexicon[tag] ?? { cancel: never, bare: never, firstPerson: never, later: never }

/** Nouns after a number look the same for every number. */
const oneForm = ['hi', 'id', 'ja', 'ko', 'tr', 'zh-Hans', 'zh-Hant']

it('has a file for each locale, in lower case, which says whether it was reviewed', () => {
  const files = globSync('*.ts', { cwd: folder }).map((file) => basename(file, '.ts'))
  expect(files.sort()).toEqual(localeTags.map((tag) => tag.toLowerCase()).sort())
  expect([...localeTags]).toEqual([...localeTags].sort())
  for (const { reviewed } of loaded) expect(typeof reviewed).toBe('boolean')
})

describe.each(loaded)('$tag', ({ tag, messages }) => {
  it('has the keys of English, and no others', () => {
    const keys = new Set(texts(messages).map(([path]) => originOf(path)))
    expect([...keys].sort()).toEqual([...english.keys()].sort())
    expect(Object.keys(messages)).toEqual(Object.keys(en))
  })

  it('has the placeholders of English', () => {
    for (const [path, text] of texts(messages)) {
      const used = placeholders(text)
      if (path.startsWith('every')) {
        // A word for two, such as "both years", takes the place of the number.
        if (!path.endsWith('.two'))
          expect([
            ['{length}', '{price}'],
            ['{count}', '{price}'],
          ]).toContainEqual(used)
        expect(used).toContain('{price}')
      } else if (/skip\.(one|two)$/.test(path)) expect(['', '{count}']).toContain(used.join())
      else expect([path, used]).toEqual([path, placeholders(english.get(originOf(path)) ?? '')])
    }
  })

  it('has a form for every plural of the language', () => {
    const rules = new Intl.PluralRules(tag)
    const needed = new Set(Array.from({ length: 200 }, (_, count) => rules.select(count + 1)))
    const { skip } = messages.accept
    if (oneForm.includes(tag)) expect(typeof skip).toBe('string')
    else expect(Object.keys(skip)).toEqual(expect.arrayContaining([...needed]))
    if (typeof skip === 'string') return
    for (const form of Object.keys(skip))
      expect(rules.resolvedOptions().pluralCategories).toContain(form)
  })

  it('leaves nothing in English', () => {
    const alike = texts(messages)
      .filter(([path, text]) => text === english.get(path))
      .map(([, text]) => text)
    // Danish, Spanish and Italian, Dutch.
    expect(alike.filter((text) => !/^(Send|No|\{price} per week)$/.test(text))).toEqual([])
    for (const [, text] of texts(messages)) {
      const bare = text.replace(/\{\w+\}/g, '')
      expect(bare).not.toMatch(/\b(the|your|cancel|subscription|offer|price|with)\b/i)
      const { script } = of(tag)
      if (script) expect([bare, /[A-Za-z]/.test(bare)]).toEqual([bare, false])
    }
    const letters = texts(messages)
      .map(([, text]) => text)
      .join('')
    expect(letters).toMatch(of(tag).script ?? /\p{Script=Latin}/u)
  })
})

describe.each(withEnglish)('the labels of $tag', ({ tag, messages }) => {
  it('CF-03 cancel in words that say so, and nothing else does', () => {
    const { cancel, bare } = of(tag)
    for (const key of cancels) {
      expect([key, messages[key]]).toEqual([key, expect.stringMatching(cancel)])
      expect(messages[key]).not.toMatch(bare)
    }
    for (const key of stays)
      expect([key, messages[key]]).not.toEqual([key, expect.stringMatching(cancel)])
    expect(new Set(cancels.map((key) => messages[key])).size).toBeGreaterThanOrEqual(4)
  })

  it('CF-17 ask nobody to say something against themselves', () => {
    for (const key of [...cancels, ...refuses, 'close'] as const)
      expect(messages[key]).not.toMatch(of(tag).firstPerson)
    for (const [path, text] of texts(messages)) {
      expect([path, text]).not.toEqual([
        path,
        expect.stringMatching(/[!！¡❗\p{Extended_Pictographic}]/u),
      ])
      // Nothing is shouted either.
      expect(text.replace(/\{\w+\}/g, '')).not.toMatch(/\p{Lu}{4,}/u)
    }
  })

  it('CF-20 say no and not later, once', () => {
    for (const key of refuses) expect(messages[key]).not.toMatch(of(tag).later)
    expect(messages.yes).not.toBe(messages.no)
    expect(messages.exit).not.toBe(messages.next)
    expect(messages.cancel).not.toBe(messages.keep)
  })

  it('are as short as buttons are', () => {
    const labels = [
      ...cancels,
      ...refuses,
      ...stays,
      'print',
      'save',
      'send',
      'releaseRun',
    ] as const
    for (const key of labels) expect(messages[key].length).toBeLessThanOrEqual(46)
    for (const key of ['exit', 'decline', 'next', 'keep', 'cancel', 'exitToPage'] as const)
      expect([key, messages[key].length <= 32]).toEqual([key, true])
  })

  it('end sentences as the language does', () => {
    for (const key of [
      'stillActive',
      'optional',
      'sensitive',
      'chooseFirst',
      'endsOn',
      'tryAgain',
    ] as const)
      expect(messages[key]).toMatch(/[.。।]$/)
    for (const [, text] of texts(messages)) expect(text).toBe(text.trim())
  })
})
