import { bridgeKey } from '../bridge.ts'
import { startLoader } from './start-loader.ts'

// A second tag or copy leaves the page to the first: one dialog for each click.
if (!window[bridgeKey]) startLoader(document.currentScript as HTMLScriptElement | null)
