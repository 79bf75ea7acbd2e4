import { report } from './report.ts'

type Button = HTMLElement & { readonly type: string; readonly form?: HTMLFormElement | null }

// The browser does with these what nobody can do later: opens a tab, saves a file, shows what is invalid.
const leftToTheBrowser =
  '[target=_blank i],[formtarget=_blank i],[download],:disabled,[aria-disabled=true],:invalid'

/** The first of the nodes, some of which may be no elements, that the selector matches. */
export const findMatch = (nodes: readonly unknown[], selector: string): HTMLElement | undefined =>
  (nodes as HTMLElement[]).find((node) => node?.matches?.(selector))

/**
 * Reads a click or submit on `control` as a wish to cancel. Returns what does later what the page
 * would have done; `undefined` where it is left to the browser now.
 */
export function findReplay(
  event: MouseEvent & SubmitEvent,
  path: readonly EventTarget[],
  control: HTMLElement,
  selector: string,
): (() => void) | undefined {
  const isClick = event.type === 'click'
  const submitter = isClick
    ? (path as Button[]).find((node) => node.form && /submit|image/.test(node.type))
    : event.submitter
  const form = isClick ? (submitter as Button | undefined)?.form : path[0]
  const link = findMatch(path, 'a[href]') as HTMLAnchorElement | undefined
  if (
    event.defaultPrevented ||
    event.button > 0 ||
    (isClick && findMatch([control], 'form')) ||
    (link && (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)) ||
    findMatch([control, link, form, submitter], leftToTheBrowser)
  ) {
    return
  }
  const findAll = () => [...document.querySelectorAll<HTMLElement>(selector)]
  const all = findAll()

  return () => {
    // Where the host has drawn its control anew, the place among as many tells which it is.
    const now = findAll()
    const redrawn = now.length === all.length ? now[all.indexOf(control)] : undefined
    const hit = isClick ? path.slice(0, path.indexOf(control) + 1) : [form]
    // Icons are elements without a click method.
    const target = ([...hit, redrawn] as (HTMLElement | undefined)[]).find(
      (node) => node?.isConnected && !!node.click,
    )
    if (!target) {
      if (link) location.assign(link.href)
      else report('FW4103')
    } else if (isClick) target.click()
    else {
      const present = target.closest('form') as HTMLFormElement
      try {
        present.requestSubmit(
          [...present.elements].find((node) => node.isEqualNode(submitter as Node)) as HTMLElement,
        )
      } catch {
        // No requestSubmit in this browser.
        present.submit()
      }
    }
  }
}
