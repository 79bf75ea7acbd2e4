import { ownWords } from './load.ts'
import { report } from './report.ts'

type Button = HTMLElement & { readonly type: string; readonly form?: HTMLFormElement | null }

// The browser does with these what nobody can do later: opens a tab, saves a file, shows what is invalid.
const leftToTheBrowser =
  '[target=_blank i],[formtarget=_blank i],[download],:disabled,[aria-disabled=true],:invalid'

/** The first of the nodes, some of which may be no elements, that the selector matches. */
export const findMatch = (nodes: readonly unknown[], selector: string): HTMLElement | undefined =>
  (nodes as HTMLElement[]).find((node) => node?.matches?.(selector))

/**
 * What tells a control from its like: the attributes of it, of what is in it or its form and of what
 * it is in, but for those of looks. A host may patch it into another subscription's, or swap them.
 */
function identify(control: Element): string {
  const nodes = [...(control.closest('form') ?? control).querySelectorAll('*')]
  for (let node: Element | null = control; node; node = node.parentElement) nodes.push(node)
  return nodes
    .flatMap(({ attributes }) => [...attributes])
    .map(({ name, value }) => (/^(cl|st|aria|in)/.test(name) ? '' : name + value))
    .join()
}

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
  const isAlone = findAll().length < 2
  const mine = identify(control)
  const href = link?.href

  return () => {
    const now = findAll()
    const same =
      isAlone && !now[1] ? [control, ...now] : now.filter((node) => identify(node) === mine)
    const here = same.filter(({ isConnected }) => isConnected)
    const hit = isClick ? path.slice(0, path.indexOf(control) + 1) : [form]
    // Icons are elements without a click method.
    const target = here.includes(control)
      ? (hit as HTMLElement[]).find((node) => node.isConnected && !!node.click)
      : !here[1] && here[0]
    if (!target) {
      if (href) location.assign(href)
      else {
        report('FW4103')
        alert(ownWords().failedTitle ?? 'Not cancelled. Please try again.')
      }
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
