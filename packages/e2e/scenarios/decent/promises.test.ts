import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { monthly } from '../../src/accounts.ts'
import { readDefinition } from '../../src/definitions.ts'
import { distFile } from '../../src/dist-files.ts'
import { type FlowDialog, flowDialog } from '../../src/flow-dialog.ts'
import { until } from '../../src/host-page.ts'
import { type HostServer, startHostServer } from '../../src/host-server.ts'
import { launch } from '../../src/launch.ts'
import { hanging, html, script } from '../../src/reply.ts'
import { type CancelPageHow, cancelPage } from './cancel-page.ts'

let browser: Browser
let server: HostServer
let page: Page
let flow: FlowDialog
beforeAll(async () => {
  browser = await launch()
  server = await startHostServer()
  page = await browser.newPage()
  page.setDefaultTimeout(5000)
  flow = flowDialog(page)
  await page.addInitScript(() => {
    const { top } = window as unknown as { top: { printed: string } }
    window.print = () => {
      top.printed = document.body.textContent ?? ''
    }
  })
})
afterAll(async () => {
  await server.close()
  await browser.close()
})

const definition = readDefinition('flow.example')
const account = { ...monthly, subscriber: { tenureMonths: 8 } }

async function visit(how: CancelPageHow = {}): Promise<void> {
  server.route('/', html(cancelPage(definition, { account, ...how })))
  await page.setViewportSize({ width: 1280, height: 720 })
  await page.goto(server.url)
  await page.evaluate(() => localStorage.clear())
}
const leave = async () => {
  await page.locator('#leave').click()
  await flow.appears()
}
const toOffer = async () => {
  await flow.choose('It costs too much')
  await flow.next()
  await flow.shows('Would this suit you better?')
}
const read = <Value>(expression: string): Promise<Value> => page.evaluate(expression)
const events = () => read<string[]>('seen.map(({ type }) => type.replace("fairwell.", ""))')
const screen = () => read<string>('seen.findLast(({ type }) => /screen/.test(type)).data.screen')
const exitInView = (name: string) =>
  flow.dialog.getByRole('button', { name }).evaluate((button) => {
    const { left, top, right, bottom } = button.getBoundingClientRect()
    const root = button.getRootNode() as ShadowRoot
    const hit = root.elementFromPoint((left + right) / 2, (top + bottom) / 2)
    return top >= 0 && bottom <= innerHeight && !!hit && button.contains(hit)
  })

describe('CF-12 nothing is taken by accident', () => {
  it('Enter takes no offer: in the survey, and on whatever comes after it', async () => {
    await visit()
    await leave()
    for (const radio of await flow.dialog.getByRole('radio').all()) {
      await radio.focus()
      await page.keyboard.press('Enter')
    }
    await flow.dialog.getByRole('textbox').first().focus()
    await page.keyboard.press('Enter')
    expect(await screen()).toBe('survey')
    await toOffer()
    // The focus is on the title.
    for (let press = 0; press < 3; press++) await page.keyboard.press('Enter')
    expect(await screen()).toBe('offer')
    expect(await flow.dialog.getByRole('radio', { checked: true }).count()).toBe(0)
    expect(await events()).not.toContain('offer.accept_requested')
  })
})

describe('CF-13 closing decides nothing, says so, and keeps nothing from coming back', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['Esc', () => page.keyboard.press('Escape')],
    ['the close button', () => flow.press('Close')],
    ['a press beside it', () => page.mouse.click(5, 5)],
    [
      'the system’s way back',
      () => flow.dialog.evaluate((dialog) => (dialog as HTMLDialogElement).requestClose()),
    ],
  ])('%s', async (_how, close) => {
    await visit()
    for (const times of [1, 2]) {
      await leave()
      if (times === 2) await toOffer()
      await close()
      await flow.goes()
      const said = page.locator('[data-fairwell] output')
      await expect.poll(() => said.textContent()).toBe('Your subscription is still active.')
      expect(await said.isVisible()).toBe(true)
      const all = await events()
      expect(all.filter((name) => name === 'attempt.dismissed')).toHaveLength(times)
      expect(all.filter((name) => /attempt\.(saved|cancelled|released|failed)/.test(name))).toEqual(
        [],
      )
    }
    expect(await read('hostCancels')).toBe(0)
  })
})

describe('CF-23 what ending it costs', () => {
  it('is said in money before it is decided and after', async () => {
    const { subscription } = account
    await visit({
      account: { ...account, subscription: { ...subscription, cancelFeeMinor: 4900 } },
    })
    await leave()
    await flow.exit()
    const words = 'Ending it now costs $49.00. There will be no other charges.'
    await flow.dialog.getByText(words).waitFor()
    await flow.exit()
    await flow.shows('Your subscription is cancelled')
    await flow.dialog.getByText(words).waitFor()
  })
})

describe('CF-24 the receipt', () => {
  const lines = [
    /^Receipt number: r-1$/m,
    /^Request: Cancellation of Acme Pro$/m,
    /^Received: \w+ \d+, \d{4} at [\d:]+\s[AP]M UTC$/m,
    /^Takes effect: December 22, 2027$/m,
    /^There will be no further charges\.$/m,
  ]

  it('can be printed and saved, with number, request, when it was received, when it takes effect', async () => {
    await visit()
    await leave()
    await flow.exit()
    await flow.exit()
    await flow.shows('Your subscription is cancelled')
    const download = page.waitForEvent('download')
    await flow.press('Save')
    const saved = readFileSync(await (await download).path(), 'utf8')
    for (const line of lines) expect(saved).toMatch(line)
    await flow.press('Print')
    await until(async () => !!(await read('window.printed')), 'the print')
    const printed = await read<string>('window.printed')
    for (const part of ['r-1', 'Cancellation of Acme Pro', 'December 22, 2027']) {
      expect(printed).toContain(part)
    }
  })

  it('is the page’s own where only the page cancels', async () => {
    await visit({ handlers: '{}' })
    await leave()
    await flow.exit()
    expect(await flow.title()).toMatch(/^Cancel/)
    await flow.exit()
    await flow.goes()
    await until(async () => (await read('hostCancels')) === 1, 'the host cancel')
    expect(await events()).toContain('attempt.released')
    expect(await page.getByText('Receipt number').count()).toBe(0)
  })
})

describe('CF-25 nothing is called cancelled before it is', () => {
  it('and what fails says when it was asked for, with the other way out however often it is tried', async () => {
    await visit({
      handlers:
        '{ cancel: () => new Promise((resolve, reject) => Object.assign(window, { resolve, reject })) }',
    })
    await leave()
    await flow.exit()
    await flow.exit()
    for (let time = 0; time < 3; time++) {
      await until(async () => await read<boolean>('!!window.reject'), 'the handler')
      expect(await flow.title()).not.toBe('Your subscription is cancelled')
      expect(await events()).not.toContain('attempt.cancelled')
      const words = 'W'.repeat(2000)
      await read(`reject({ code: 'retryable', message: '${words}' }); window.reject = undefined`)
      await flow.shows('We could not cancel your subscription')
      await flow.dialog.getByText(/You asked to cancel on \w+ \d+, \d{4} at .* UTC\./).waitFor()
      for (const [width, height] of [
        [320, 568],
        [1280, 720],
      ] as const) {
        await page.setViewportSize({ width, height })
        const exit = 'Continue to cancel on this page'
        await until(() => exitInView(exit), `the exit in view at ${width} px`)
      }
      await flow.press('Try again')
    }
    await until(async () => await read<boolean>('!!window.resolve'), 'the handler')
    await read(`resolve({ receiptId: 'r-2' })`)
    await flow.shows('Your subscription is cancelled')
    expect((await events()).filter((name) => name === 'attempt.cancelled')).toHaveLength(1)
    expect(await read('hostCancels')).toBe(0)
  })

  it('CF-01 what a handler says of an offer keeps the exit in view, however long it is', async () => {
    const words = 'Because of the long words of our billing department. '.repeat(40)
    await visit({
      handlers: `{ discount: async () => { throw { code: 'retryable', message: '${words}' } } }`,
    })
    await page.setViewportSize({ width: 320, height: 568 })
    await leave()
    await toOffer()
    await flow.accept()
    await flow.dialog.getByRole('alert').waitFor()
    expect(await exitInView('Continue to cancel')).toBe(true)
    expect(await exitInView('No thanks')).toBe(true)
  })
})

describe('CF-29 the exit works from the first frame', () => {
  it('on the first screen and on the next', async () => {
    await visit()
    const watch = () =>
      page.evaluate(() => {
        const samples: { at: number; isOpen: boolean; works: boolean }[] = []
        Object.assign(window, { samples })
        const sample = () => {
          const root = document.querySelector('[data-fairwell]')?.shadowRoot
          const dialog = root?.querySelector('dialog[open]')
          const exit = [...(dialog?.querySelectorAll<HTMLElement>('footer button') ?? [])].at(-1)
          const box = exit?.getBoundingClientRect()
          const hit = box && root?.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
          const works =
            !!exit && exit.contains(hit ?? null) && exit.ariaDisabled !== 'true' && !exit.inert
          samples.push({ at: performance.now(), isOpen: !!dialog, works })
          requestAnimationFrame(sample)
        }
        requestAnimationFrame(sample)
      })
    await watch()
    await leave()
    await flow.next()
    await flow.shows(/./)
    const samples = await read<{ at: number; isOpen: boolean; works: boolean }[]>('samples')
    const open = samples.filter(({ isOpen }) => isOpen)
    expect(open.length).toBeGreaterThan(2)
    const [first] = open
    const late = open.filter(({ at, works }) => !works && at - (first?.at ?? 0) > 100)
    expect(late).toEqual([])
  })
})

describe('CF-30 what is not there within two seconds lets go', () => {
  it('once, and not a moment later', async () => {
    const tab = await browser.newPage()
    await tab.clock.install()
    server.route('/fairwell-flow.js', hanging())
    await tab.goto(server.url)
    await tab.clock.pauseAt(Date.now() + 60_000)
    const ran = () => tab.evaluate('hostCancels')
    await tab.evaluate(() => document.getElementById('leave')?.click())
    await tab.clock.runFor(1999)
    expect(await ran()).toBe(0)
    await tab.clock.runFor(2)
    expect(await ran()).toBe(1)
    await tab.clock.runFor(9000)
    expect(await ran()).toBe(1)
    await tab.close()
    server.route('/fairwell-flow.js', script(distFile('fairwell-flow.js')))
  })
})

describe('CF-31 the page’s own control', () => {
  it('is never hidden, renamed, moved or switched off; the page gets nothing but our elements', async () => {
    const plain = cancelPage(definition, { account }).replace(
      '<script src="/fairwell.js">',
      `<script>
      changes = []
      new MutationObserver((records) => {
        for (const { type, target, attributeName, addedNodes, removedNodes } of records) {
          const nodes = [...addedNodes, ...removedNodes]
          const isOurs = (node) => node.dataset?.fairwell !== undefined || /fairwell/.test(node.src ?? node.href ?? '')
          if (target.dataset?.fairwell !== undefined || (nodes.length && nodes.every(isOurs))) continue
          // The parser itself goes on.
          if (document.readyState === 'loading') continue
          changes.push([type, target.nodeName, attributeName, nodes.map((node) => node.outerHTML ?? node.data)].join(' '))
        }
      }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
      look = () => {
        const control = document.getElementById('leave')
        const { x, y, width, height } = control.getBoundingClientRect()
        return [control.outerHTML, x, y, width, height, control.matches(':disabled')].join(' ')
      }
      before = look()
    </script><script src="/fairwell.js">`,
    )
    server.route('/', html(plain))
    await page.goto(server.url)
    await page.evaluate(() => localStorage.clear())
    const same = async () => expect(await read('look()')).toBe(await read('before'))
    await same()
    await leave()
    await same()
    await toOffer()
    await page.keyboard.press('Escape')
    await flow.goes()
    await leave()
    await flow.exit()
    await flow.exit()
    await flow.shows('Your subscription is cancelled')
    await same()
    await flow.press('Done')
    await flow.goes()
    await same()
    expect(await read('changes')).toEqual([])
  })
})
