import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundleHost } from '../../src/bundle-host.ts'
import { openCancelPage } from '../../src/cancel-page.ts'
import { launch } from '../../src/launch.ts'
import { script } from '../../src/reply.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const mark = 'data-fairwell-cancel'
const form = (inside: string, more = '') =>
  `<form method="post" action="/cancel" ${more}>${inside}</form>`

describe('E27 plain forms: one submit each, with what submitted them', () => {
  it('E27 P2.2-3 P2.2-4 marked buttons: name and value, form=, formaction, formmethod, multipart, image', async () => {
    const page = await openCancelPage(
      browser,
      `${form(`<input name="a" value="1"><button name="how" value="named" ${mark}>Named</button><button name="how" value="x">Other</button>`)}
       ${form('<input name="b" value="2">', 'id="far"')}<button form="far" name="how" value="far" ${mark}>Far</button>
       <form action="/nowhere">${`<button formaction="/cancel?to=1" formmethod="post" name="how" value="over" ${mark}>Override</button>`}</form>
       ${form(`<input type="file" name="file"><input name="c" value="3"><button name="how" value="multi" ${mark}>Multipart</button>`, 'enctype="multipart/form-data"')}
       ${form(`<input type="image" name="point" alt="Image" width="40" height="40" ${mark}>`)}
       ${form(`<input type="submit" name="how" value="Input" ${mark}>`)}
       ${form(`<button type="button" onclick="this.form.requestSubmit()" ${mark}>Script</button>`)}
       ${form(`<button type="button" onclick="this.form.submit()" ${mark}>Silent</button>`)}`,
    )
    await page.cancelBy('Named', 'POST a=1&how=named')
    await page.cancelBy('Far', 'POST b=2&how=far')
    await page.cancelBy('Override', 'POST to=1&how=over')
    await page.cancelBy('Multipart', 'POST file=&c=3&how=multi')
    await page.decide(
      () => page.page.getByAltText('Image').click({ position: { x: 10, y: 20 } }),
      'POST point.x=10&point.y=20',
    )
    await page.decide(() => page.page.locator('[value=Input]').click(), 'POST how=Input')
    await page.cancelBy('Script', 'POST')
    await page.cancelBy('Silent', 'POST')
    await page.settled()
    await page.close()
  })

  it('E27 P2.2-3 marked forms: whichever button, Enter in a field, no button at all, in a marked box', async () => {
    const page = await openCancelPage(
      browser,
      `${form('<input aria-label="one" name="a" value="1"><button name="how" value="first">First</button><button name="how" value="second">Second</button>', mark)}
       ${form('<input aria-label="two" name="b" value="2">', mark)}
       ${form(`<input aria-label="three" name="c" value="3"><button name="how" value="hit" ${mark}>Hit</button>`)}
       <div ${mark}>${form('<input aria-label="four" name="d" value="4">')}</div>
       <div ${mark}>${form('<input aria-label="five" name="e" value="5"><button>Five</button>')}</div>
       ${form('<input name="f" value="6">', `id="byhost" ${mark}`)}<a href="#" onclick="document.getElementById('byhost').requestSubmit()">By host</a>
       ${form('<input name="elements" value="7"><input name="form" value="8"><button name="submit" value="yes">Shadowed</button>', mark)}
       <dialog open><form method="dialog" ${mark} onsubmit="hostCancel('dialog')"><button>Dialog</button></form></dialog>`,
    )
    const enter = (label: string) => page.page.getByLabel(label).press('Enter')
    await page.cancelBy('By host', 'POST f=6')
    await page.cancelBy('Second', 'POST a=1&how=second')
    await page.decide(() => enter('one'), 'POST a=1&how=first')
    await page.decide(() => enter('two'), 'POST b=2')
    await page.decide(() => enter('three'), 'POST c=3&how=hit')
    await page.decide(() => enter('four'), 'POST d=4')
    await page.decide(() => enter('five'), 'POST e=5')
    await page.cancelBy('Shadowed', 'POST elements=7&form=8&submit=yes')
    await page.cancelBy('Dialog', 'dialog')
    expect(await page.page.locator('body > dialog:not([open])').count()).toBe(1)
    await page.settled()
    await page.close()
  })
})

const host = async (source: string) => ({ '/host.js': script(await bundleHost({ source })) })
const hostTag = '<script src="/host.js"></script>'

describe('E27 forms that a library sends', () => {
  it('E27 Turbo: named submitter, confirm, methods, frames and its own dialog, 1 request each', async () => {
    const page = await openCancelPage(
      browser,
      `${form(`<button name="how" value="plain" data-turbo-submits-with="…" ${mark}>Submitter</button>`)}
       ${form(`<button name="how" value="sure" data-turbo-confirm="Sure?" ${mark}>Confirmed</button>`)}
       <a href="/cancel" data-turbo-method="delete" data-turbo-confirm="Sure?" ${mark}>Method</a>
       <turbo-frame id="frame">${form('<input aria-label="frame" name="a" value="1">', mark)}</turbo-frame>
       ${form('<button>Without</button>', `data-turbo="false" ${mark}`)}
       <form method="get" action="/cancel"><button name="how" value="get" ${mark}>Get</button></form>
       ${form('<button name="how" value="asked">Asked</button>', `data-turbo-confirm="Ask" ${mark}`)}
       <dialog id="ask"><form method="dialog"><button value="yes">Yes, cancel</button></form></dialog>`,
      {
        head: hostTag,
        routes: await host(`
          import * as Turbo from '@hotwired/turbo'
          const ask = () => document.getElementById('ask')
          Turbo.config.forms.confirm = (text) => text !== 'Ask' ? confirm(text) : new Promise((done) => {
            ask().showModal()
            ask().onclose = () => done(ask().returnValue === 'yes')
          })`),
      },
    )
    page.page.on('dialog', (dialog) => dialog.accept())
    await page.cancelBy('Submitter', 'POST how=plain')
    await page.cancelBy('Confirmed', 'POST how=sure')
    await page.cancelBy('Method', 'DELETE')
    await page.decide(() => page.page.getByLabel('frame').press('Enter'), 'POST a=1')
    await page.cancelBy('Without', 'POST')
    await page.cancelBy('Get', 'GET how=get')
    await page.page.getByText('Asked').click()
    await page.flow.exit()
    await page.passes(() => page.page.getByText('Yes, cancel').click(), 'POST how=asked')
    await page.settled()
    await page.close()
  })

  it('E27 rails-ujs: method links, remote forms, confirm and disable-with, 1 request each', async () => {
    const page = await openCancelPage(
      browser,
      `${form(`<button name="how" value="remote" data-disable-with="…" ${mark}>Remote</button>`, 'data-remote="true"')}
       ${form(`<button name="how" value="sure" data-confirm="Sure?" ${mark}>Confirmed</button>`)}
       <a href="/cancel" data-method="delete" data-confirm="Sure?" ${mark}>Method</a>
       <a href="/cancel?of=link" data-remote="true" data-method="post" ${mark}>Remote link</a>
       ${form('<button name="how" value="whole">Whole</button>', `data-remote="true" data-confirm="Sure?" ${mark}`)}`,
      { routes: await host(`import Rails from '@rails/ujs'\nRails.start()`), head: hostTag },
    )
    page.page.on('dialog', (dialog) => dialog.accept())
    await page.cancelBy('Remote', 'POST how=remote')
    await page.cancelBy('Confirmed', 'POST how=sure')
    await page.cancelBy('Method', 'POST _method=delete')
    await page.cancelBy('Remote link', 'POST of=link')
    await page.cancelBy('Whole', 'POST how=whole')
    await page.settled()
    await page.close()
  })
})

describe('E27 P2.2-4 a host that asks before it submits once more is not caught twice', () => {
  it('E27 in a form of its own: a password, a native dialog', async () => {
    const page = await openCancelPage(
      browser,
      `${form(`<button name="how" value="now">First</button>`, `id="cancel" ${mark}`)}
       <form id="check" hidden><input aria-label="Password" required></form>
       <dialog><form method="dialog"><button value="yes">Yes</button></form></dialog>
       <script>
         const [cancel, check] = document.forms
         const ask = document.querySelector('dialog')
         let known = false
         cancel.addEventListener('submit', (event) => {
           if (known) return
           event.preventDefault()
           check.hidden = false
           const again = () => { known = true; cancel.requestSubmit(event.submitter) }
           check.onsubmit = (e) => { e.preventDefault(); ask.showModal() }
           ask.onclose = () => ask.returnValue === 'yes' && setTimeout(again, 100)
         })
       </script>`,
    )
    await page.page.getByText('First').click()
    await page.flow.exit()
    await page.page.getByLabel('Password').fill('secret')
    await page.page.getByLabel('Password').press('Enter')
    await page.passes(() => page.page.getByText('Yes').click(), 'POST how=now')
    await page.settled()
    await page.close()
  })
})
