import type { EventAdapter, FlowEvent } from '@fairwell/core'
import { countedAdapter } from './counted/counted-adapter.ts'
import { secretAdapter } from './counted/secret-adapter.ts'
import { wordlessFacts } from './counted/wordless-facts.ts'
import { needs } from './needs.ts'
import { snakeName } from './vendor/event-name.ts'
import type { EventProperties } from './vendor/event-properties.ts'
import { postingAdapter } from './vendor/posting-adapter.ts'
import { publicKey } from './vendor/refuse-secret.ts'
import type { VendorMessage } from './vendor/vendor-messages.ts'
import type { VendorClient, VendorHttpOptions, VendorOptions } from './vendor/vendor-options.ts'

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
 * @throws Error FW5101 in a page that has an API key: anyone could read it there; FW5102
 * with neither a client nor a token nor a key.
 * @see https://docs.datadoghq.com/real_user_monitoring/guide/send-rum-custom-actions/
 * @see https://docs.datadoghq.com/api/latest/logs/#send-logs
 */
export function datadogAdapter(options: DatadogAdapterOptions): EventAdapter {
  needs(options, 'datadog', 'client', 'clientToken', 'apiKey')
  if (options.client) {
    return countedAdapter<DatadogClient, DatadogMessage>(
      options,
      'datadog',
      toMessage,
      (client, { event: { time }, message: { name, status, facts } }) => {
        const context = { cancel_flow: { ...facts, time } }
        if (client.addAction) client.addAction(name, context)
        else client.logger?.[status](name, context)
      },
      ({ addAction, logger }) => addAction ?? logger,
    )
  }

  const { apiKey, clientToken, site = 'datadoghq.com', service = 'cancel-flow', tags } = options
  const toLog = ({ event, message }: VendorMessage<DatadogMessage>) => ({
    date: Date.parse(event.time),
    message: message.name,
    status: message.status,
    service,
    ddsource: 'fairwell',
    ddtags: tags,
    cancel_flow: message.facts,
  })
  if (apiKey) {
    const { url = `https://http-intake.logs.${site}/api/v2/logs` } = options
    return secretAdapter<DatadogMessage>(options, apiKey, {
      name: 'datadog',
      url,
      headers: { 'dd-api-key': apiKey },
      toMessage,
      toBody: (messages) => messages.map(toLog),
    })
  }

  const token = publicKey(clientToken, /^(?!pub)/)
  // As Datadog's own SDK writes the host: browser-intake-us5-datadoghq.com.
  const host = `browser-intake-${site.replace(/\.(?=.*\.)/g, '-')}`
  const { url = `https://${host}/api/v2/logs` } = options
  return postingAdapter<DatadogMessage>(options, {
    name: 'datadog',
    toMessage,
    toRequest: (messages) => ({
      url: `${url}?ddsource=browser&dd-api-key=${token}`,
      // A log on each line, as text: no preflight.
      headers: { 'content-type': 'text/plain;charset=UTF-8' },
      body: messages.map((sent) => JSON.stringify(toLog(sent))).join('\n'),
    }),
  })
}

function toMessage(event: FlowEvent): DatadogMessage {
  return {
    name: snakeName(event),
    status: /failed$/.test(event.type) ? 'warn' : 'info',
    facts: { event_id: event.id, ...wordlessFacts(event) },
  }
}
