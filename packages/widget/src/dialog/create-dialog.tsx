import type { Tokens } from '@fairwell/core'
import { render } from 'preact'
import { applyTokens } from '../looks/apply-tokens.ts'
import { css } from '../widget.css.ts'
import type { DialogOptions } from '../widget-options.ts'
import { adoptStyles } from './adopt-styles.ts'
import { fitViewport } from './fit-viewport.ts'
import { guardActivation } from './guard-activation.ts'
import { isolateEvents } from './isolate-events.ts'
import { cycleTab, focusedElement, returnFocus } from './keep-focus.ts'
import { stayReachable } from './stay-reachable.ts'
import { watchTopLayer } from './watch-top-layer.ts'

/** A dialog in a shadow root of its own, to be filled. */
export interface ShadowDialog {
  readonly host: HTMLElement
  readonly root: ShadowRoot
  readonly dialog: HTMLElement
  isOpen(): boolean
  /** Does the dear part of showing it, while nobody waits and without anybody seeing it. */
  layOut(): void
  open(): void
  close(): void
  focusTitle(): void
  /** Is asked for once more while it is open: brings it into view, with the focus. */
  bringForward(): void
  /** Another screen is shown: later clicks of a press on the one before are void. */
  turn(): void
  /** Says a line beside the page, outside of the dialog. */
  say(text: string, language?: { readonly locale: string; readonly dir: string }): void
  /** Closes it and takes it off the page. */
  dispose(): void
}

const NOTICE_MS = 8000
/** In which an exit that was pressed has led on. */
const EXIT_MS = 1000
/** So that two that both want to be on top come to an end. */
const MAX_RAISES = 9

/**
 * Makes the host element with its shadow root and a closed dialog.
 *
 * Invariant: whenever the dialog stops being open without `close()`, `onDismiss` is called: by Esc,
 * by the system's back gesture, by a click beside it. Browsers close on a second Esc whatever a page
 * does, so `close` is the event that counts (https://github.com/mdn/content/issues/43943). And a modal
 * dialog that nobody can see, or that is taken off the page again and again, is told to `onLost`: it
 * would keep them from the whole page.
 */
export function createDialog(
  options: DialogOptions,
  tokens: Tokens | undefined,
  onDismiss: () => void,
  onLost: (error: Error) => void = onDismiss,
): ShadowDialog {
  const { layout = 'modal', theme = 'auto' } = options
  const isModal = layout !== 'inline'
  // Beside the body nothing swaps, stores or hides us with the page; but while a page still loads, React
  // 18 may be about to take over the whole document, and would start anew at an element that it does
  // not know there.
  const {
    parent = isModal && document.readyState === 'complete'
      ? document.documentElement
      : document.body,
  } = options
  const host = document.createElement('div')
  const root = host.attachShadow({ mode: 'open' })
  let opened = false
  let pressedBeside = false
  let invoker: HTMLElement | null = null
  let lastFocus: HTMLElement | undefined
  let raises = 0
  let losses = 0
  let visits = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = new AbortController()
  const isUp = () => dialog.hasAttribute('open')
  const title = () => root.getElementById('title')

  function say(text: string, { locale = '', dir = '' } = {}): void {
    clearTimeout(timer)
    Object.assign(notice, { lang: locale, dir })
    notice.textContent = text
    // In the top layer: the control may stand in a modal dialog of the page.
    if (host.isConnected) notice.togglePopover?.(!!text)
    if (text) timer = setTimeout(say, NOTICE_MS, '')
  }
  /** Something of the page has come above us, or taken the focus where nothing else keeps it. */
  function comeForward(): void {
    // What an action asks of the subscriber, such as their bank's question, has to stay in front.
    if (!isModal || !isUp() || dialog.querySelector('[aria-busy=true]')) return
    if (isNative && raises++ < MAX_RAISES) {
      const focus = lastFocus
      dialog.close()
      dialog.showModal()
      focus?.focus()
    }
    if (!root.activeElement) title()?.focus()
  }
  function focusTitle(): void {
    if (root.activeElement !== title()) title()?.focus()
    if (!root.activeElement) comeForward()
  }

  Object.assign(host.dataset, { fairwell: '', layout, theme })
  render(
    <>
      <dialog
        part="backdrop"
        // biome-ignore lint/a11y/noRedundantRoles: browsers of 2020 that do not know the element
        role="dialog"
        aria-labelledby="title"
        aria-describedby="step"
        aria-modal={isModal || undefined}
        onClose={() => opened && !isUp() && onDismiss()}
        onFocusIn={({ target }) => {
          lastFocus = target as HTMLElement
          // Browsers bring the caret of a text field into view without regard for the footer over it.
          if (!isModal && lastFocus.matches('textarea'))
            lastFocus.scrollIntoView?.({ block: 'nearest' })
        }}
        onKeyDown={(event) => {
          // What stands in the page covers nothing that Esc would have to take away.
          if (event.key === 'Escape' && isModal && !isNative) onDismiss()
          if (event.key === 'Tab' && isModal) cycleTab(event, dialog, root.activeElement)
        }}
        onPointerDown={({ target }) => {
          pressedBeside = isModal && target === dialog
        }}
        onClick={({ target }) => pressedBeside && target === dialog && onDismiss()}
      />
      <output part="notice" popover="manual" />
    </>,
    root,
  )
  const [dialog, notice] = [...root.children] as [HTMLDialogElement, HTMLOutputElement]
  const isNative = isModal && !!dialog.showModal
  adoptStyles(root, css, options.nonce)
  applyTokens([dialog, notice], tokens)
  isolateEvents(host, stop.signal)
  watchTopLayer(root, comeForward, stop.signal)
  const reveal = stayReachable(host, () => isModal && opened)
  const turnGuard = guardActivation(dialog)
  if (isModal) fitViewport(dialog, stop.signal)
  parent.append(host)
  // Apart from all that draws and decides: whatever breaks there, an exit that does nothing is a trap.
  dialog.addEventListener('click', ({ target }) => {
    // It may have led on by now.
    if (!(target as Element).closest('[data-exit]')?.isConnected) return
    const now = visits
    setTimeout(() => {
      // Who has been led on since, or out and back, may well meet another one. It is looked for again,
      // for a timer that had it would keep its whole screen.
      const exit = dialog.querySelector('[data-exit]')
      const isOn = exit && exit.getAttribute('aria-disabled') !== 'true'
      if (opened && isOn && now === visits) lose()
    }, EXIT_MS)
  })
  // What a page takes away loses its size, too. No mutation of the whole page has to be watched.
  if (globalThis.ResizeObserver) new ResizeObserver(comeBack).observe(dialog)

  function comeBack(): void {
    if (!opened || host.isConnected) return
    if (++losses > MAX_RAISES) {
      lose()
      return
    }
    open()
    focusTitle()
  }
  function lose(): void {
    onLost(new Error('it is hidden or taken away, or its exit does nothing'))
  }
  function open(): void {
    if (!opened) {
      say('')
      invoker = focusedElement()
      opened = true
      raises = losses = 0
      visits++
      reveal()
    }
    if (!host.isConnected) {
      // The page has taken us off it; out of the document a dialog is no longer modal.
      dialog.removeAttribute('open')
      ;(parent.isConnected ? parent : document.body).append(host)
    }
    const wasUp = isUp()
    if (!isNative) dialog.setAttribute('open', '')
    else if (!wasUp) {
      // The browser gives it the focus itself: one that is given twice is laid out and told twice.
      const first = title()
      first?.setAttribute('autofocus', '')
      dialog.showModal()
      first?.removeAttribute('autofocus')
    }
    // Once the browser has worked out the styles; asked before, it would do so twice.
    undoZoom()
    if (wasUp) return
    // Filter lists hide by styles of the user, which no style of ours outdoes; a page may hide the
    // place of an inline flow, such as a closed tab. Nobody could leave what they can not see.
    lookForIt()
  }

  function lookForIt(): void {
    requestAnimationFrame(() => {
      const isSeen = dialog.checkVisibility?.() ?? dialog.getClientRects().length
      if (!opened || (isSeen && (isNative || !host.closest('[inert]')))) return
      // A DOM without layout, as tests have it: nothing there has a size.
      if (!isNative && !document.documentElement.getClientRects().length) return
      if (host.isConnected) lose()
      else comeBack()
    })
  }

  function bringForward(): void {
    if (!opened) return
    focusTitle()
    title()?.scrollIntoView?.({ block: 'nearest' })
    lookForIt()
  }

  /** Above the page, its zoom is undone as its font size is. */
  function undoZoom(): void {
    if (!isModal) return
    const zoom = `${1 / (host.currentCSSZoom || 1)}`
    for (const { style } of [dialog, notice]) if ((style.zoom || '1') !== zoom) style.zoom = zoom
  }

  function close(): void {
    if (!opened) return
    opened = false
    if (isNative) dialog.close()
    dialog.removeAttribute('open')
    returnFocus(options.returnFocusTo?.() ?? invoker)
  }

  return {
    host,
    root,
    dialog,
    isOpen: () => opened,
    layOut() {
      // To find fonts and to shape words takes half of the first layout, and browsers keep both. What
      // is shown and hidden again in one turn is never painted.
      undoZoom()
      dialog.style.display = 'flex'
      dialog.getBoundingClientRect()
      dialog.style.display = ''
    },
    open,
    close,
    bringForward,
    focusTitle,
    turn() {
      visits++
      turnGuard()
    },
    say,
    dispose() {
      try {
        close()
      } finally {
        clearTimeout(timer)
        stop.abort()
        host.remove()
      }
    },
  }
}
