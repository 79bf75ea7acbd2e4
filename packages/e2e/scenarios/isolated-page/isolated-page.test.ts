import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBillingPage } from '../../src/billing-page.ts'
import { until } from '../../src/host-page.ts'
import { launch } from '../../src/launch.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const features = ['unload', 'web-share', 'fullscreen', 'clipboard-write', 'storage-access']

describe('a page that keeps to itself', () => {
  it.each([
    {
      what: 'COOP and COEP',
      headers: {
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
      },
      head: '',
      check: 'crossOriginIsolated',
    },
    {
      what: 'document.domain',
      headers: { 'origin-agent-cluster': '?0' },
      head: '<script>document.domain = location.hostname</script>',
      check: 'true',
    },
    {
      what: 'a policy that allows no feature',
      headers: { 'permissions-policy': features.map((name) => `${name}=()`).join(', ') },
      head: '',
      check: 'true',
    },
  ])(
    '$what: the flow opens, tells its events and lets go, once',
    async ({ headers, head, check }) => {
      const { page, server, start, leave, errors, messages, close } = await openBillingPage(
        browser,
        {
          headers: headers as Record<string, string>,
          head,
        },
      )
      expect(await page.evaluate(check)).toBe(true)
      await start()
      await leave()
      await until(
        () => server.log.events.some(({ type }) => type === 'fairwell.attempt.released'),
        'the events',
      )
      expect(server.cancels).toHaveLength(1)
      expect(errors).toEqual([])
      expect(messages.filter((text) => /violat|denied|not allowed/i.test(text))).toEqual([])
      await close()
    },
  )
})
