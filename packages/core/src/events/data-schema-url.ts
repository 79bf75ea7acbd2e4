import type { EventName } from './flow-event.ts'

/**
 * The `dataschema` of an event: where the JSON Schema of its `data` is published.
 *
 * @example dataSchemaUrl('offer.shown') // 'https://fairwell.dev/schemas/v1/events/offer.shown.schema.json'
 */
export function dataSchemaUrl(name: EventName): string {
  return `https://fairwell.dev/schemas/v1/events/${name}.schema.json`
}
