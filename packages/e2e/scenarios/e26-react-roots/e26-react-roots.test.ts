import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundleHost } from '../../src/bundle-host.ts'
import { openCancelPage, shortFlow } from '../../src/cancel-page.ts'
import { flowDialog } from '../../src/flow-dialog.ts'
import { openHostPage } from '../../src/host-page.ts'
import { launch } from '../../src/launch.ts'
import { after, json, reply, script } from '../../src/reply.ts'
import { reactApp, reactVersion } from './react-app.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const mark = 'data-fairwell-cancel'

describe('E26 P2.2-1 nobody is earlier than we are, and each handler runs once', () => {
  it.each(['16', '17', '18', '19'])(
    'E26 React %s: bubble, capture, stopped at the root, form, portal, nested roots',
    async (version) => {
      const page = await openCancelPage(browser, '<div id="root"></div><div id="beside"></div>', {
        routes: { '/host.js': script(await bundleHost(reactApp(version))) },
        head: '<script defer src="/host.js"></script>',
      })
      await page.cancelBy('Bubble')
      await page.cancelBy('Capture')
      await page.cancelBy('Stopped')
      await page.cancelBy('Form', 'Form now')
      await page.decide(() => page.page.getByLabel('Why').press('Enter'), 'Form now')
      await page.cancelBy('Portal')
      await page.cancelBy('Inner')
      expect(await page.page.evaluate('version')).toMatch(new RegExp(`^${version}\\.`))
      await page.settled()
      await page.close()
    },
  )

  it.each(['18', '19'])(
    'E26 React %s hydrates the whole document around a dialog that was got ready before',
    async (version) => {
      const source = `
        import { hydrateRoot } from 'react-dom/client'
        const App = () => <html lang="en"><head><title>Billing</title></head>
          <body><button data-fairwell-cancel="" onClick={() => { ran.push('Cancel') }}>Cancel</button></body></html>
        window.ran = []
        window.broken = []
        const control = document.querySelector('button')
        const ours = () => document.querySelector('[data-fairwell]')
        const wait = setInterval(() => {
          control.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))
          if (!ours()) return
          clearInterval(wait)
          window.state = document.readyState
          hydrateRoot(document, <App />, { onRecoverableError: (error) => broken.push(String(error)) })
        }, 20)`
      const host = await openHostPage(
        browser,
        '<!doctype html><html lang="en"><head><title>Billing</title></head><body><button data-fairwell-cancel="">Cancel</button></body></html>',
        {
          '/host.js': script(await bundleHost({ ...reactVersion(version), source })),
          '/flow.json': json(shortFlow),
          '/slow.png': after(1200, reply('image/png', '')),
        },
        (page) =>
          page.addInitScript(() => {
            addEventListener('DOMContentLoaded', () => {
              // They are no part of what React draws, so they are gone before it looks.
              new Image().src = '/slow.png'
              for (const [src, flow] of [
                ['/fairwell.js', '/flow.json'],
                ['/host.js', ''],
              ] as const) {
                const tag = document.createElement('script')
                Object.assign(tag, { src, async: false })
                if (flow) tag.dataset.flow = flow
                document.head.append(tag)
                tag.remove()
              }
            })
          }),
      )
      await host.page.waitForFunction('window.state')
      expect(await host.page.evaluate('[state, broken]')).toEqual(['interactive', []])
      const flow = flowDialog(host.page)
      await host.page.getByText('Cancel', { exact: true }).click()
      await flow.appears()
      await flow.exit()
      await host.page.waitForFunction('ran.length === 1')
      expect(await host.page.evaluate('broken')).toEqual([])
      await host.close()
    },
  )

  it('E26 Vue, Alpine and jQuery: own, captured and delegated handlers', async () => {
    const source = `
      import { createApp, h, withModifiers } from 'vue'
      import Alpine from 'alpinejs'
      import $ from 'jquery'
      createApp({ render: () => [
        h('button', { '${mark}': '', onClick: () => hostCancel('Vue') }, 'Vue'),
        h('button', { '${mark}': '', onClickCapture: () => hostCancel('Vue capture') }, 'Vue capture'),
        h('form', { '${mark}': '', onSubmit: withModifiers(() => hostCancel('Vue form'), ['prevent']) }, h('button', 'Vue form')),
      ] }).mount('#vue')
      // Alpine's listener of the window is not to be there first.
      const start = () => (window.Fairwell?.ready ? Alpine.start() : setTimeout(start, 5))
      start()
      $(document).on('click', '.jq', () => hostCancel('Delegated'))
      $('#own').on('click', () => hostCancel('Own'))
      $('#form').on('submit', (event) => { event.preventDefault(); hostCancel('Serialized ' + $('#form').serialize()) })`
    const page = await openCancelPage(
      browser,
      `<div id="vue"></div>
       <div x-data="{ ask: true }"><button ${mark} @click="hostCancel('Alpine')">Alpine</button>
         <button ${mark} @click.window.capture="$event.target === $el && hostCancel('Alpine window')">Alpine window</button>
         <template x-if="ask"><button ${mark} @click.prevent="ask = false; hostCancel('Alpine if')">Alpine if</button></template></div>
       <p><button class="jq" ${mark}>Delegated</button></p><button id="own" ${mark}>Own</button>
       <form id="form" ${mark}><input type="hidden" name="a" value="1"><button>Serialized</button></form>`,
      {
        routes: { '/host.js': script(await bundleHost({ source })) },
        head: '<script defer src="/host.js"></script>',
      },
    )
    await page.cancelBy('Vue')
    await page.cancelBy('Vue capture')
    await page.cancelBy('Vue form')
    await page.cancelBy('Alpine')
    await page.cancelBy('Alpine if')
    await page.cancelBy('Alpine window')
    await page.cancelBy('Delegated')
    await page.cancelBy('Own')
    await page.cancelBy('Serialized', 'Serialized a=1')
    await page.settled()
    await page.close()
  })
})

describe('E26 P2.2-1 listeners of the document and the window', () => {
  const listen = (target: string, id: string) =>
    `<script>${target}.addEventListener('click', (event) => event.target.id === '${id}' && hostCancel('${id}'), true)</script>`
  const buttons = (...ids: string[]) =>
    ids.map((id) => `<button id="${id}" ${mark}>${id}</button>`).join('')

  it('E26 only a capturing listener that was on the window first is earlier', async () => {
    const page = await openCancelPage(
      browser,
      buttons('document-before', 'document-after', 'window-after', 'window-before'),
      { head: listen('document', 'document-before') + listen('window', 'window-before') },
    )
    await page.page.evaluate(() => {
      for (const target of [document, window]) {
        const id = target === window ? 'window-after' : 'document-after'
        target.addEventListener(
          'click',
          (event) => {
            const { hostCancel } = window as never as { hostCancel(name: string): void }
            if ((event.target as Element).id === id) hostCancel(id)
          },
          true,
        )
      }
    })
    await page.cancelBy('document-before')
    await page.cancelBy('document-after')
    await page.cancelBy('window-after')
    await page.page.getByText('window-before').click()
    await page.flow.appears()
    expect(page.ran.at(-1)).toBe('window-before')
    await page.close()
  })

  it('E26 and not even that one where our tag stands before it, without async', async () => {
    const page = await openCancelPage(browser, buttons('window-first'), {
      tag: false,
      head: `<script src="/fairwell.js" data-flow="/flow.json"></script>${listen('window', 'window-first')}`,
    })
    await page.cancelBy('window-first')
    await page.settled()
    await page.close()
  })

  it('P2.2-1 what acts on another event than a click is not caught: Fairwell.open() is for it', async () => {
    const page = await openCancelPage(
      browser,
      `<button ${mark} onpointerdown="hostCancel('down')">down</button>
       <button id="ask" onpointerdown="Fairwell.open().then(({ outcome }) => outcome === 'released' && hostCancel('asked'))">ask</button>`,
    )
    await page.decide(() => page.page.getByText('ask').click(), 'asked')
    await page.page.getByText('down').click()
    await page.flow.appears()
    expect(page.ran).toEqual(['asked', 'down'])
    await page.close()
  })
})
