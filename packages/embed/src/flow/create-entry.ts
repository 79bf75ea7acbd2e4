import { httpAdapter } from '@fairwell/adapters/http'
import type { EventAdapter } from '@fairwell/core'
import { browserPorts } from '@fairwell/core/browser'
import type { Bridge, FlowEntry } from '../bridge.ts'
import type { EmbedOptions, OpenOptions } from '../embed-options.ts'
import { checkInputs } from './check-inputs.ts'
import { createInstance, type Instance } from './create-instance.ts'
import { EmbedError } from './embed-error.ts'
import { explainFlow } from './explain-flow.ts'
import { loadAccount } from './load-account.ts'
import { loadDefinition } from './load-definition.ts'
import { mergeOptions } from './merge-options.ts'
import { pickWord } from './pick-word.ts'
import { isDeveloping, tellDeveloper } from './tell-developer.ts'

/** Makes what the loader opens: one flow for each account, kept as long as nothing changes. */
export function createEntry(bridge: Bridge): FlowEntry {
  const ports = browserPorts()
  const instances = new Map<string, Promise<Instance>>()
  let inits = 0

  /** The flow for a control, made now or earlier. Rejects with an EmbedError. */
  function find(control?: HTMLElement, open?: OpenOptions): Promise<Instance> {
    const options = mergeOptions(bridge.inits)
    const given = open?.account ?? control?.getAttribute('data-fairwell-account') ?? options.account
    const locale = open?.locale ?? options.locale ?? (document.documentElement.lang || undefined)
    forgetStale()
    const make = async () => {
      const account = loadAccount(given)
      return create(options, account, locale)
    }
    const key = JSON.stringify([inlineText(given) ?? given, locale, options.flow])
    const known = instances.get(key)
    if (known) return known
    const made = make()
    instances.set(key, made)
    made.catch((error) => {
      instances.delete(key)
      if (error instanceof EmbedError) tellDeveloper('error', error.code, error.message)
      else tellDeveloper('error', 'FW4105', String(error))
    })
    return made
  }

  async function create(
    options: EmbedOptions,
    givenAccount: unknown,
    locale: string | undefined,
  ): Promise<Instance> {
    const mode = pickWord('data-mode', options.mode, ['live', 'test'])
    const developing = isDeveloping(mode)
    const given = await loadDefinition(options)
    const { definition, account } = await checkInputs(bridge, given, givenAccount)
    const instance = createInstance(
      options,
      {
        definition,
        account,
        handlers: options.handlers,
        adapters: adaptersOf(options),
        ports,
        locale,
        // Words of the page's own may be in any language; ours are English.
        viewLocales: options.messages ? undefined : ['en'],
        mode,
      },
      developing,
    )
    if (developing)
      explainFlow(instance.flow, definition, options.cancel ?? '[data-fairwell-cancel]')
    return instance
  }

  /** Lets go of flows that were made from older options. */
  function forgetStale() {
    if (inits === bridge.inits.length) return
    inits = bridge.inits.length
    for (const [key, instance] of instances) {
      instances.delete(key)
      instance.then(
        (each) => each.isBusy() || each.dispose(),
        () => {},
      )
    }
  }

  function closeAll() {
    for (const instance of instances.values())
      instance.then(
        (each) => each.close(),
        () => {},
      )
  }
  addEventListener('pageshow', (event) => {
    if (event.persisted) closeAll()
  })

  return {
    prepare(control) {
      find(control).then(
        (instance) => instance.prepare(),
        () => {},
      )
    },
    open: async (opening) => (await find(opening.control, opening.options)).open(opening),
    close: closeAll,
  }
}

/** The text of inline JSON, so that a page may change it. */
function inlineText(given: unknown): string | undefined {
  return typeof given === 'string' && given.startsWith('#')
    ? (document.getElementById(given.slice(1))?.textContent ?? undefined)
    : undefined
}

function adaptersOf({
  adapters = [],
  events,
  eventsFormat,
  headers,
}: EmbedOptions): EventAdapter[] {
  if (!events) return [...adapters]
  const format = pickWord('data-events-format', eventsFormat, ['cloudevents', 'json'])
  return [httpAdapter({ url: events, format, headers }), ...adapters]
}
