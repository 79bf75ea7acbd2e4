import type { EmbedOptions } from '../embed-options.ts'
import { tellDeveloper } from '../tell-developer.ts'

const byDefault = '[data-fairwell-cancel]'

/** The selector of the page's cancel controls, as the loader takes it. */
export function cancelSelector({ cancel }: EmbedOptions): string {
  const selector = cancel || byDefault
  try {
    document.querySelector(selector)
    return selector
  } catch {
    tellDeveloper('error', 'FW4142', `data-cancel="${selector}" is no selector.`)
    return byDefault
  }
}
