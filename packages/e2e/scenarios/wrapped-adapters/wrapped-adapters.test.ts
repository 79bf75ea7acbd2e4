import { join } from 'node:path'
import { anEvent } from '@fairwell/testkit'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bundleHost } from '../../src/bundle-host.ts'
import { type HostPage, openHostPage, until } from '../../src/host-page.ts'
import { launch } from '../../src/launch.ts'
import { html, reply, script } from '../../src/reply.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

/** A consent manager that remembers what it was told, as they all do. */
const manager = `<script>
  const listeners = new Map()
  let ids = 0
  const tell = (id, callback) => {
    const answer = localStorage.consent
    const consents = { 1: answer === 'yes' }
    const eventStatus = answer ? 'useractioncomplete' : 'cmpuishown'
    callback({ listenerId: id, gdprApplies: true, eventStatus, purpose: { consents } }, true)
  }
  window.__tcfapi = (command, version, callback, parameter) => {
    if (command === 'removeEventListener') return callback(null, listeners.delete(parameter))
    listeners.set(++ids, callback)
    setTimeout(tell, 0, ids, callback)
  }
  window.answer = (said) => {
    localStorage.consent = said
    listeners.forEach((callback, id) => tell(id, callback))
  }
</script>`

const words = 'Write to jane@example.com or +49 170 1234567'
const batch = [
  anEvent(),
  anEvent('answer.given', { seq: 2, data: { text: words } }),
  anEvent('attempt.cancelled', { seq: 3 }),
]

async function openPage(): Promise<HostPage> {
  const bundle = await bundleHost({ file: join(import.meta.dirname, 'billing.page.ts') })
  const body = `<!doctype html><title>Billing</title>${manager}<script src="/page.js"></script>`
  const host = await openHostPage(browser, body, {
    '/page.js': script(bundle),
    '/cancel': html('<!doctype html><title>Cancelled</title>'),
  })
  host.server.route('/events', (request, response, text) => {
    host.server.log.receive(request.headers['content-type'] ?? '', text)
    reply('text/plain', '', 202)(request, response, text)
  })
  return host
}

/** Everything that the page keeps on the device. */
const kept = `Promise.all([
  indexedDB.databases().then((all) => Promise.all(all.map(({ name }) => new Promise((resolve) => {
    const opening = indexedDB.open(name)
    opening.onsuccess = () => {
      const stores = [...opening.result.objectStoreNames]
      if (!stores.length) return resolve([])
      const reading = opening.result.transaction(stores).objectStore(stores[0]).getAll()
      reading.onsuccess = () => resolve(reading.result)
    }
  })))),
  JSON.stringify(localStorage),
]).then(JSON.stringify)`

const inPage = ({ page }: HostPage, code: string): Promise<unknown> => page.evaluate(code)

it('without an answer nothing leaves, over reloads; with one all of it does, without what tells who it is', async () => {
  const host = await openPage()
  const { page, server } = host
  await inPage(host, `push(${JSON.stringify(batch)})`)
  await until(async () => (await inPage(host, 'pending()')) === 3, 'the events are stored')
  await page.goto(`${server.url}/cancel`)
  await page.goto(server.url)
  await until(async () => (await inPage(host, 'pending()')) === 3, 'the next page finds them')
  expect(server.requests).not.toContain('/events')

  await inPage(host, `answer('yes')`)
  await until(() => server.log.events.length === 3, 'the events arrive')
  expect(server.log.problems).toEqual([])
  expect(server.log.events.map(({ id }) => id)).toEqual(batch.map(({ id }) => id))
  expect(server.log.events[1]?.data).toMatchObject({ text: 'Write to [email] or [phone]' })
  await until(async () => (await inPage(host, 'pending()')) === 0, 'nothing is left')
  expect(host.errors).toEqual([])
  await host.close()
})

it('refused, the events are gone from the device, and none has left', async () => {
  const host = await openPage()
  await inPage(host, `push(${JSON.stringify(batch)})`)
  const isStored = async () => `${await inPage(host, kept)}`.includes('attempt.cancelled')
  await until(isStored, 'the events are stored')
  await inPage(host, `answer('no')`)
  await until(async () => (await inPage(host, 'pending()')) === 0, 'they are dropped')
  await inPage(host, `push(${JSON.stringify([anEvent('attempt.started', { attempt: 2 })])})`)
  await until(async () => (await inPage(host, 'pending()')) === 0, 'so is what comes later')
  await host.page.goto(`${host.server.url}/cancel`)
  expect(await inPage(host, kept)).not.toContain('fairwell.a')
  expect(host.server.requests).not.toContain('/events')
  expect(host.errors).toEqual([])
  await host.close()
})
