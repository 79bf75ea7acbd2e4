const types =
  'keydown keypress keyup input beforeinput paste copy cut focusin focusout pointerdown pointerup mousedown mouseup touchstart touchend click'

/**
 * Keeps what happens in the widget from the page around it: its hotkeys do not fire while somebody
 * types, its focus traps and "click outside" listeners see nothing. Esc and Tab go through.
 */
export function isolateEvents(host: HTMLElement): void {
  for (const type of types.split(' ')) {
    host.addEventListener(type, (event) => {
      if (!/^(Escape|Tab)$/.test((event as KeyboardEvent).key)) event.stopPropagation()
    })
  }
}
