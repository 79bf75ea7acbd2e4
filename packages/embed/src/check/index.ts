import { parseAccount, parseDefinition } from '@fairwell/core/schema'
import { bridgeKey } from '../bridge.ts'
import { explainFlow } from './explain-flow.ts'

const bridge = window[bridgeKey]
if (bridge) bridge.check = { parseDefinition, parseAccount, explainFlow }
