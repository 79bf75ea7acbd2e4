import { type FlowDefinition, matchLocales, pickLocale } from '@fairwell/core'
import { en, localeTags, type Messages } from '@fairwell/widget'
import type { Bridge } from '../bridge.ts'
import type { EmbedOptions } from '../embed-options.ts'
import { tellDeveloper } from '../tell-developer.ts'
import { localesIntegrity } from './integrity.ts'
import { unpackWords } from './pack-words.ts'

/** What a flow is told of the words that its view has. */
export interface Words {
  readonly viewLocales?: readonly string[] | undefined
  readonly messages?: Partial<Messages> | undefined
}

const waiting = new Set<() => void>()

/** Lets nobody wait for words longer than half of the time: no click is let go because of a language. */
export function hurry(until: number): void {
  setTimeout(
    () => {
      for (const stop of waiting) stop()
      waiting.clear()
    },
    (until - performance.now()) / 2,
  )
}

/** Loads the file with the words that a reader of `wanted` reads, once. `undefined`: English. */
export async function loadWords(
  bridge: Bridge,
  { integrity }: EmbedOptions,
  wanted = 'en',
): Promise<Messages | undefined> {
  const [tag] = matchLocales(wanted, localeTags)
  if (!tag) return undefined
  const name = `locales/${tag.toLowerCase()}` as const
  try {
    const hashes = integrity ? await bridge.load('locales', localesIntegrity) : {}
    const words = unpackWords(await bridge.load(name, hashes[name]), en)
    bridge.words = words
    return words
  } catch {
    return undefined
  }
}

/** The words for a definition: those of its locale, as soon as they are there, and the page's own over them. */
export async function wordsFor(
  bridge: Bridge,
  options: EmbedOptions,
  definition: FlowDefinition,
  wanted?: string,
): Promise<Words> {
  const { messages } = options
  const { locale } = pickLocale(definition, wanted)
  const [tag] = matchLocales(locale, localeTags)
  const tell = () => tellDeveloper('warn', 'FW4146', `no words for "${locale}".`)
  if (!tag) {
    if (!messages && !/^en/.test(locale)) tell()
    return { messages, viewLocales: messages ? undefined : ['en'] }
  }
  const words = await new Promise<Messages | undefined>((resolve) => {
    waiting.add(resolve as () => void)
    void loadWords(bridge, options, locale).then(resolve)
  })
  if (!words) tell()
  return { messages: { ...words, ...messages }, viewLocales: [words ? tag : 'en'] }
}
