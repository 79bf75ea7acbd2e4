import { expect, it } from 'vitest'
import { monthly } from '../../src/accounts.ts'
import { startHostServer } from '../../src/host-server.ts'
import { launch } from '../../src/launch.ts'
import { anyDefinitions } from './any-definition.ts'
import { walkFlow } from './walk-flow.ts'

const { FAIRWELL_SEED = '', FAIRWELL_WALKS = '150' } = process.env
const seed = Number(FAIRWELL_SEED) || Date.now() % 1_000_000

it(`CF-01 CF-02 CF-04 CF-10 CF-11 CF-12 hold in ${FAIRWELL_WALKS} definitions of any shape, seed ${seed}`, async () => {
  const browser = await launch()
  const server = await startHostServer()
  const page = await browser.newPage()
  page.setDefaultTimeout(10_000)
  for (const [index, definition] of anyDefinitions(Number(FAIRWELL_WALKS), seed).entries()) {
    const path = (['decline', 'exit', 'accept-permission'] as const)[index % 3] ?? 'decline'
    const layout = ['modal', 'sheet', 'inline'][Math.floor(index / 3) % 3]
    const account = { ...monthly, subscriber: { id: `u-${index}`, jurisdiction: 'us-mn' } }
    const walked = await walkFlow(page, server, definition, { path, layout, account })
    expect([JSON.stringify(definition), walked.breaches]).toEqual([expect.anything(), []])
    expect(walked.actions).toBeLessThanOrEqual(4)
  }
  await server.close()
  await browser.close()
})
