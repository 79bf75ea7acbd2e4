const kept =
  'keydown keypress keyup input beforeinput paste copy cut focusin focusout pointerdown pointerup mousedown mouseup touchstart touchend'
const cancelling = ['preventDefault', 'stopPropagation', 'stopImmediatePropagation'] as const

/**
 * Keeps what happens in the widget from the page around it, until `signal` says so. Hotkeys do not
 * fire while somebody types, a host's modal does not take Esc or a press here for its own.
 *
 * On the window and in the capture phase: modals listen there on the document, close what they
 * belong to, and cancel the click (https://github.com/focus-trap/focus-trap#createoptions,
 * `allowOutsideClick`). The event goes no further; inside, a copy that does not leave the shadow
 * root takes its place.
 */
export function isolateEvents(host: HTMLElement, signal: AbortSignal): void {
  const isOurs = (event: Event) => event.composedPath().includes(host)
  const early = { capture: true, signal }

  for (const type of kept.split(' ')) {
    const keep = (event: Event) => {
      if (!isOurs(event)) return
      event.stopImmediatePropagation()
      const copy = new (event.constructor as typeof Event)(
        type,
        new Proxy(event, {
          get: (_, key) => key !== 'composed' && event[key as keyof Event],
        }),
      )
      if (!event.composedPath()[0]?.dispatchEvent(copy)) event.preventDefault()
    }
    addEventListener(type, keep, early)
  }

  // A click is what checks a radio and presses a button, so it has to be the real one. On its way
  // to us nobody can cancel it.
  const shield = (event: Event) => {
    if (isOurs(event)) for (const name of cancelling) event[name] = () => {}
  }
  const unshield = (event: Event) => {
    for (const name of cancelling) delete (event as Partial<Event>)[name]
  }
  addEventListener('click', shield, early)
  host.addEventListener('click', unshield, true)

  // Scroll locks prevent what reaches the document from anywhere but their own content.
  for (const type of ['click', 'wheel', 'touchmove']) {
    host.addEventListener(type, (event) => event.stopPropagation(), { passive: true })
  }
}
