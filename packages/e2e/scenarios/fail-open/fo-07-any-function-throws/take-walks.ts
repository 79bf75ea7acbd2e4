import type { Browser } from 'playwright-core'
import { buildFaultyFiles } from '../../../../../scripts/faults/faulty-files.ts'
import type { Fault } from '../../../../../scripts/faults/plant-faults.ts'
import { readDefinition } from '../../../src/definitions.ts'
import { faultyHost } from '../../../src/faulty-host.ts'
import { openHostPage } from '../../../src/host-page.ts'
import { json, script } from '../../../src/reply.ts'
import { type Walk, type WalkedOut, walkOut } from '../../../src/walk-out.ts'

/** The page on which somebody walks out with a fault planted, and what can be planted. */
export interface FaultyPage {
  readonly faults: readonly Fault[]
  take(walks: readonly Walk[], atOnce: number): Promise<readonly WalkedOut[]>
  close(): Promise<void>
}

export async function openFaultyPage(browser: Browser): Promise<FaultyPage> {
  const { files, faults } = await buildFaultyFiles(['fairwell.js', 'fairwell-flow.js'])
  const scripts = Object.entries(files).map(([name, code]) => [`/${name}`, script(code)] as const)
  const host = await openHostPage(browser, '<h1>Walks</h1>', {
    ...faultyHost,
    ...Object.fromEntries(scripts),
    '/flow.json': json({ ...readDefinition('flow.example'), holdoutPercent: 0 }),
  })
  return {
    faults,
    // As text: what runs the tests may have put helpers of its own into the function.
    take: (walks, atOnce) =>
      host.page.evaluate(`(${walkOut})(${JSON.stringify(walks)}, ${atOnce})`),
    close: host.close,
  }
}

/**
 * The last few steps of the way out, which nothing else can stand in for: they are a line or two
 * each, and call nothing that a page can have changed.
 */
const wayOut = new Set([
  'embed/src/flow/create-instance.ts#end',
  'embed/src/loader/open.ts#settle',
  'embed/src/loader/release.ts#release',
])

/** What is wrong with a walk: empty where the promise held. */
export function brokenPromise(walked: WalkedOut, { module, name }: Fault): string {
  const { cancels, handled, left, path, arm, presses } = walked
  const waits = left.includes('Then you can cancel')
  const isOut = cancels === 1 || (path === 'handled' && handled === 1 && !cancels) || waits
  if (wayOut.has(`${module}#${name}`) || (isOut && (!left || handled || waits))) return ''
  return `${path} ${arm} ${module}#${name}: ${cancels} cancels, ${presses} presses, left: ${left}`
}
