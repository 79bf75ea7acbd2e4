import type { FlowEvent } from '@fairwell/core'

/**
 * The attributes of an event, without its data, as the text that headers carry: names are lower case, numbers
 * and booleans in their canonical form. https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md#type-system
 */
export function cloudEventAttributes(event: FlowEvent): readonly (readonly [string, string])[] {
  const { data, ...attributes } = event
  return Object.entries(attributes).map(([name, value]) => [name, `${value}`])
}
