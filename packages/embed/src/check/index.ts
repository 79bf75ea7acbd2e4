import { bridgeKey } from '../bridge.ts'
import { checkAccount, checkDefinition } from './check-source.ts'
import { explainFlow } from './explain-flow.ts'

const bridge = window[bridgeKey]
if (bridge) bridge.check = { checkDefinition, checkAccount, explainFlow }
