import type { EventAdapter } from '@fairwell/core'
import { type RedactionOptions, redactEvent } from './redact-event.ts'
import { changeBatches } from './wrap-adapter.ts'

export { type RedactionOptions, redactEvent } from './redact-event.ts'
export { type RedactionPattern, redactText } from './redact-text.ts'

/**
 * Takes e-mail addresses, card numbers, IBANs and telephone numbers out of free words before they go to
 * `adapter`.
 *
 * @example
 * redaction(httpAdapter({ url: '/events' }), { patterns: [{ name: 'member', pattern: /ACME-\d+/ }] })
 */
export function redaction(adapter: EventAdapter, options: RedactionOptions = {}): EventAdapter {
  return changeBatches(adapter, (batch) => batch.map((event) => redactEvent(event, options)))
}
