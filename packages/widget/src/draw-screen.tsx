import type { VNode } from 'preact'
import { frame } from './frame.tsx'
import { screens } from './screens/screens.ts'
import type { View } from './view.ts'

/** Draws what the state says: the screen's own parts in the frame that all share. */
export function drawScreen(view: View, key: string, isCustom: boolean): VNode | undefined {
  const { state, flow, text, options, pending } = view
  const { screen, progress, title, body, receipt } = state
  if (screen === 'closed') return
  const parts = screens[screen](view)
  return frame({
    ...parts,
    key,
    text,
    locale: state.locale,
    dir: state.dir,
    banner: options.banner ?? (state.testMode && text.testMode),
    step: progress.count > 1 ? text.step(progress.index, progress.count) : undefined,
    title: parts.title ?? title,
    content: isCustom ? (
      <div id="custom" />
    ) : (
      <>
        {body && <p>{body}</p>}
        {receipt?.message && <p>{receipt.message}</p>}
        {parts.content}
      </>
    ),
    status: statusLine(view),
    alert: alertLine(view),
    onBack: state.can.back && !pending && (() => flow.back()),
    onClose: () => flow.dismiss(),
  })
}

function statusLine({ pending, text }: View): string | undefined {
  if (!pending) return
  if (pending.action === 'cancel') return text.cancelling
  return pending.cancelRequested ? `${text.applying} ${text.cancelNext}` : text.applying
}

function alertLine({ state, selection, text }: View): string | undefined {
  if (selection.missing) return text.chooseFirst
  const { code, message } = state.error ?? {}
  const canRetry = code !== 'ineligible' && (state.can.accept || state.screen === 'failed')
  return code && [message, text.errors[code], canRetry && text.tryAgain].filter(Boolean).join(' ')
}
