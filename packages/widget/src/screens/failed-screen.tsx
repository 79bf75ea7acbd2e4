import { actionButton } from '../action-button.tsx'
import { outerLink } from '../outer-link.tsx'
import type { ScreenDrawer } from '../view.ts'

/** Says that cancelling failed and when it was asked for, and leads out without us. */
export const failedScreen: ScreenDrawer = (view) => {
  const { state, text, format, flow, options, pending } = view
  const { support, error } = state
  const onPage = options.hasHostControl !== false && state.can.release
  return {
    title: text.failedTitle,
    content: (
      <>
        {error && (
          <p>{format.fill(text.requestedAt, { date: format.moment(error.requestedAt) })}</p>
        )}
        {onPage && support && (
          <p class="links">{outerLink(support.label, support.url, text.newTab)}</p>
        )}
      </>
    ),
    first: actionButton(view, text.retry, () => flow.cancel(), { busy: !!pending }),
    exit: onPage
      ? actionButton(view, text.release, () => flow.release())
      : support && outerLink(support.label, support.url, text.newTab),
  }
}
