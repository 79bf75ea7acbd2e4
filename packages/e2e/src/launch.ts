import { type Browser, chromium } from 'playwright-core'
import { chromiumArgs, findChromium } from '../../../scripts/find-chromium.mjs'

/**
 * Starts Chromium: the one that `FAIRWELL_CHROMIUM` names, else an installed one. One for each
 * test file is enough; every test takes a new page of it.
 */
export async function launch(): Promise<Browser> {
  const executablePath = findChromium()
  return chromium.launch({ ...(executablePath ? { executablePath } : {}), args: chromiumArgs })
}
