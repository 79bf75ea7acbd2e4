import { parseAccount, parseDefinition } from '@fairwell/core/schema'
import { bridgeKey } from '../bridge.ts'

const bridge = window[bridgeKey]
if (bridge) bridge.check = { parseDefinition, parseAccount }
