import type { CancelFlow, FlowState } from '@fairwell/core'
import { Fragment, type VNode } from 'preact'
import { liveWords } from './live-words.tsx'
import { picture } from './looks/picture.tsx'
import type { ScreenParts, View } from './view.ts'
import type { WidgetOptions } from './widget-options.ts'

/** What the frame reads of a view. */
export interface FrameView extends Pick<View, 'text' | 'format' | 'selection' | 'pending'> {
  readonly state: Pick<FlowState, 'locale' | 'dir' | 'testMode' | 'error' | 'screen'> & {
    readonly progress?: FlowState['progress'] | undefined
    readonly logo?: FlowState['logo']
    readonly can?: Partial<FlowState['can']> | undefined
  }
  readonly flow: Partial<Pick<CancelFlow, 'back'>> & Pick<CancelFlow, 'dismiss'>
  readonly options: Pick<WidgetOptions, 'banner' | 'theme' | 'imageOrigins'>
}

/** Draws what every screen has: the banner, the way back, the step, the close button, title and footer. */
export function frame(view: FrameView, parts: ScreenParts, key: string): VNode {
  const { state, flow, text, format } = view
  const { index = 0, count = 0 } = state.progress ?? {}
  const banner = view.options.banner ?? (state.testMode && text.testMode)
  const alert = alertLine(view)
  return (
    <section part="panel" data-screen={state.screen} lang={state.locale} dir={state.dir}>
      {banner && <p class="banner">{banner}</p>}
      <header>
        <i class="done" />
        {picture(state.logo, 'logo', view.options)}
        {state.can?.back && !view.pending && (
          <button type="button" class="plain back" onClick={() => flow.back?.()}>
            {text.back}
          </button>
        )}
        <small id="step" role="status">
          {liveWords(count > 1 && format.fill(text.step, { index, count }))}
        </small>
        <button
          type="button"
          class="plain close"
          aria-label={text.close}
          onClick={() => flow.dismiss()}
        />
      </header>
      {/* A new key for each screen: a press that began on one never ends on a control of the next. */}
      <Fragment key={key}>
        <div class="body">
          <h2 part="title" id="title" tabIndex={-1}>
            {parts.title}
          </h2>
          {parts.content}
        </div>
        <footer>
          <p role="status">{liveWords(statusLine(view))}</p>
          {alert && (
            <p role="alert" id="alert">
              {liveWords(alert)}
            </p>
          )}
          <div class="pair">
            {parts.first}
            {parts.exit}
          </div>
        </footer>
      </Fragment>
    </section>
  )
}

function statusLine({ pending, text }: FrameView): string | undefined {
  if (!pending) return
  if (pending.action === 'cancel') return text.cancelling
  return pending.cancelRequested ? `${text.applying} ${text.cancelNext}` : text.applying
}

function alertLine({ state, selection, text }: FrameView): string | undefined {
  if (selection.missing) return text.chooseFirst
  const { code, message, action } = state.error ?? {}
  const canRetry = code !== 'ineligible' && (state.can?.accept || state.screen === 'failed')
  // A cancellation is no offer that is gone; what the handler said of it is enough.
  const known =
    code && !(message && action === 'cancel') && (text.errors[code] ?? text.errors.unknown)
  const own = message?.replace(/[\p{L}\d]$/u, '$&.')
  return code && [own, known, canRetry && text.tryAgain].filter(Boolean).join(' ')
}
