import type { Page } from 'playwright-core'

/** What a live region said: an alert, a status, or a status that came with its text and so says nothing. */
export type Announcement = `${'alert' | 'status' | 'silent'}: ${string}`

/**
 * Tells what live regions have said since the last call, from the first call on. A status speaks
 * where its text changes after it was there; an alert also where it comes with its text
 * (https://www.w3.org/WAI/WCAG22/Techniques/aria/ARIA22).
 */
export async function takeAnnouncements(page: Page): Promise<Announcement[]> {
  return page.evaluate(() => {
    type Heard = { said: Announcement[]; root: ShadowRoot }
    const holder = window as { heard?: Heard }
    const root = document.querySelector('[data-fairwell]')?.shadowRoot
    if (!root) return []
    if (holder.heard?.root !== root) {
      const said: Announcement[] = []
      const known = new Map<Element, string>()
      const listen = (isFirst: boolean) => {
        for (const region of root.querySelectorAll('[role=status],[role=alert],output')) {
          const text = (region.textContent ?? '').trim()
          const before = known.get(region)
          known.set(region, text)
          if (!text || isFirst || before === text) continue
          const isAlert = region.getAttribute('role') === 'alert'
          if (isAlert) said.push(`alert: ${text}`)
          else said.push(before === undefined ? `silent: ${text}` : `status: ${text}`)
        }
      }
      listen(true)
      const all = { childList: true, characterData: true, subtree: true }
      new MutationObserver(() => listen(false)).observe(root, all)
      holder.heard = { said, root }
    }
    return holder.heard.said.splice(0)
  })
}
