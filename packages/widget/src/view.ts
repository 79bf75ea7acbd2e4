import type { CancelFlow, FlowState } from '@fairwell/core'
import type { ComponentChildren } from 'preact'
import type { Formatters } from './formatters.ts'
import type { Messages } from './messages/messages.ts'
import type { WidgetOptions } from './widget-options.ts'

/** What the view alone knows: what is marked on a card but not decided yet. */
export interface Selection {
  /** The index of the choice that is marked, by offer id. */
  readonly chosen: Map<string, number>
  /** The offer that was accepted without choosing. */
  missing?: string | undefined
}

/** Everything that a screen draws from. */
export interface View {
  /** What to show. While an action goes on, the screen that it was started from. */
  readonly state: FlowState
  readonly pending: FlowState['pending']
  readonly flow: CancelFlow
  readonly text: Messages
  readonly format: Formatters
  readonly options: WidgetOptions
  readonly selection: Selection
  /**
   * Makes the name of a group of radios this screen's own. Chromium leaves a group out of the tab
   * order when an earlier one of the same name had the focus and was removed.
   */
  readonly nameGroup: (name: string) => string
  /** Draws again after `selection` changed. */
  readonly redraw: () => void
}

/** What one screen puts into the frame that all share. */
export interface ScreenParts {
  /** The title, where it is not what the author wrote for this screen. */
  readonly title?: string | undefined
  readonly content?: ComponentChildren
  /** The control before the exit: goes on, declines, keeps. The same place on every screen. */
  readonly first?: ComponentChildren
  /** The control that cancels, where it is not the usual one. The same place on every screen. */
  readonly exit?: ComponentChildren
}

export type ScreenDrawer = (view: View) => ScreenParts
