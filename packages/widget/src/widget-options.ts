import type { CancelFlow, FlowState } from '@fairwell/core'
import type { Messages } from './messages/messages.ts'

/** Draws a screen of the author's own into `element`; may return what to do when the screen is left. */
export type CustomRenderer = (
  state: FlowState,
  flow: CancelFlow,
  element: HTMLElement,
  // biome-ignore lint/suspicious/noConfusingVoidType: most renderers have nothing to clean up.
) => void | (() => void)

/** Where and how the dialog appears. */
export interface DialogOptions {
  /**
   * What the host `<div>` becomes a child of. Beside the body nothing swaps, caches, morphs or hides
   * it with the rest of the page. @default `<html>` once the page has loaded, else `<body>`, as for an
   * inline flow
   */
  readonly parent?: Element | undefined
  /**
   * `modal` covers the page and is a sheet on phones, `sheet` comes from the foot of every screen,
   * `inline` stands in `parent`. @default 'modal'
   */
  readonly layout?: 'modal' | 'sheet' | 'inline' | undefined
  /** @default 'auto', which follows the reader's system */
  readonly theme?: 'auto' | 'light' | 'dark' | undefined
  /** Words that take the place of the widget's own. */
  readonly messages?: Partial<Messages> | undefined
  /** For a page whose CSP refuses styles and whose browser has no constructed style sheets. */
  readonly nonce?: string | undefined
  /** Where focus goes when the dialog closes. @default what had it when the dialog opened */
  readonly returnFocusTo?: (() => HTMLElement | null | undefined) | undefined
}

export interface WidgetOptions extends DialogOptions {
  /** By id of an `info`, `questions` or `custom` screen, or `custom` for every custom screen without its own. */
  readonly renderCustom?: Readonly<Record<string, CustomRenderer>> | undefined
  /** The page has a cancel of its own: the exit says "Continue to cancel" where only that can cancel. @default false */
  readonly releases?: boolean | undefined
  /** The page has a cancel control to fall back to. `false`: `failed` shows the support link. @default true */
  readonly hasHostControl?: boolean | undefined
  /** Where pictures may come from beside the page's own origin, such as `https://cdn.example.com`. */
  readonly imageOrigins?: readonly string[] | undefined
  /** A line above every screen, such as "Test mode". @default the test line while `state.testMode` */
  readonly banner?: string | undefined
  /** Told when the dialog has gone after a result or without a decision. `shown` is the last screen seen. */
  readonly onClose?: ((closed: FlowState, shown: FlowState) => void) | undefined
  /** Told when drawing failed; the dialog is gone by then. @default `flow.release('FW4001')` */
  readonly onCrash?: ((error: unknown) => void) | undefined
}

/** A widget on the page. */
export interface MountedWidget {
  /** The element that holds the shadow root. */
  readonly host: HTMLElement
  /** Draws what `flow.open()` would show into the closed dialog, so that opening only has to show it. */
  prepare(): void
  /** Brings an open flow into view and gives it the focus, where somebody asks for it again. */
  bringForward(): void
  /**
   * Closes the dialog and takes everything off the page, when nobody else has mounted the flow. The
   * flow is left alone.
   */
  dispose(): void
}
