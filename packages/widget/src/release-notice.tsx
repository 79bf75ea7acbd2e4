import type { Tokens } from '@fairwell/core'
import { render } from 'preact'
import { actionButton } from './action-button.tsx'
import { createDialog } from './dialog/create-dialog.tsx'
import { createFormatters } from './formatters.ts'
import { frame } from './frame.tsx'
import { en } from './messages/en.ts'
import type { DialogOptions } from './widget-options.ts'

export interface ReleaseNoticeOptions extends DialogOptions {
  /** Runs the page's own cancel. The notice has gone by then. */
  readonly onRun: () => void
  /** Told when the notice was closed without running it. */
  readonly onClose?: (() => void) | undefined
  /** The looks of the flow's definition. */
  readonly tokens?: Tokens | undefined
  /** A BCP 47 tag. @default 'en' */
  readonly locale?: string | undefined
  /** @default 'ltr' */
  readonly dir?: 'ltr' | 'rtl' | undefined
}

/**
 * Test mode: says that the page's own cancel would run now, and offers to run it. Returns the
 * function that takes the notice away.
 */
export function showReleaseNotice(options: ReleaseNoticeOptions): () => void {
  const { locale = 'en', dir = 'ltr', onRun } = options
  const text = { ...en, ...options.messages }
  const shadow = createDialog(options, options.tokens, onClose)
  function onClose(): void {
    shadow.dispose()
    options.onClose?.()
  }
  const run = () => {
    shadow.dispose()
    onRun()
  }
  const view = {
    state: { locale, dir, testMode: true, screen: 'closed' },
    flow: { dismiss: onClose },
    text,
    format: createFormatters(locale, dir),
    options: {},
    pending: undefined,
    selection: { chosen: new Map() },
  } as const
  const parts = {
    title: text.releaseTitle,
    first: actionButton(view, text.close, onClose),
    exit: actionButton(view, text.releaseRun, run),
  }
  render(frame(view, parts, ''), shadow.dialog)
  shadow.open()
  shadow.focusTitle()
  return shadow.dispose
}
