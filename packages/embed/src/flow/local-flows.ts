import type { Ports } from '@fairwell/core'
import type { Bridge } from '../bridge.ts'
import type { EmbedOptions } from '../embed-options.ts'
import { checkInputs } from './check-inputs.ts'
import { createInstance, type Instance } from './create-instance.ts'
import type { FlowSource } from './flow-source.ts'
import type { JsonSource } from './json-source.ts'
import { loadAccount } from './load-account.ts'
import { isInline, loadDefinition } from './load-definition.ts'
import { localeOf } from './locale-of.ts'
import { outboxFor } from './outbox.ts'
import { loadWords, wordsFor } from './words.ts'

/** Flows of what the page says: one for each account, kept as long as that stays the same. */
export function createLocalFlows(bridge: Bridge, options: EmbedOptions, ports: Ports): FlowSource {
  const known = new Map<string, Promise<Instance>>()

  async function create(
    account: JsonSource,
    locale: string | undefined,
    flow: string | null | undefined,
  ): Promise<Instance> {
    const given = flow ? { ...options, flow, definition: undefined } : options
    const source = loadDefinition(given)
    // A definition that lies in the page is read first; one on its way may well have the language.
    if (!isInline(given)) void loadWords(bridge, options, locale)
    const inputs = await checkInputs(bridge, options, await source, account)
    const { definition } = inputs
    const { messages, viewLocales } = await wordsFor(bridge, options, definition, locale)
    return createInstance(
      bridge,
      { ...options, messages },
      {
        ...inputs,
        handlers: options.handlers,
        queue: outboxFor(bridge, options),
        ports,
        locale,
        viewLocales,
      },
    )
  }

  const find: FlowSource['find'] = async (control, open) => {
    const given = open?.account ?? control?.getAttribute('data-fairwell-account') ?? options.account
    const locale = localeOf(options, open)
    const account = loadAccount(given)
    const flow = control?.getAttribute('data-fairwell-flow')
    const key = JSON.stringify([account, locale, flow])
    const found = known.get(key)
    if (found && !(await found).isBroken()) return found
    const made = create(account, locale, flow)
    known.set(key, made)
    // What failed may come right: a definition that was not there yet.
    made.catch(() => known.delete(key))
    return made
  }

  const each = (act: (instance: Instance) => unknown) => {
    for (const made of known.values()) made.then(act, () => {})
  }

  return {
    find,
    prepare(control) {
      find(control).then(
        (instance) => instance.prepare(),
        () => {},
      )
    },
    close: () => each((instance) => instance.close()),
    dispose: () => each((instance) => instance.isBusy() || instance.dispose()),
  }
}
