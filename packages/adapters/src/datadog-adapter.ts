import type { EventAdapter, FlowEvent } from '@fairwell/core'
import { clientAdapter } from './vendor/client-adapter.ts'
import { snakeName } from './vendor/event-name.ts'
import type { EventProperties } from './vendor/event-properties.ts'
import { givenOnce } from './vendor/given-once.ts'
import { postingAdapter } from './vendor/posting-adapter.ts'
import { refuseSecret } from './vendor/refuse-secret.ts'
import type { VendorClient, VendorHttpOptions, VendorOptions } from './vendor/vendor-options.ts'
import { wordlessFacts } from './vendor/wordless-facts.ts'

/** What the adapter calls of `datadogRum` or of `datadogLogs`. */
export interface DatadogClient {
  addAction?(name: string, context: object): void
  readonly logger?:
    | {
        info(message: string, context: object): void
        warn(message: string, context: object): void
      }
    | undefined
}

/** What Datadog gets of an event. */
export interface DatadogMessage {
  readonly name: string
  readonly status: 'info' | 'warn'
  /** Ids, codes and counts: attributes under `@cancel_flow` in logs, `@context.cancel_flow` in RUM. */
  readonly facts: EventProperties
}

/** For pages that have Datadog's SDK. */
export interface DatadogClientOptions extends VendorOptions<DatadogMessage> {
  /** `datadogRum` or `datadogLogs`, or what gives it. */
  readonly client: VendorClient<DatadogClient>
}

/** For logs without the SDK: with a client token from a page, with an API key from a server. */
export interface DatadogLogsOptions extends VendorOptions<DatadogMessage>, VendorHttpOptions {
  readonly client?: undefined
  /** `pub…`, which may be public. */
  readonly clientToken?: string | undefined
  /** Only on a server. */
  readonly apiKey?: string | undefined
  /** @default 'datadoghq.com' */
  readonly site?: string | undefined
  /** @default 'cancel-flow' */
  readonly service?: string | undefined
  /** Such as `env:production,version:4`. */
  readonly tags?: string | undefined
  /** Where logs go instead, such as a proxy of your own. */
  readonly url?: string | undefined
}

export type DatadogAdapterOptions = DatadogClientOptions | DatadogLogsOptions

/**
 * Shows the cancel flow in Datadog: as actions of RUM, as logs, or both with two adapters. No word that
 * anyone wrote is ever in it.
 *
 * @example
 * datadogAdapter({ client: datadogRum })
 * @throws Error FW5101 in a page that has an API key: anyone could read it there.
 * @see https://docs.datadoghq.com/real_user_monitoring/guide/send-rum-custom-actions/
 * @see https://docs.datadoghq.com/api/latest/logs/#send-logs
 */
export function datadogAdapter(options: DatadogAdapterOptions): EventAdapter {
  return options.client ? sdkAdapter(options) : logsAdapter(options)
}

function sdkAdapter(options: DatadogClientOptions): EventAdapter {
  const once = givenOnce()

  return clientAdapter<DatadogClient, DatadogMessage>(options, {
    name: 'datadog',
    isReady: ({ addAction, logger }) => addAction ?? logger,
    exits: true,
    toMessage,
    send: (client, { event: { id, time }, message: { name, status, facts } }) =>
      once(id, () => {
        const context = { cancel_flow: { event_id: id, time, ...facts } }
        if (client.addAction) client.addAction(name, context)
        else client.logger?.[status](name, context)
      }),
  })
}

function logsAdapter(options: DatadogLogsOptions): EventAdapter {
  const { apiKey, clientToken, site = 'datadoghq.com', service = 'cancel-flow', tags } = options
  if (apiKey) refuseSecret(apiKey, /./)
  else if (clientToken) refuseSecret(clientToken, /^(?!pub)/)
  else throw new Error('FW5102 neither a client nor a key')
  // Datadog's own SDK writes the host so: browser-intake-us5-datadoghq.com.
  const host = apiKey
    ? `http-intake.logs.${site}`
    : `browser-intake-${site.replace(/\.(?=.*\.)/g, '-')}`
  const { url = `https://${host}/api/v2/logs` } = options

  return postingAdapter<DatadogMessage>(options, {
    name: 'datadog',
    toMessage,
    toRequest: (messages) => {
      const logs = messages.map(({ event, message: { name, status, facts } }) => ({
        date: Date.parse(event.time),
        message: name,
        status,
        service,
        ddsource: 'fairwell',
        ...(tags && { ddtags: tags }),
        cancel_flow: { event_id: event.id, ...facts },
      }))
      return apiKey
        ? {
            url,
            headers: { 'content-type': 'application/json', 'dd-api-key': apiKey },
            body: JSON.stringify(logs),
          }
        : {
            url: `${url}?ddsource=browser&dd-api-key=${clientToken}`,
            // One log on each line, as text: no preflight.
            headers: { 'content-type': 'text/plain;charset=UTF-8' },
            body: logs.map((log) => JSON.stringify(log)).join('\n'),
          }
    },
  })
}

function toMessage(event: FlowEvent): DatadogMessage {
  return {
    name: snakeName(event),
    status: /failed$/.test(event.type) ? 'warn' : 'info',
    facts: wordlessFacts(event),
  }
}
