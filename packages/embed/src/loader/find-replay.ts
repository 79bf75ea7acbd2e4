import { ownWords } from './load.ts'
import { report } from './report.ts'
import { settings } from './settings.ts'

type Field = HTMLElement & { readonly type: string; readonly form?: HTMLFormElement | null }

// The browser does with these what nobody can do later: opens a tab, saves a file, shows what is invalid.
const leftToTheBrowser =
  'svg a,[target=_blank i],[formtarget=_blank i],[download],:disabled,[aria-disabled=true],:invalid'

/** The first of the nodes, some of which may be no elements, that the selector matches. */
export const findMatch = (nodes: readonly unknown[], selector: string): HTMLElement | undefined =>
  (nodes as HTMLElement[]).find((node) => node?.matches?.(selector))

/** The element and what it is in, also out of shadow roots, but not the page as a whole. */
const above = (node: Element | null | undefined): Element[] =>
  node && node !== document.body
    ? [node, ...above(node.parentElement ?? (node.getRootNode() as ShadowRoot).host)]
    : []

/**
 * What tells a control from its like: the attributes of it, of what is in it or its form and of what
 * it is in. Not those of looks, of focus and hover, nor of the page as a whole, nor what is new with
 * every request.
 */
function identify(control: Element): string[] {
  const read = (nodes: Iterable<Element>, place: string) =>
    [...nodes].flatMap((node) =>
      /csrf|token/i.test(node.getAttribute('name') as string)
        ? []
        : [...node.attributes]
            .map(({ name, value }) => `${name} ${value}`)
            .filter((text) => !/^(cl|st|aria|in|ta|\S*(state | (true|false)?$))/.test(text))
            .map((text) => place + text),
    )
  const inside = (control.closest('form') ?? control).querySelectorAll('*')
  return [...read(above(control), ''), ...read(inside, '>')]
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
  const hit = (path as HTMLElement[]).slice(0, path.indexOf(control) + 1)
  const submitter = isClick
    ? (path as Field[]).find((node) => node.form && /submit|image/.test(node.type))
    : event.submitter
  const form = isClick ? (submitter as Field | undefined)?.form : (path[0] as HTMLFormElement)
  const link = findMatch(path, 'a[href]') as HTMLAnchorElement | undefined
  if (
    event.defaultPrevented ||
    event.button > 0 ||
    // What is pressed in a form leads to its submit.
    (isClick && findMatch(hit, 'form')) ||
    ((link ?? form) && (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)) ||
    findMatch([...hit, link, form, submitter], leftToTheBrowser) ||
    // Nobody sees what is in a closed shadow root, or can press it again.
    (customElements.get((path[0] as Element).localName) && !(path[0] as Element).shadowRoot)
  ) {
    return
  }
  // A marked element may hold what is pressed.
  const pressed =
    (isClick ? findMatch(hit, 'a,button,input') : control !== submitter && form) || control
  const root = control.getRootNode() as ParentNode
  const where = pressed === control ? selector : `:is(${selector}) ${pressed.localName}`
  const findAll = () => [...root.querySelectorAll<HTMLElement>(where)]
  const isAlone = root === document && !findAll()[1]
  const mine = identify(pressed)
  const fits = (node: Element, _at: number, all: readonly Element[]) => {
    if (isAlone && !all[1]) return true
    const its = new Set(identify(node))
    return mine.every((each) => its.has(each))
  }
  const isUnique = !findAll().filter(fits)[1]
  // What a script makes of a link, its address does not do.
  const href =
    link &&
    !/^javascript|#$/.test(link.href) &&
    !/method|hx-[dp]/.test(link.getAttributeNames() as never) &&
    link.href

  return () => {
    let isSame = pressed.isConnected
    let target: HTMLElement | false | undefined = isSame && pressed
    try {
      const now = findAll()
      const here = now.filter(fits)
      isSame &&= fits(pressed, 0, now)
      target = isSame ? pressed : isUnique && !here[1] && here[0]
    } catch {
      // What a page has done to the methods of lists must not take the exit away.
    }
    if (!target || target.matches(':disabled')) {
      if (href) location.assign(href)
      else {
        report('FW4103')
        // Trying again would end here again: from now on the page is left to itself.
        settings.cancel = ':not(*)'
        alert(ownWords().failedTitle ?? 'Not cancelled. Please try again.')
      }
    } else if (isClick) {
      const innermost = (isSame && hit.find((node) => node.isConnected)) || target
      innermost.dispatchEvent(new (event.constructor as typeof MouseEvent)('click', event))
    } else {
      // A form may have a field that is called "form".
      const present = (findMatch([target], 'form') ?? (target as Field).form) as HTMLFormElement
      try {
        present.requestSubmit(
          submitter?.isConnected
            ? submitter
            : ([...present.elements].find((node) => node.isEqualNode(submitter as Node)) as Field),
        )
      } catch {
        // No requestSubmit in this browser.
        present.submit()
      }
    }
  }
}
