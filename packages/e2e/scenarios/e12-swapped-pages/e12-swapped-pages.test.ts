import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundleHost } from '../../src/bundle-host.ts'
import { type CancelPage, openCancelPage } from '../../src/cancel-page.ts'
import { until } from '../../src/host-page.ts'
import { launch } from '../../src/launch.ts'
import { html, script } from '../../src/reply.ts'
import { scriptTag } from '../../src/script-tag.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const mark = 'data-fairwell-cancel'
const form = (plan: string, more = mark) =>
  `<form method="post" action="/cancel" ${more}><input type="hidden" name="authenticity_token" value="${Math.random()}">
   <button name="plan" value="${plan}">Cancel ${plan}</button></form>`
const bundled = async (source: string) => ({ '/host.js': script(await bundleHost({ source })) })
const hostTag = '<script defer src="/host.js"></script>'
const hosts = ({ page }: CancelPage) => page.locator('[data-fairwell]').count()
const link = (to: string) => `<a href="${to}">To ${to}</a>`
const go = ({ page }: CancelPage, to: string) => page.getByText(`To ${to}`, { exact: true }).click()

/** Opens the dialog and closes it again, with nothing decided. */
async function looksIn({ page, flow }: CancelPage, text: string): Promise<void> {
  await page.getByText(text, { exact: true }).click()
  await flow.appears()
  await page.keyboard.press('Escape')
  await flow.goes()
}
/** Opens the dialog, lets `change` happen behind it, then decides to cancel. */
async function decidesAfter(
  { page, flow, ran }: CancelPage,
  text: string,
  change: () => Promise<unknown>,
): Promise<string | undefined> {
  const before = ran.length
  await page.getByText(text, { exact: true }).click()
  await flow.appears()
  await change()
  expect(await flow.dialog.evaluate((node) => node.matches(':modal'))).toBe(true)
  expect(ran).toHaveLength(before)
  await flow.exit()
  await flow.goes()
  await until(() => ran.length > before, 'the host cancel')
  expect(ran).toHaveLength(before + 1)
  return ran.at(-1)?.replace(/authenticity_token=[^&]*&/, '')
}

describe('E12 P2.3-5 Turbo', () => {
  const turbo = `import * as Turbo from '@hotwired/turbo'
    window.Turbo = Turbo`

  it('E12 five visits and the way back: one host, one dialog, and it works on each page', async () => {
    const body = (to: string, plan: string) => `${link(to)}${form(plan)}${scriptTag()}`
    const page = await openCancelPage(browser, body('/b', 'a'), {
      tag: false,
      pages: { '/b': body('/', 'b') },
      head: hostTag,
      routes: await bundled(turbo),
    })
    await page.page.evaluate('mark = 1')
    for (let visit = 0; visit < 5; visit++) {
      const [here, to] = visit % 2 ? ['b', '/'] : ['a', '/b']
      await looksIn(page, `Cancel ${here}`)
      expect(await hosts(page)).toBe(1)
      await go(page, to)
      await page.page.waitForURL(`**${to}`)
    }
    await page.page.getByText('Cancel b').waitFor()
    await page.page.goBack()
    await looksIn(page, 'Cancel a')
    expect(await hosts(page)).toBe(1)
    // No visit was a load.
    expect(await page.page.evaluate('mark')).toBe(1)
    await page.page.getByText('Cancel a', { exact: true }).click()
    await page.flow.exit()
    await until(() => page.ran.length > 0, 'the host cancel')
    expect(page.ran[0]).toMatch(/^POST authenticity_token=[^&]*&plan=a$/)
    expect(page.errors).toEqual([])
    await page.close()
  })

  it('E12 morph, refresh, a stream and a frame behind the open dialog; a visit closes it', async () => {
    const both = () => form('one') + form('two')
    const frame = () => `<turbo-frame id="frame" src="/frame">${form('framed')}</turbo-frame>`
    const page = await openCancelPage(browser, `<main>${both()}</main>${frame()}${link('/b')}`, {
      pages: { '/b': form('b') },
      head: `<meta name="turbo-refresh-method" content="morph"><meta name="turbo-refresh-scroll" content="preserve">${hostTag}`,
      routes: {
        ...(await bundled(turbo)),
        '/frame': (...answer) =>
          html(`<turbo-frame id="frame">${form('framed')}</turbo-frame>`)(...answer),
      },
    })
    const settles = async (act: string, event: string) => {
      await page.page.evaluate(
        `new Promise((done) => { addEventListener('${event}', () => setTimeout(done, 30), { once: true }); ${act} })`,
      )
    }
    await page.page.getByText('Cancel framed').waitFor()
    const token = () => page.page.locator('main input').first().getAttribute('value')
    const before = await token()
    page.server.route('/', html(`<main>${both()}</main>${frame()}`))
    expect(
      await decidesAfter(page, 'Cancel two', async () => {
        await settles(`Turbo.session.refresh(location.href)`, 'turbo:render')
        expect(await token()).not.toBe(before)
      }),
    ).toBe('POST plan=two')
    expect(
      await decidesAfter(page, 'Cancel one', () =>
        settles(
          `Turbo.renderStreamMessage(\`<turbo-stream action="update" targets="main"><template>${both()}</template></turbo-stream>\`); setTimeout(() => dispatchEvent(new Event('streamed')), 60)`,
          'streamed',
        ),
      ),
    ).toBe('POST plan=one')
    expect(
      await decidesAfter(page, 'Cancel framed', () =>
        settles(`document.getElementById('frame').reload()`, 'turbo:frame-load'),
      ),
    ).toBe('POST plan=framed')
    // What was clicked before the dialog came up may still take the reader to another page.
    await page.page.getByText('Cancel one').click()
    await page.flow.appears()
    await page.page.evaluate(`Turbo.visit('/b')`)
    await page.flow.goes()
    await page.page.getByText('Cancel b').waitFor()
    expect(await decidesAfter(page, 'Cancel b', async () => {})).toBe('POST plan=b')
    expect(page.ran).toHaveLength(4)
    expect(page.errors).toEqual([])
    await page.close()
  })
})

describe('E12 P2.3-5 htmx', () => {
  it('E12 buttons, links and forms that it sends; swapped, boosted and restored from its cache', async () => {
    const control = `<button hx-post="/cancel?of=swap" hx-swap="none" ${mark}>Swap</button>`
    const page = await openCancelPage(
      browser,
      `<div hx-boost="true">${link('/b')}</div>
       <button hx-post="/cancel?of=post" hx-swap="none" ${mark}>Post</button>
       <a href="/nowhere" hx-get="/cancel?of=get" hx-swap="none" hx-confirm="Sure?" ${mark}>Get</a>
       <form hx-post="/cancel" hx-swap="none" ${mark}><button name="how" value="form">Form</button></form>
       <div id="slot">${control}</div>`,
      {
        pages: { '/b': `<button hx-delete="/cancel?of=b" hx-swap="none" ${mark}>Delete</button>` },
        head: hostTag,
        routes: {
          ...(await bundled(`import htmx from 'htmx.org'; window.htmx = htmx`)),
          '/slot': html(`${control}<p>swapped</p>`),
        },
      },
    )
    page.page.on('dialog', (dialog) => dialog.accept())
    await page.cancelBy('Post', 'POST of=post')
    await page.cancelBy('Get', 'GET of=get')
    await page.cancelBy('Form', 'POST how=form')
    await page.page.getByText('Swap', { exact: true }).click()
    await page.flow.appears()
    await page.page.evaluate(`htmx.ajax('GET', '/slot', '#slot')`)
    await page.page.getByText('swapped').waitFor()
    await page.flow.exit()
    await page.passes(async () => {}, 'POST of=swap')
    await go(page, '/b')
    await page.cancelBy('Delete', 'DELETE of=b')
    await page.page.goBack()
    await page.cancelBy('Post', 'POST of=post')
    expect(await hosts(page)).toBe(1)
    await page.settled()
    await page.close()
  })
})

describe('E12 P2.3-5 swup, view transitions, single-page apps', () => {
  it('E12 swup swaps its container, there and back', async () => {
    const page = await openCancelPage(
      browser,
      `<main id="swup" class="transition-main">${link('/b')}${form('a')}</main>`,
      {
        pages: { '/b': `<main id="swup" class="transition-main">${link('/')}${form('b')}</main>` },
        head: `${hostTag}<style>.transition-main { transition: opacity 20ms } html.is-animating .transition-main { opacity: 0 }</style>`,
        routes: await bundled(`import Swup from 'swup'; window.swup = new Swup()`),
      },
    )
    await looksIn(page, 'Cancel a')
    await go(page, '/b')
    await looksIn(page, 'Cancel b')
    await page.page.goBack()
    expect(await decidesAfter(page, 'Cancel a', async () => {})).toBe('POST plan=a')
    expect(await hosts(page)).toBe(1)
    await page.close()
  })

  it('E12 a view transition behind the open dialog', async () => {
    const page = await openCancelPage(browser, `<main>${form('a')}${form('b')}</main>`)
    expect(
      await decidesAfter(page, 'Cancel b', () =>
        page.page.evaluate(
          (next) =>
            document.startViewTransition(() => {
              ;(document.querySelector('main') as HTMLElement).innerHTML = next
            }).finished,
          form('b') + form('a'),
        ),
      ),
    ).toBe('POST plan=b')
    await page.close()
  })

  it('P2.3-5 a route that changes: the dialog goes with the view it came from, nothing is lost or run', async () => {
    const page = await openCancelPage(
      browser,
      `<nav><button onclick="show('/b')">To b</button></nav><main></main>
       <script>
         const views = {
           '/': \`<button ${mark} onclick="hostCancel('home')">Cancel home</button>\`,
           '/b': \`<button ${mark} onclick="hostCancel('b')">Cancel b</button>\`,
         }
         const draw = () => { document.querySelector('main').innerHTML = views[location.pathname] }
         const show = (path) => { history.pushState({}, '', path); draw() }
         addEventListener('popstate', draw)
         draw()
       </script>`,
    )
    await page.cancelBy('Cancel home', 'home')
    await page.page.getByText('To b').click()
    await page.page.getByText('Cancel b').click()
    await page.flow.appears()
    // What an app keeps in its address beside the path is no other view.
    await page.page.evaluate(
      `history.replaceState({}, '', '?tab=2'); history.pushState({}, '', '#x')`,
    )
    expect(await page.flow.dialog.count()).toBe(1)
    await page.page.evaluate(`show('/')`)
    await page.flow.goes()
    await page.cancelBy('Cancel home', 'home')
    await page.page.getByText('Cancel home').click()
    await page.flow.appears()
    await page.page.evaluate('history.back()')
    await page.flow.goes()
    expect(page.messages.filter((text) => /FW4/.test(text))).toEqual([])
    await page.settled()
    await page.close()
  })
})
