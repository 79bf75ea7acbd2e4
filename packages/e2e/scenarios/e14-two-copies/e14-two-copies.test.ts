import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCancelPage, shortFlow } from '../../src/cancel-page.ts'
import { distFile, distFiles } from '../../src/dist-files.ts'
import { launch } from '../../src/launch.ts'
import { json, type Reply, script } from '../../src/reply.ts'
import { scriptTag, stub } from '../../src/script-tag.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const button = (name: string, more = 'data-fairwell-cancel') =>
  `<button ${more} onclick="hostCancel('${name}')">${name}</button>`
const named = (product: string) => json({ ...shortFlow, id: product, product })

/** All three files as another major version of ours would be: with a bridge of its own. */
const nextMajor = Object.fromEntries(
  distFiles.map((name): [string, Reply] => [
    `/v2/${name}`,
    script(distFile(name).toString().replaceAll('fairwell@1', 'fairwell@2')),
  ]),
)

describe('E14 P2.1-2 one dialog for each click', () => {
  it('E14 the snippet twice, and two copies of the file', async () => {
    const page = await openCancelPage(
      browser,
      `${button('Cancel')}${scriptTag()}${scriptTag().replace('.js', '.js?copy=2')}${stub}`,
    )
    await page.cancelBy('Cancel')
    await page.cancelBy('Cancel')
    expect(await page.page.locator('[data-fairwell]').count()).toBe(1)
    expect(page.messages.filter((text) => /FW4/.test(text))).toEqual([])
    await page.settled()
    await page.close()
  })

  it.each([
    ['the first', 'data-fairwell-cancel'],
    ['both', 'class="two" data-fairwell-cancel'],
    ['the second', 'class="two"'],
  ])('E14 two major versions, the control of %s', async (_whose, mark) => {
    const page = await openCancelPage(browser, button('Cancel', mark), {
      tag: false,
      routes: nextMajor,
      head: `${stub}<script>got = []; Fairwell.on('released', () => got.push('released'))</script>
        <script src="/fairwell.js" data-flow="/flow.json"></script>
        <script>first = Fairwell</script>
        <script src="/v2/fairwell.js" data-flow="/flow.json" data-cancel=".two"></script>`,
    })
    await page.cancelBy('Cancel')
    await page.cancelBy('Cancel')
    expect(await page.page.evaluate('[Fairwell === first, got.length]')).toEqual([true, 2])
    await page.settled()
    await page.close()
  })
})

describe('E14 what a later tag says holds from then on', () => {
  it('E14 the tag of the next page, where a site swaps its body: another definition, another selector', async () => {
    const page = await openCancelPage(
      browser,
      `${button('Cancel')}${button('Next', 'class="next"')}`,
      {
        routes: { '/next.json': named('Next') },
        head: `${stub}<script>Fairwell.init({ theme: 'dark' })</script>`,
      },
    )
    await page.page.getByText('Cancel').click()
    await page.flow.shows('Cancel Acme Pro?')
    await page.page.keyboard.press('Escape')
    await page.flow.goes()
    const again = (attributes: Record<string, string>) =>
      page.page.evaluate(
        (given) =>
          new Promise((loaded) => {
            const tag = document.createElement('script')
            Object.assign(tag, { src: '/fairwell.js', onload: loaded })
            Object.assign(tag.dataset, given)
            document.body.append(tag)
          }),
        attributes,
      )
    await again({ flow: '/next.json', cancel: '.next', theme: 'light' })
    await page.page.getByText('Next').click()
    await page.flow.shows('Cancel Next?')
    // An option wins over every attribute.
    expect(await page.page.locator('[data-fairwell] >> nth=-1').getAttribute('data-theme')).toBe(
      'dark',
    )
    await page.page.keyboard.press('Escape')
    await page.flow.goes()
    expect(page.messages.join('\n')).toContain('FW4144 2 script tags say different things')
    await page.cancelBy('Next')
    await page.settled()
    await page.close()
  })

  it('P2.2-1 two products on one page: a control names its flow, and its account', async () => {
    const page = await openCancelPage(
      browser,
      `${button('One')}${button('Two', 'data-fairwell-cancel data-fairwell-flow="/two.json"')}`,
      { routes: { '/two.json': named('Second') } },
    )
    await page.page.getByText('One').click()
    await page.flow.shows('Cancel Acme Pro?')
    await page.flow.exit()
    await page.page.getByText('Two').click()
    await page.flow.shows('Cancel Second?')
    await page.flow.exit()
    await page.flow.goes()
    await expect.poll(() => page.ran).toEqual(['One', 'Two'])
    await page.close()
  })

  it('P2.1-1 says which option is mistyped, and leaves attributes of others alone', async () => {
    const page = await openCancelPage(browser, button('Cancel'), {
      tag: 'data-flow="/flow.json" data-cancle="#x" data-turbo-track="reload" data-cfasync="false"',
    })
    await page.page.getByText('Cancel').click()
    await page.flow.appears()
    const told = page.messages.filter((text) => text.includes('FW4143'))
    expect(told).toHaveLength(1)
    expect(told[0]).toContain('"cancle" (data-cancle) is no option; write "cancel" (data-cancel).')
    await page.close()
  })
})
