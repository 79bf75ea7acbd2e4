import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FlowEvent } from '@fairwell/core'
import { createRemoteFlow } from '@fairwell/core/remote'
import { parseAccount, parseDefinition } from '@fairwell/core/schema'
import type { Store } from '@fairwell/server'
import { pgliteStore } from '@fairwell/server/pglite'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createDemoAccounts } from './demo-accounts.ts'
import { exampleFlow } from './example-flow.ts'
import { type DevServer, type DevServerOptions, startDev } from './start-dev.ts'

let folder: string
/** One database in memory for all: to make one on the disk takes seconds. */
let shared: Store
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fairwell-dev-'))
  shared = pgliteStore()
  await shared.ping()
}, 60_000)
afterAll(async () => {
  await shared.close()
  rmSync(folder, { recursive: true })
})

let count = 0
const open: DevServer[] = []
afterEach(async () => {
  for (const dev of open.splice(0)) await dev.close()
})

async function aDev(options: Partial<DevServerOptions> = {}) {
  const said: string[] = []
  const dataDir = join(folder, `data-${++count}`)
  const dev = await startDev({
    ...{ port: 0, dataDir, say: (line: string) => said.push(line) },
    openStore: () => ({ ...shared, close: async () => {} }),
    ...options,
  })
  open.push(dev)
  return { dev, said, dataDir }
}

const signedIn = (as: string) => ({ cookie: `fairwell-dev=${as}` })

async function tokenOf(dev: DevServer, as = 'monthly.unknown'): Promise<string> {
  const response = await fetch(`${dev.url}/token`, { method: 'POST', headers: signedIn(as) })
  return response.text()
}

function aFlow(dev: DevServer, as?: string) {
  return createRemoteFlow({ endpoint: `${dev.url}/fairwell`, token: () => tokenOf(dev, as) })
}

async function pageOf(dev: DevServer, as = 'monthly.unknown'): Promise<string> {
  return (await fetch(dev.url, { headers: signedIn(as) })).text()
}

describe('fairwell dev', () => {
  it('serves a page that uses the server beside it', async () => {
    const { dev } = await aDev()
    const html = await pageOf(dev)
    expect(html).toContain('src="/fairwell/fairwell.js" data-endpoint="/fairwell"')
    expect(html).toMatch(/Acme Pro[\s\S]*active[\s\S]*\$29\.00 a month/)
    const missing = await fetch(`${dev.url}/fairwell/nothing.js`)
    expect(missing.status).toBe(404)
    const loader = await fetch(`${dev.url}/fairwell/fairwell.js`)
    expect(loader.headers.get('content-type')).toMatch('text/javascript')
  })

  it('runs a flow to its end, and shows what became of the subscription', async () => {
    const { dev, said } = await aDev()
    const flow = await aFlow(dev)
    flow.open()
    flow.chooseReason('not-using')
    flow.next()
    flow.accept('pause', { months: 2 })
    await vi.waitFor(() => expect(flow.$state.get().screen).toBe('saved'), { timeout: 5_000 })
    expect(await pageOf(dev)).toContain('<dd>paused</dd>')
    expect(said).toContain('demo-monthly: pause, now paused')
  })

  it('keeps the events over a restart', async () => {
    const { dev, dataDir } = await aDev({ openStore: undefined })
    const flow = await aFlow(dev)
    flow.open()
    flow.cancel()
    flow.cancel()
    await vi.waitFor(() => expect(flow.$state.get().screen).toBe('cancelled'), { timeout: 5_000 })
    await dev.close()
    open.pop()
    const { dev: again } = await aDev({ openStore: undefined, dataDir })
    expect(await pageOf(again)).toContain(flow.$state.get().attemptId)
  }, 60_000)

  it('signs the token for whoever the session says, wherever they are protected', async () => {
    const { dev } = await aDev()
    const start = async (as: string) => {
      const response = await fetch(`${dev.url}/fairwell/v1/attempts`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${await tokenOf(dev, as)}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ attemptId: crypto.randomUUID() }),
      })
      const { account, definition } = await response.json()
      const { id, jurisdiction } = account.subscriber
      return [id, jurisdiction, definition.offers.map((offer: { id: string }) => offer.id)]
    }
    expect(await start('annual.us-ca')).toEqual([
      'demo-annual',
      'us-ca',
      ['thanks', 'basic-plan', 'pause', 'walkthrough'],
    ])
    expect(await start('trialing.unknown')).toEqual([
      'demo-trialing',
      undefined,
      ['extend-trial', 'half-off', 'basic-plan', 'walkthrough'],
    ])
    expect(await start('cancelling.eu')).toEqual(['demo-cancelling', 'eu', []])
    expect(await start('monthly.fr')).toEqual(['demo-monthly', 'fr', []])
    expect((await start('root.moon')).slice(0, 2)).toEqual(['demo-monthly', undefined])
  })

  it('changes who is signed in, runs the page’s own cancel, and starts over', async () => {
    const { dev } = await aDev()
    const post = (path: string, fields: Record<string, string>, headers = {}) =>
      fetch(dev.url + path, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers,
        redirect: 'manual',
      })
    const session = await post('/session', { subscriber: 'annual', jurisdiction: 'us-mn' })
    expect(session.headers.get('set-cookie')).toMatch(/^fairwell-dev=annual\.us-mn; .*HttpOnly/)
    await post('/cancel', {}, signedIn('annual.us-mn'))
    expect(await pageOf(dev, 'annual.us-mn')).toContain('<dd>cancelling</dd>')
    await post('/start-over', {}, signedIn('annual.us-mn'))
    expect(await pageOf(dev, 'annual.us-mn')).toContain('<dd>active</dd>')
  })

  it('tells open pages of events as they are stored', async () => {
    const { dev } = await aDev()
    const stream = await fetch(`${dev.url}/events`)
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
    const flow = await aFlow(dev)
    flow.open()
    flow.cancel()
    flow.cancel()
    let text = ''
    while (!text.includes('data: ')) text += (await reader?.read())?.value ?? ''
    await reader?.cancel()
    const event = JSON.parse(text.split('data: ')[1] ?? '') as FlowEvent
    expect(event.type).toBe('fairwell.attempt.cancelled')
  })

  describe('--flow', () => {
    const versionOf = async (dev: DevServer) => {
      const response = await fetch(`${dev.url}/fairwell/v1/attempts`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${await tokenOf(dev)}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ attemptId: crypto.randomUUID() }),
      })
      return (await response.json()).definition?.version ?? response.status
    }
    const write = (file: string, flow: object) => {
      // As editors do it: a new file takes the place of the old one.
      writeFileSync(`${file}.new`, JSON.stringify(flow, null, 2))
      renameSync(`${file}.new`, file)
    }

    it('serves the file as it is now, and the last good one while it is broken', async () => {
      const flow = join(folder, 'flow.json')
      write(flow, { ...exampleFlow, version: 7 })
      const { dev, said } = await aDev({ flow })
      expect(await versionOf(dev)).toBe(7)
      write(flow, { ...exampleFlow, version: 8 })
      await vi.waitFor(async () => expect(await versionOf(dev)).toBe(8), { timeout: 5_000 })
      write(flow, { ...exampleFlow, version: 'nine' })
      await vi.waitFor(() => expect(said.join('\n')).toMatch(/is broken; the version before/), {
        timeout: 5_000,
      })
      expect(said.join('\n')).toMatch(/flow\.json:4:\d+ FW11\d\d version: .*"nine"/)
      expect(await versionOf(dev)).toBe(8)
    })

    it('says what is wrong with a file that is broken from the start, and waits', async () => {
      const flow = join(folder, 'broken.json')
      writeFileSync(flow, '{ "fairwell": 1,, }')
      const { dev, said } = await aDev({ flow })
      expect(said.join('\n')).toMatch(/broken\.json:1:\d+ FW1001/)
      expect(said.join('\n')).toMatch(/nothing is offered, and the page's own cancel runs/)
      expect(await versionOf(dev)).toBe(503)
      write(flow, exampleFlow)
      await vi.waitFor(async () => expect(await versionOf(dev)).toBe(1), { timeout: 5_000 })
    })

    it('says once that the file is gone, serves what it had, and says when it is back', async () => {
      const flow = join(folder, 'leaving.json')
      write(flow, { ...exampleFlow, version: 7 })
      const { dev, said } = await aDev({ flow })
      const gone = () => said.filter((line) => line.includes('is gone'))
      rmSync(flow)
      await vi.waitFor(() => expect(gone()).toHaveLength(1), { timeout: 5_000 })
      expect(gone()[0]).toMatch(/leaving\.json is gone; the version before is still served\.$/)
      expect(await versionOf(dev)).toBe(7)
      write(flow, { ...exampleFlow, version: 7 })
      const back = /leaving\.json is back\.$/
      await vi.waitFor(() => expect(said.at(-1)).toMatch(back), { timeout: 5_000 })
      expect(gone()).toHaveLength(1)
    })

    it('refuses a folder', async () => {
      await expect(aDev({ flow: folder })).rejects.toThrow('it is a folder; give the file')
    })

    it('refuses a file that is not there', async () => {
      await expect(aDev({ flow: join(folder, 'none.json') })).rejects.toThrow('no such file')
    })
  })

  it('says that the port is taken', async () => {
    const { dev } = await aDev()
    const port = Number(new URL(dev.url).port)
    await expect(aDev({ port })).rejects.toThrow(`Try --port ${port + 1}, or 0 for any free one.`)
  })

  it('says that the folder is in use, and takes one that a dead process left locked', async () => {
    const { dataDir } = await aDev()
    await expect(aDev({ dataDir })).rejects.toThrow(`process ${process.pid} uses it`)
    const left = join(folder, 'left')
    const { dev } = await aDev({ dataDir: left })
    await dev.close()
    open.pop()
    writeFileSync(join(left, 'dev.lock'), '999999999')
    await aDev({ dataDir: left })
    expect(readFileSync(join(left, '.gitignore'), 'utf8')).toBe('*\n')
  })

  it('says that the folder can not be made', async () => {
    const file = join(folder, 'a-file')
    writeFileSync(file, '')
    const why = (dataDir: string) => aDev({ dataDir }).then(String, (error) => error.message)
    expect(await why(file)).toBe(`--data ${file}: it is a file; give a folder.`)
    const within = join(file, 'x')
    expect(await why(within)).toBe(`--data ${within}: a part of it is a file; give a folder.`)
  })
})

describe('what it serves by itself', () => {
  it('is a valid flow without a warning', () => {
    expect(parseDefinition(exampleFlow)).toMatchObject({ ok: true, warnings: [] })
  })

  it('is valid accounts', () => {
    for (const account of Object.values(createDemoAccounts(Date.now()))) {
      expect(parseAccount(account)).toMatchObject({ ok: true })
    }
  })
})
