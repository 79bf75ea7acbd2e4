import { browserPorts } from '@fairwell/core/browser'
import type { Bridge, FlowEntry } from '../bridge.ts'
import { adaptersOf, sendUnsent } from './deliver.ts'
import type { EmbedError } from './embed-error.ts'
import type { FlowSource } from './flow-source.ts'
import { createLocalFlows } from './local-flows.ts'
import { mergeOptions } from './merge-options.ts'
import { createRemoteFlows } from './remote-flows.ts'
import { tellDeveloper } from './tell-developer.ts'
import { createTokenKeeper } from './token-keeper.ts'
import { hurry } from './words.ts'

/** Makes what the loader opens. */
export function createEntry(bridge: Bridge): FlowEntry {
  const ports = browserPorts()
  let source: FlowSource | undefined
  let calls = 0

  /** By the options as they are now: `init` may have been called again. */
  function flows(): FlowSource {
    if (source && calls === bridge.inits.length) return source
    source?.dispose()
    calls = bridge.inits.length
    const options = mergeOptions(bridge.inits)
    const token = createTokenKeeper(options.token ?? '')
    source = options.endpoint
      ? createRemoteFlows(bridge, options, ports, token)
      : createLocalFlows(bridge, options, ports)
    sendUnsent(ports, adaptersOf(options, token)).catch(() => {})
    return source
  }

  const close = () => source?.close()
  addEventListener('pageshow', ({ persisted }) => persisted && close())

  return {
    prepare(control) {
      try {
        flows().prepare(control)
      } catch {
        // It will be said when somebody asks.
      }
    },
    async open(opening) {
      hurry(opening.until)
      try {
        const instance = await flows().find(opening.control, opening.options)
        await instance.open(opening)
      } catch (error) {
        const { code = 'FW4105', message } = error as Partial<EmbedError>
        tellDeveloper('error', code, message ?? String(error))
        opening.end('failed', code)
        opening.settle({ outcome: 'failed', attemptId: '' })
      }
    },
    close,
  }
}
