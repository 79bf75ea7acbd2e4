import type { Page } from 'playwright-core'
import { flowDialog } from './flow-dialog.ts'

/** Goes through a flow of the example definition, and stops on each screen. */
export async function visitScreens(
  page: Page,
  visit: (screen: string) => Promise<void>,
): Promise<void> {
  const flow = flowDialog(page)
  const stop = async (screen: string) => {
    // Where the pointer is, something is lit up.
    await page.mouse.move(0, 0)
    await page.evaluate(() =>
      Promise.all(
        [...(document.querySelector('[data-fairwell]')?.shadowRoot?.querySelectorAll('*') ?? [])]
          .flatMap((element) => element.getAnimations())
          .map(({ finished }) => finished.catch(() => {})),
      ),
    )
    await visit(screen)
  }
  await flow.appears()
  await flow.choose('It costs too much')
  await stop('survey')
  await flow.next()
  await flow.shows('Would this suit you better?')
  await stop('offer')
  await flow.press('No thanks')
  await flow.shows(/Cancel Acme/)
  await stop('confirm')
  await flow.exit()
  await flow.shows('Your subscription is cancelled')
  await stop('cancelled')
}
