import type { EventAdapter, FlowEvent } from '@fairwell/core'
import { countedAdapter } from './counted/counted-adapter.ts'
import { wordlessFacts } from './counted/wordless-facts.ts'
import { needs } from './needs.ts'
import type { EventProperties } from './vendor/event-properties.ts'
import type { VendorClient, VendorOptions } from './vendor/vendor-options.ts'

type Tags = { readonly [name: string]: string }

/** The functions of `@sentry/browser` that the adapter calls. */
export interface SentryClient {
  addBreadcrumb(breadcrumb: SentryBreadcrumb): void
  setTag(name: string, value: string | undefined): unknown
  setContext?(name: string, context: { readonly [name: string]: unknown }): unknown
  captureEvent?(event: {
    readonly event_id: string
    readonly message: string
    readonly level: 'error'
    readonly tags: Tags
    readonly fingerprint: string[]
    readonly timestamp: number
  }): unknown
}

export interface SentryBreadcrumb {
  readonly category: string
  readonly level: 'info' | 'warning' | 'error'
  readonly message: string
  /** Seconds since 1970. */
  readonly timestamp: number
  readonly data: EventProperties
}

/** What Sentry gets of an event. */
export interface SentryMessage {
  readonly breadcrumb: SentryBreadcrumb
  /** Set on every error that comes later; `undefined` takes a tag away. */
  readonly tags: { readonly [name: string]: string | undefined }
}

export interface SentryAdapterOptions extends VendorOptions<SentryMessage> {
  /** `import * as Sentry from '@sentry/browser'`, or what gives it. */
  readonly client: VendorClient<SentryClient>
  /** Whether `attempt.failed` is also captured, as an error of its own. @default false */
  readonly captureFailures?: boolean | undefined
}

/**
 * Leaves a trail of the cancel flow in Sentry: a breadcrumb for each event, and tags by which the errors
 * of a page can be found that had to do with it. No word that anyone wrote is ever in it.
 *
 * @example
 * import * as Sentry from '@sentry/browser'
 * sentryAdapter({ client: Sentry })
 * @throws Error FW5102 without client.
 * @see https://docs.sentry.io/platforms/javascript/enriching-events/breadcrumbs/
 */
export function sentryAdapter(options: SentryAdapterOptions): EventAdapter {
  needs(options, 'sentry', 'client')
  return countedAdapter<SentryClient, SentryMessage>(
    options,
    'sentry',
    toMessage,
    (sentry, { event, message: { breadcrumb, tags } }) => {
      sentry.addBreadcrumb(breadcrumb)
      for (const [name, value] of Object.entries(tags)) sentry.setTag(name, value)
      sentry.setContext?.('cancel_flow', { event: breadcrumb.message, ...breadcrumb.data })
      if (!options.captureFailures || event.type !== 'fairwell.attempt.failed') return
      const { code = 'unknown' } = event.data
      sentry.captureEvent?.({
        event_id: event.id.replace(/-/g, ''),
        message: `The cancel flow failed: ${code}`,
        level: 'error',
        tags: { 'cancel_flow.code': code },
        fingerprint: ['cancel-flow', code],
        timestamp: breadcrumb.timestamp,
      })
    },
    ({ addBreadcrumb }) => addBreadcrumb,
  )
}

function toMessage(event: FlowEvent): SentryMessage {
  const name = event.type.replace('fairwell.', '')
  const failed = /failed$/.test(name)
  return {
    breadcrumb: {
      category: 'cancel-flow',
      level: name === 'attempt.failed' ? 'error' : failed ? 'warning' : 'info',
      message: name,
      timestamp: Date.parse(event.time) / 1000,
      data: wordlessFacts(event),
    },
    tags: {
      ...(name === 'attempt.started' && {
        'cancel_flow.id': event.data.flowId,
        'cancel_flow.outcome': 'open',
        'cancel_flow.reason_category': undefined,
      }),
      ...(event.type === 'fairwell.reason.chosen' && {
        'cancel_flow.reason_category': event.data.category,
      }),
      ...('durationMs' in event.data && { 'cancel_flow.outcome': name.replace('attempt.', '') }),
    },
  }
}
