import type { FlowEvent } from '@fairwell/core'
import { redactText, type RedactionOptions as TextOptions } from './redact-text.ts'

/** What is taken out of an event, and where. */
export interface RedactionOptions extends TextOptions {
  /** Keys of `data` beside `text` whose strings are redacted too, at any depth. @default [] */
  readonly fields?: readonly string[] | undefined
}

/**
 * The event without e-mail addresses, card numbers, IBANs and telephone numbers in its free words: the same
 * event where there are none, else a copy.
 *
 * @example
 * redactEvent(event, { phone: false, fields: ['choice'] })
 */
export function redactEvent(event: FlowEvent, options: RedactionOptions = {}): FlowEvent {
  const data: { readonly [key: string]: unknown } = { ...event.data }
  const changed = ['text', ...(options.fields ?? [])]
    .filter((key) => key in data)
    .map((key) => [key, redactValue(data[key], options)] as const)
    .filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(data[key]))
  if (!changed.length) return event
  return { ...event, data: { ...data, ...Object.fromEntries(changed) } } as unknown as FlowEvent
}

function redactValue(value: unknown, options: TextOptions): unknown {
  if (typeof value === 'string') return redactText(value, options)
  if (Array.isArray(value)) return value.map((item) => redactValue(item, options))
  if (typeof value !== 'object' || !value) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, redactValue(part, options)]),
  )
}
