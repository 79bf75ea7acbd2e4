import type { Ports } from '@fairwell/core'
import { createRemoteActions } from '@fairwell/core/remote'
import type { Bridge } from '../bridge.ts'
import type { EmbedOptions } from '../embed-options.ts'
import type { TokenKeeper } from '../token-keeper.ts'
import { createInstance, type Instance } from './create-instance.ts'
import { EmbedError } from './embed-error.ts'
import type { FlowSource } from './flow-source.ts'
import { localeOf } from './locale-of.ts'
import { outboxFor } from './outbox.ts'
import { loadWords, wordsFor } from './words.ts'

/** Flows of a server: each opening asks it anew who is leaving and what they may be offered. */
export function createRemoteFlows(
  bridge: Bridge,
  options: EmbedOptions,
  ports: Ports,
  token: TokenKeeper,
): FlowSource {
  const endpoint = options.endpoint as string
  const queue = outboxFor(bridge, options, token)
  let current: Promise<Instance> | undefined

  async function create(locale: string | undefined): Promise<Instance> {
    const remote = createRemoteActions({ endpoint, token: token.ask, locale })
    void loadWords(bridge, options, locale)
    const started = await remote.start(ports.ids(), { locale }).catch((error) => {
      throw new EmbedError(
        'FW4130',
        `${endpoint}/v1/attempts gave no attempt: ${error.cause ?? error}.`,
      )
    })
    const { definition, account, attemptId } = started
    const mode = started.mode === 'test' ? 'test' : options.mode
    const { messages, viewLocales } = await wordsFor(bridge, options, definition, locale)
    return createInstance(
      bridge,
      { ...options, mode, messages },
      {
        definition,
        account,
        attemptId,
        remote,
        queue,
        ports,
        locale,
        viewLocales,
      },
    )
  }

  const act = (task: (instance: Instance) => unknown) => {
    current?.then(task, () => {})
  }

  return {
    async find(_control, open) {
      const last = await current?.catch(() => undefined)
      if (last?.isBusy()) return last
      last?.dispose()
      current = create(localeOf(options, open))
      return current
    },
    // Nobody has asked yet: no token, and no attempt on the server.
    prepare() {},
    close: () => act((instance) => instance.close()),
    dispose: () => act((instance) => instance.isBusy() || instance.dispose()),
  }
}
