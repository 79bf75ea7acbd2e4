import { bridgeKey } from '../bridge.ts'
import { createEntry } from './create-entry.ts'

const bridge = window[bridgeKey]
if (bridge) bridge.flow ??= createEntry(bridge)
