import type { EventAdapter } from '@fairwell/core'
import { countedAdapter } from './counted/counted-adapter.ts'
import { pageArray } from './counted/page-array.ts'
import { snakeName } from './vendor/event-name.ts'
import { type EventProperties, eventProperties } from './vendor/event-properties.ts'
import type { VendorOptions } from './vendor/vendor-options.ts'

/** What the data layer gets of an event. */
export interface DataLayerMessage {
  /** What a trigger of a custom event names. */
  readonly event: string
  /** What variables read, as `cancel_flow.offer_id`. */
  readonly cancel_flow: EventProperties
}

export interface DataLayerAdapterOptions extends VendorOptions<DataLayerMessage> {
  /** The global array that the tag manager reads; made where it is not there yet. @default 'dataLayer' */
  readonly dataLayer?: string | undefined
  /**
   * Waits until the tags of this container have run, by the tag manager's `eventCallback`; `true` for
   * whichever container is the first. Where no container loads, the events stay stored.
   *
   * @default false
   */
  readonly waitForTags?: boolean | string | undefined
  /** How long the tag manager waits for slow tags before it calls back anyway, in ms. @default 2000 */
  readonly eventTimeoutMs?: number | undefined
}

/**
 * Pushes events to the data layer of Google Tag Manager, or of a tag manager that reads the same.
 *
 * @example
 * dataLayerAdapter()
 * @see https://developers.google.com/tag-platform/tag-manager/datalayer
 */
export function dataLayerAdapter(options: DataLayerAdapterOptions = {}): EventAdapter {
  const { dataLayer = 'dataLayer', waitForTags = false, eventTimeoutMs = 2000 } = options

  return countedAdapter<unknown[], DataLayerMessage>(
    { ...options, client: pageArray(dataLayer) },
    'data-layer',
    (event) => ({
      event: snakeName(event),
      cancel_flow: { event_id: event.id, time: event.time, ...eventProperties(event) },
    }),
    (layer, { message }) => {
      // A tag manager merges objects: what the last event said and this one does not would stay.
      layer.push({ cancel_flow: null })
      if (!waitForTags) return layer.push(message)
      return new Promise<void>((resolve) => {
        const eventCallback = (container?: string): void => {
          if (waitForTags === true || waitForTags === container) resolve()
        }
        layer.push({ ...message, eventCallback, eventTimeout: eventTimeoutMs })
      })
    },
  )
}
