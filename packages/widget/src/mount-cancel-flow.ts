import type { CancelFlow, FlowState } from '@fairwell/core'
import { render } from 'preact'
import { createDialog, type ShadowDialog } from './dialog/create-dialog.tsx'
import { drawScreen } from './draw-screen.tsx'
import { createFormatters } from './formatters.ts'
import { en } from './messages/en.ts'
import { scrollByKeyboard } from './scroll-by-keyboard.ts'
import type { Selection } from './view.ts'
import type { CustomRenderer, MountedWidget, WidgetOptions } from './widget-options.ts'

interface Mount {
  readonly widget: MountedWidget
  users: number
}

const mounts = new WeakMap<CancelFlow, Mount>()

/**
 * Puts a cancel flow on the page. Nothing is seen until `flow.open()`; from then on the dialog
 * follows `flow.$state`, and everything that the subscriber does goes to the flow's methods.
 *
 * A flow has one dialog: mounting it again gives the one that is there, which goes when each of them
 * has been disposed of. So an effect of a component may mount it as often as it likes.
 *
 * @example
 * const flow = createCancelFlow({ definition, account, handlers })
 * mountCancelFlow(flow)
 * button.addEventListener('click', () => flow.open())
 */
export function mountCancelFlow(flow: CancelFlow, options: WidgetOptions = {}): MountedWidget {
  const mount = mounts.get(flow) ?? { widget: mountWidget(flow, options), users: 0 }
  mounts.set(flow, mount)
  mount.users++
  let isUsed = true
  return {
    get host() {
      return mount.widget.host
    },
    prepare: mount.widget.prepare,
    bringForward: mount.widget.bringForward,
    dispose() {
      if (!isUsed) return
      isUsed = false
      mount.users--
      if (mount.users) return
      mounts.delete(flow)
      mount.widget.dispose()
    },
  }
}

function mountWidget(flow: CancelFlow, options: WidgetOptions): MountedWidget {
  const text = { ...en, ...options.messages }
  let shadow = newDialog()
  let selection: Selection = { chosen: new Map() }
  let shown: FlowState | undefined
  let shownKey = ''
  /** What has been drawn ahead, as text. */
  let ahead = ''
  let visit = 0
  let cleanCustom: ReturnType<CustomRenderer>

  function newDialog(): ShadowDialog {
    const onDismiss = () => {
      flow.dismiss()
      sync()
    }
    return createDialog(options, flow.$state.get().tokens, onDismiss, crash)
  }

  function forget(): void {
    shown = undefined
    shownKey = ahead = ''
    selection = { chosen: new Map() }
    cleanCustom?.()
    cleanCustom = undefined
  }

  function draw(next: FlowState, isAhead = false): void {
    const json = JSON.stringify(next)
    const isDrawn = json === ahead
    ahead = isAhead ? json : ''
    const wasOpen = shadow.isOpen()
    const hadFocus = shadow.root.activeElement
    const isNew = !isDrawn && fill(next)
    if (isAhead) {
      shadow.layOut()
      return
    }
    shadow.open()
    const isFirst = isNew || !wasOpen
    const { dialog, root } = shadow
    if (isFirst) {
      shadow.turn()
      scrollByKeyboard(dialog.querySelector('.body'))
    }
    scrollByKeyboard(dialog.querySelector('[role=alert] span'))
    // An inline flow does not take focus from whoever has gone on to something else.
    const follows = options.layout !== 'inline' || hadFocus || !wasOpen
    if (follows && (isFirst || !root.activeElement)) shadow.focusTitle()
  }

  /** Fills the dialog; `true`: with another screen than before. */
  function fill(next: FlowState): boolean {
    // Whoever waits goes on seeing what they decided on, and keeps their place in it.
    const origin = next.screen === 'working' && shown
    const state = origin ? { ...origin, can: next.can, error: undefined } : next
    const { screen, screenId } = state
    const drawers = options.renderCustom
    const drawCustom = drawers?.[screenId] ?? (screen === 'custom' ? drawers?.custom : undefined)
    const key = `${screen} ${screenId}`
    const isNew = key !== shownKey
    const { dialog, root } = shadow
    if (isNew) {
      visit++
      cleanCustom?.()
      selection.missing = undefined
      // The box never shrinks from screen to screen: controls stay where the hand is.
      const height = shadow.isOpen() ? dialog.firstElementChild?.clientHeight : 0
      dialog.style.setProperty('--fw-tallest', `${height}px`)
    }
    const { index, count } = state.progress
    dialog.style.setProperty('--fw-done', count > 1 ? `${(index / count) * 100}%` : '0')
    shown = state
    shownKey = key
    const view = {
      state,
      pending: next.pending,
      flow,
      text,
      format: createFormatters(state.formatLocale, state.dir),
      options,
      selection,
      // Two in turn: Chromium keeps each name of a group, even of one that nothing is in.
      nameGroup: (name: string) => `${visit % 2} ${name}`,
      redraw: sync,
    }
    render(drawScreen(view, key, !!drawCustom), dialog)
    if (isNew) {
      cleanCustom = drawCustom?.(state, flow, root.getElementById('custom') as HTMLElement)
    }
    return isNew
  }

  function close(state: FlowState): void {
    if (!shadow.isOpen()) return
    shadow.close()
    if (state.hidden) shadow.say(text.stillWorking, state)
    if (state.screen !== 'closed') return
    const last = shown as FlowState
    // After a request that failed nobody knows whether it is.
    if (state.outcome === 'dismissed' && last.screen !== 'failed')
      shadow.say(text.stillActive, last)
    forget()
    options.onClose?.(state, last)
  }

  function guarded(task: () => void): void {
    try {
      task()
    } catch (error) {
      crash(error)
    }
  }

  function crash(error: unknown): void {
    try {
      // What was left half drawn is of no use to the next attempt.
      shadow.dispose()
      shadow = newDialog()
    } catch {
      // The way out below is all that counts.
    }
    shown = undefined
    shownKey = ahead = ''
    if (options.onCrash) options.onCrash(error)
    else flow.release('FW4001')
  }

  function sync(): void {
    const state = flow.$state.get()
    const isShown = state.screen !== 'closed' && !state.hidden
    guarded(() => (isShown ? draw(state) : close(state)))
  }

  const stop = flow.$state.listen(sync)
  sync()

  return {
    get host() {
      return shadow.host
    },
    prepare() {
      if (!shadow.isOpen()) guarded(() => draw(flow.preview(), true))
    },
    bringForward: () => shadow.bringForward(),
    dispose() {
      stop()
      cleanCustom?.()
      shadow.dispose()
    },
  }
}
