import type { Browser } from 'playwright-core'
import { readDefinition } from './definitions.ts'
import { openHostPage } from './host-page.ts'
import { startHostServer } from './host-server.ts'
import { html, json } from './reply.ts'
import { scriptTag } from './script-tag.ts'

/** A billing page in a frame, after its cancel control has been pressed. */
export interface FramedPress {
  /** How often the page's own cancel ran. */
  readonly cancels: number
  /** What was written to the console, as one text. */
  readonly said: string
}

/** Presses the cancel control of a billing page that another page frames, and waits for its own cancel. */
export async function pressInFrame(
  browser: Browser,
  frameOf: (site: string) => string,
): Promise<FramedPress> {
  const site = await startHostServer({
    '/billing': html(
      `<!doctype html><title>Billing</title><form method="post" action="/cancel"><button data-fairwell-cancel>Cancel</button></form>${scriptTag()}`,
    ),
    '/flow.json': json(readDefinition('flow.example')),
  })
  const { page, messages, close } = await openHostPage(browser, frameOf(site.url))
  const frame = page.frameLocator('iframe')
  await frame.getByText('Cancel').click()
  await frame.getByText('Cancelled').waitFor()
  const pressed = { cancels: site.cancels.length, said: messages.join() }
  await close()
  await site.close()
  return pressed
}
