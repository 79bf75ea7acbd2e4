import { css } from '../widget.css.ts'
import type { DialogOptions } from '../widget-options.ts'
import { adoptStyles } from './adopt-styles.ts'
import { guardActivation } from './guard-activation.ts'
import { isolateEvents } from './isolate-events.ts'
import { cycleTab, focusedElement, returnFocus } from './keep-focus.ts'

/** A dialog in a shadow root of its own, to be filled. */
export interface ShadowDialog {
  readonly host: HTMLElement
  readonly root: ShadowRoot
  readonly dialog: HTMLElement
  isOpen(): boolean
  open(): void
  close(): void
  focusTitle(): void
  /** Another screen is shown: later clicks of a press on the one before are void. */
  turn(): void
  /** Says a line beside the page, outside of the dialog. */
  say(text: string): void
  dispose(): void
}

const NOTICE_MS = 8000

/**
 * Makes the host element with its shadow root and a closed dialog.
 *
 * Invariant: whenever the dialog stops being open without `close()`, `onDismiss` is called: by Esc,
 * by the system's back gesture, by a click beside it. Browsers close on a second Esc whatever a page
 * does, so `close` is the event that counts (https://github.com/mdn/content/issues/43943).
 */
export function createDialog(options: DialogOptions, onDismiss: () => void): ShadowDialog {
  const { parent = document.body, layout = 'modal', theme = 'auto' } = options
  const isModal = layout === 'modal'
  const host = document.createElement('div')
  const root = host.attachShadow({ mode: 'open' })
  const dialog = document.createElement('dialog')
  const notice = document.createElement('output')
  const isNative = isModal && !!dialog.showModal
  const isUp = () => dialog.hasAttribute('open')
  const focusTitle = () => root.getElementById('title')?.focus()
  let opened = false
  let pressedBeside = false
  let invoker: HTMLElement | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  function say(text: string): void {
    clearTimeout(timer)
    notice.textContent = text
    if (text) timer = setTimeout(say, NOTICE_MS, '')
  }
  // Without a native modal dialog nothing but this keeps focus off the page behind.
  function pullBack({ target }: Event): void {
    if (opened && target !== host) focusTitle()
  }

  Object.assign(host.dataset, { fairwell: '', layout, theme })
  dialog.setAttribute('role', 'dialog')
  dialog.setAttribute('aria-labelledby', 'title')
  dialog.setAttribute('aria-describedby', 'step')
  adoptStyles(root, css, options.nonce)
  isolateEvents(host)
  const turn = guardActivation(dialog)
  dialog.onclose = () => opened && !isUp() && onDismiss()
  dialog.onkeydown = (event) => {
    if (event.key === 'Escape' && !isNative) onDismiss()
    if (event.key === 'Tab' && isModal) cycleTab(event, dialog, root.activeElement)
  }
  if (isModal) {
    dialog.setAttribute('aria-modal', 'true')
    dialog.onpointerdown = ({ target }) => {
      pressedBeside = target === dialog
    }
    dialog.onclick = ({ target }) => {
      if (pressedBeside && target === dialog) onDismiss()
    }
    if (!isNative) document.addEventListener('focusin', pullBack)
  }
  root.append(dialog, notice)
  parent.append(host)

  return {
    host,
    root,
    dialog,
    isOpen: () => opened,
    open() {
      if (!opened) {
        say('')
        invoker = focusedElement()
        opened = true
      }
      if (!host.isConnected) {
        // A page that swaps its body takes us off it; out of the document a dialog is no longer modal.
        dialog.removeAttribute('open')
        ;(parent.isConnected ? parent : document.body).append(host)
      }
      if (isUp()) return
      if (isNative) dialog.showModal()
      else dialog.setAttribute('open', '')
    },
    close() {
      if (!opened) return
      opened = false
      if (isNative) dialog.close()
      dialog.removeAttribute('open')
      returnFocus(options.returnFocusTo?.() ?? invoker)
    },
    focusTitle,
    turn,
    say,
    dispose() {
      clearTimeout(timer)
      document.removeEventListener('focusin', pullBack)
      host.remove()
    },
  }
}
