import { afterEach, describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { type StateName, states } from '../playground/flow-states.ts'
import { type Mounted, mountState } from '../playground/mount-state.ts'
import { localeTags } from './messages/locale-tags.ts'
import type { Messages } from './messages/messages.ts'

const screens = Object.entries(states) as [StateName, (typeof states)[StateName]][]
let mounted: Mounted | undefined

afterEach(() => {
  mounted?.widget.dispose()
  document.body.style.margin = ''
})

/** What does not fit its box, or the screen. */
function misfits(dialog: HTMLElement): string[] {
  return [
    ...dialog.querySelectorAll<HTMLElement>(
      'section,.body,header,footer,article,button,a,label,dt,dd,h2,h3,li,p',
    ),
  ]
    .filter((element) => {
      const { left, right } = element.getBoundingClientRect()
      const isCut = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0
      const isCutOff =
        /^(button|a)$/.test(element.localName) && element.scrollHeight > element.clientHeight + 1
      return isCut || isCutOff || left < -0.5 || right > innerWidth + 0.5
    })
    .map(({ localName, className, textContent }) => `${localName}.${className}: ${textContent}`)
}

/** Words that go on in the next line; those of Chinese, Japanese and Korean may. */
function brokenWords(dialog: HTMLElement): string[] {
  const nodes = document.createTreeWalker(dialog, NodeFilter.SHOW_TEXT)
  const broken: string[] = []
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    for (const { 0: word, index } of node.nodeValue?.matchAll(/[^\s\u2068\u2069-]+/g) ?? []) {
      if (/[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}]/u.test(word)) continue
      const range = document.createRange()
      range.setStart(node, index)
      range.setEnd(node, index + word.length)
      const tops = [...range.getClientRects()]
        .filter(({ width }) => width > 1)
        .map(({ top }) => Math.round(top))
      if (new Set(tops).size > 1) broken.push(word)
    }
  }
  return broken
}

describe.each([320, 1280])('CF-38 AX-17 at %i pixels', (width) => {
  it.each(localeTags)('every screen has room for the words of %s', async (tag) => {
    await page.viewport(width, width === 320 ? 568 : 720)
    document.body.style.margin = '0'
    const { messages }: { messages: Messages } = await import(`./locales/${tag.toLowerCase()}.ts`)
    const dir = /^(ar|he)$/.test(tag) ? 'rtl' : 'ltr'
    for (const [name, state] of screens) {
      mounted = mountState({ ...state, locale: tag, formatLocale: tag, dir }, { messages })
      expect([name, misfits(mounted.dialog)]).toEqual([name, []])
      expect([name, brokenWords(mounted.dialog)]).toEqual([name, []])
      const exit = mounted.dialog
        .querySelector('footer .pair > :last-child')
        ?.getBoundingClientRect()
      expect([name, exit?.bottom ?? 0]).toEqual([
        name,
        expect.toSatisfy((bottom: number) => bottom <= innerHeight),
      ])
      mounted.widget.dispose()
    }
  })
})
