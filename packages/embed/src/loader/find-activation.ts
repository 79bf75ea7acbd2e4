/** A person's wish to cancel, as an event on the host's page says it. */
export interface Activation {
  /** What the selector matched. */
  readonly control: HTMLElement
  /** Does what the page would have done. `false`: the control is gone. */
  replay(): boolean
}

type Button = HTMLElement & { readonly type?: string; readonly form?: HTMLFormElement | null }

// The browser does with these what nobody can do later: opens a tab, saves a file, shows what is invalid.
const leftToTheBrowser =
  '[target=_blank i],[formtarget=_blank i],[download],:disabled,[aria-disabled=true],:invalid'

/** The control that an event goes through, innermost first. */
export function findControl(event: Event, selector: string): HTMLElement | undefined {
  return (event.composedPath() as HTMLElement[]).find((node) => node.matches?.(selector))
}

/** Reads an event as a wish to cancel; `undefined` where it is none, or is left to the browser. */
export function findActivation(
  event: MouseEvent & SubmitEvent,
  selector: string,
): Activation | undefined {
  const path = event.composedPath() as Button[]
  const isClick = event.type === 'click'
  const submitter: Button | null | undefined = isClick
    ? path.find((node) => node.form && /submit|image/.test(node.type as string))
    : event.submitter
  const form = isClick ? submitter?.form : (path[0] as HTMLFormElement)
  const control = (isClick ? path : [submitter, form]).find((node) => node?.matches?.(selector))
  const link = path.find((node) => node.matches?.('a[href]')) as HTMLAnchorElement | undefined
  if (
    !control ||
    (isClick && control.matches('form')) ||
    event.defaultPrevented ||
    event.button > 0 ||
    (link && (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)) ||
    [control, link, form, submitter].some((node) => node?.matches(leftToTheBrowser))
  ) {
    return
  }
  const findAll = () => [...document.querySelectorAll<HTMLElement>(selector)]
  const all = findAll()

  return {
    control,
    replay() {
      // Where the host has drawn its control anew, the place among as many tells which it is.
      const now = findAll()
      const redrawn = now.length === all.length ? now[all.indexOf(control)] : undefined
      const hit = isClick ? path.slice(0, path.indexOf(control) + 1) : [form]
      // Icons are elements without a click method.
      const target = [...hit, redrawn].find((node) => node?.isConnected && 'click' in node)
      if (!target) {
        if (link) location.assign(link.href)
        return !!link
      }
      if (isClick) target.click()
      else submit(target.closest('form'), submitter)
      return true
    },
  }
}

function submit(form: HTMLFormElement | null, submitter: HTMLElement | null | undefined) {
  const button = [...(form?.elements ?? [])].find((node) => node.isEqualNode(submitter ?? null))
  try {
    form?.requestSubmit(button as HTMLElement)
  } catch {
    // No requestSubmit in this browser. A field named "submit" hides the form's own method.
    HTMLFormElement.prototype.submit.call(form)
  }
}
