import { packWords } from '../packages/embed/src/flow/pack-words.ts'
import { en } from '../packages/widget/src/messages/en.ts'
import { localeTags } from '../packages/widget/src/messages/locale-tags.ts'
import type { Messages } from '../packages/widget/src/messages/messages.ts'

/**
 * A classic script that leaves `value` with the loader, as its part `name`. What is not ASCII begins
 * with a byte order mark: that goes before whatever encoding a page or a server says.
 * https://html.spec.whatwg.org/multipage/webappapis.html#fetch-a-classic-script
 */
export function partFile(name: string, value: unknown): string {
  const bridge = 'window[Symbol.for("fairwell@1")]'
  const code = `(b=>{b&&(b[${JSON.stringify(name)}]=${JSON.stringify(value)})})(${bridge})\n`
  return /[^\0-\x7f]/.test(code) ? `\ufeff${code}` : code
}

/** The files with the widget's words, by name: one for each locale but English. */
export async function localeFiles(): Promise<[name: string, content: string][]> {
  return Promise.all(
    localeTags.map(async (tag) => {
      const part = `locales/${tag.toLowerCase()}`
      const { messages }: { messages: Messages } = await import(`../packages/widget/src/${part}.ts`)
      return [`${part}.js`, partFile(part, packWords(messages, en))]
    }),
  )
}
