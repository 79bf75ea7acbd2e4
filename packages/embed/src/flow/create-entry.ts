import { pagePorts } from '@fairwell/core/browser'
import type { Bridge, FlowEntry } from '../bridge.ts'
import { tellDeveloper } from '../tell-developer.ts'
import { createTokenKeeper } from '../token-keeper.ts'
import type { Instance } from './create-instance.ts'
import type { EmbedError } from './embed-error.ts'
import type { FlowSource } from './flow-source.ts'
import { deliveryIntegrity } from './integrity.ts'
import { createLocalFlows } from './local-flows.ts'
import { mergeOptions } from './merge-options.ts'
import { createRemoteFlows } from './remote-flows.ts'
import { createSoon } from './soon.ts'
import { hurry } from './words.ts'

/** Makes what the loader opens. */
export function createEntry(bridge: Bridge): FlowEntry {
  const ports = pagePorts({ soon: createSoon() })
  let source: FlowSource | undefined
  let made = ''
  let path = ''
  let opened: Instance | undefined

  /** By the options as they are now: `init` may have been called again. */
  function flows(): FlowSource {
    // A later tag changes the attributes in place.
    const now = bridge.inits.length + JSON.stringify(bridge.inits[0])
    // Whoever is in a flow stays in it, also where it is hidden while an action goes on.
    if (source && (made === now || opened?.isBusy())) return source
    source?.dispose()
    made = now
    const options = mergeOptions(bridge.inits)
    const token = createTokenKeeper(options.token ?? '')
    source = options.endpoint
      ? createRemoteFlows(bridge, options, ports, token)
      : createLocalFlows(bridge, options, ports)
    // Once the dialog is open: to load a file and to look through the storage makes the page wait.
    setTimeout(sendUnsent, 100)
    return source
  }

  const sendUnsent = () =>
    bridge.load('delivery', deliveryIntegrity).then(
      (delivery) => delivery.drain(),
      () => {},
    )

  const close = () => source?.close()
  addEventListener('pageshow', ({ persisted }) => persisted && close())
  // Browsers without the Navigation API tell of Back and Forward only.
  const { navigation } = window as { navigation?: EventTarget }
  const [history, change] = navigation ? [navigation, 'currententrychange'] : [window, 'popstate']
  // The view that it was opened from has gone; what a page writes after "?" or "#" is not another.
  history.addEventListener(change, () => opened?.isBusy() && path !== location.pathname && close())

  const tryFlows = (use: (source: FlowSource) => void) => {
    try {
      use(flows())
    } catch {
      // It will be said when somebody asks.
    }
  }
  // What earlier pages stored is sent even where nobody comes near a control.
  tryFlows(() => {})

  return {
    prepare: (control) => tryFlows((source) => source.prepare(control)),
    async open(opening) {
      hurry(opening.until)
      try {
        path = location.pathname
        opened = await flows().find(opening.control, opening.options)
        await opened.open(opening)
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
