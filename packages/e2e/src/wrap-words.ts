import type { Page } from 'playwright-core'

/**
 * Does to our shadow root what a translating browser does to a page: every text node is taken away,
 * and its words come back, changed, in two `<font>` elements; now, and whenever something is drawn.
 */
export async function wrapWords(page: Page): Promise<void> {
  await page.evaluate(() => {
    const translate = (root: Node) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
      const found: Text[] = []
      while (walker.nextNode()) found.push(walker.currentNode as Text)
      for (const text of found) {
        if (!text.data.trim() || text.parentElement?.closest('font, textarea, style')) continue
        const [outer, inner] = ['font', 'font'].map((name) => document.createElement(name))
        if (!outer || !inner) continue
        inner.append(`«${text.data}»`)
        outer.append(inner)
        text.replaceWith(outer)
      }
    }
    const follow = (root: ShadowRoot) => {
      translate(root)
      new MutationObserver(() => translate(root)).observe(root, {
        subtree: true,
        childList: true,
        characterData: true,
      })
    }
    const root = document.querySelector('[data-fairwell]')?.shadowRoot
    if (!root) throw new Error('our dialog is not there')
    follow(root)
  })
}
