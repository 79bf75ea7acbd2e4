import type { VNode } from 'preact'
import type { Messages } from './messages/en.ts'
import type { ScreenParts } from './view.ts'

/** What the frame shows around the parts of a screen. */
export interface FrameInput extends ScreenParts {
  /** Another one for each screen. */
  readonly key: string
  readonly text: Messages
  readonly locale: string
  readonly dir: 'ltr' | 'rtl'
  readonly banner?: string | false | undefined
  readonly step?: string | undefined
  readonly status?: string | undefined
  readonly alert?: string | false | undefined
  readonly onBack?: (() => void) | false | undefined
  readonly onClose: () => void
}

/** Draws what every screen has: the banner, the way back, the step, the close button, title and footer. */
export function frame(input: FrameInput): VNode {
  const { text, banner, alert, onBack } = input
  return (
    <section lang={input.locale} dir={input.dir}>
      {banner && <p class="banner">{banner}</p>}
      <header>
        {onBack && (
          <button type="button" class="plain back" onClick={onBack}>
            {text.back}
          </button>
        )}
        <small id="step" role="status">
          {input.step}
        </small>
        <button type="button" class="plain close" aria-label={text.close} onClick={input.onClose}>
          <span aria-hidden="true">×</span>
        </button>
      </header>
      {/* A new key for each screen: a press that began on one never ends on a control of the next. */}
      <div key={input.key} class="main">
        <div class="body">
          <h2 id="title" tabIndex={-1}>
            {input.title}
          </h2>
          {input.content}
        </div>
        <footer>
          <p role="status">{input.status}</p>
          {alert && (
            <p role="alert" id="alert">
              {alert}
            </p>
          )}
          <div class="pair">
            {input.first}
            {input.exit}
          </div>
        </footer>
      </div>
    </section>
  )
}
