import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { monthly } from '../../src/accounts.ts'
import { type HostServer, startHostServer } from '../../src/host-server.ts'
import { launch } from '../../src/launch.ts'
import { reply } from '../../src/reply.ts'
import { anyDefinitions } from './any-definition.ts'
import { hostileDefinitions } from './hostile-definitions.ts'
import { walkFlow } from './walk-flow.ts'

const tallSvg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="9000"><rect width="4000" height="9000"/></svg>'

let browser: Browser
let server: HostServer
let page: Page
beforeAll(async () => {
  browser = await launch()
  server = await startHostServer({ '/tall.svg': reply('image/svg+xml', tallSvg) })
  page = await browser.newPage()
  page.setDefaultTimeout(5000)
})
afterAll(async () => {
  await server.close()
  await browser.close()
})

const named = hostileDefinitions.map((definition) => [definition.id, definition] as const)
const some = named.filter(([id]) => /^(acme|questions|long-offers-1)/.test(id))

describe('CF-01 CF-02 CF-10 CF-11 CF-12 whatever an author writes, in light and dark, either direction', () => {
  it.each(named)(
    'CF-04 CF-05 CF-14 %s, declining everything unanswered',
    async (_id, definition) => {
      const walked = await walkFlow(page, server, definition, { path: 'decline', account: monthly })
      expect(walked.breaches).toEqual([])
      expect(walked.actions).toBeLessThanOrEqual(4)
    },
  )

  it.each(some)('CF-04 %s, by the exit of the first screen, answered', async (_id, definition) => {
    const walked = await walkFlow(page, server, definition, { path: 'exit', account: monthly })
    expect(walked.breaches).toEqual([])
    expect(walked.actions).toBe(2)
  })

  it.each(some)('%s, inline in the page', async (_id, definition) => {
    const how = { path: 'decline', account: monthly, layout: 'inline' } as const
    expect((await walkFlow(page, server, definition, how)).breaches).toEqual([])
  })

  it('four actions are the most, with permission asked first', async () => {
    const account = { ...monthly, subscriber: { jurisdiction: 'us-mn' } }
    const definition = hostileDefinitions.find(({ id }) => id === 'long-offers-1')
    const how = { path: 'accept-permission', account } as const
    const walked = await walkFlow(page, server, definition ?? {}, how)
    expect(walked.screens).toContain('permission')
    expect(walked.breaches).toEqual([])
    expect(walked.actions).toBe(4)
  })

  it.each(anyDefinitions(6, 20261122).map((definition) => [definition.id, definition] as const))(
    'CF-04 CF-05 %s, of any shape',
    async (_id, definition) => {
      const how = { path: 'decline', account: monthly, layout: 'sheet' } as const
      const walked = await walkFlow(page, server, definition, how)
      expect(walked.breaches).toEqual([])
      expect(walked.actions).toBeLessThanOrEqual(4)
    },
  )
})
