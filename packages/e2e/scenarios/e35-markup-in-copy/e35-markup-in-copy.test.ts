import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { inlineJson, monthly } from '../../src/accounts.ts'
import { type LooseDefinition, readDefinition } from '../../src/definitions.ts'
import { flowDialog } from '../../src/flow-dialog.ts'
import { type HostPage, openHostPage, until } from '../../src/host-page.ts'
import { launch } from '../../src/launch.ts'
import { json } from '../../src/reply.ts'
import { fullTag, initScript } from '../../src/script-tag.ts'

/** What turns into an element, a handler or a script where anybody makes markup of a text. */
const corpus = [
  '<img src=x onerror=hacked()>',
  '<svg/onload=hacked()>',
  '<script>hacked()</script>',
  '"><iframe srcdoc="<script>parent.hacked()</script>">',
  "' onmouseover='hacked()' x='",
  '<a href="javascript:hacked()">go</a>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=hacked()&gt;">',
  '<template><img src=x onerror=hacked()></template>',
  '&lt;img src=x onerror=hacked()&gt;',
  '\u003cimg src=x onerror=hacked()\u003e',
  '<b onclick=hacked()>bold</b>',
  '<style>@import "javascript:hacked()"</style>',
  ']]><img src=x onerror=hacked()>',
]

const copyKeys = /^(title|body|label|fromLabel|toLabel|alt|product)$/

/** The definition with another piece of the corpus in each slot that takes words. */
function poisoned(value: unknown, key = '', at = { now: 0 }): unknown {
  const next = () => corpus[at.now++ % corpus.length] as string
  if (typeof value === 'string') return copyKeys.test(key) ? `${next()} ${value}` : value
  if (Array.isArray(value))
    return value.map((item) =>
      key === 'consequences' ? `${next()} ${item}` : poisoned(item, '', at),
    )
  if (Object(value) !== value) return value
  return Object.fromEntries(
    Object.entries(value as object)
      .filter(([name]) => name !== 'locales' && name !== 'checked')
      .map(([name, item]) => [name, name === 'when' ? item : poisoned(item, name, at)]),
  )
}

const definition = poisoned({
  ...readDefinition('flow.example'),
  holdoutPercent: 0,
  experiments: undefined,
}) as LooseDefinition
const account = {
  ...monthly,
  subscriber: { ...monthly.subscriber, firstName: corpus[0] },
  subscription: { ...monthly.subscription, planName: corpus[1] },
}
const words = `new Proxy({}, {
  ownKeys: () => ['close', 'back', 'next', 'optional', 'offerTitle', 'decline', 'tryAgain', 'stillActive'],
  getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  get: (_, key) => corpus[key.length % corpus.length],
})`
const options = `(() => {
  const corpus = ${JSON.stringify(corpus).replaceAll('<', '\\u003c')}
  window.hacked = () => { window.wasHacked = true }
  const fail = (message) => Promise.reject(Object.assign(new Error(message), { code: 'retryable', message }))
  return {
    messages: ${words},
    handlers: {
      discount: () => fail(corpus[0]),
      pause: () => fail(corpus[1]),
      cancel: async () => ({ receiptId: corpus[2], message: corpus[0] }),
    },
  }
})()`

let browser: Browser
let host: HostPage
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())
afterEach(() => host.close())

it('E35 S-12 a corpus of attacks in every slot of definition, account, words and answers stays text', async () => {
  host = await openHostPage(
    browser,
    `<form method="post" action="/cancel"><button data-fairwell-cancel>Leave</button></form>
     ${inlineJson('me', account)}${initScript(options)}${fullTag('data-timeout-ms="8000"')}`,
    { '/flow.json': json(definition) },
  )
  const { page, messages } = host
  const flow = flowDialog(page)
  const alerts: string[] = []
  page.on('dialog', (dialog) => {
    alerts.push(dialog.message())
    void dialog.dismiss()
  })
  const screens: string[] = []
  const look = async () => {
    const found = await page.evaluate(() => {
      const root = document.querySelector('[data-fairwell]')?.shadowRoot as ShadowRoot
      const made = 'img, svg, script, iframe, math, style, template, table, b, object, embed'
      return {
        title: root.querySelector('h2')?.textContent ?? '',
        shown: /<\w|onerror|hacked/.test(root.textContent ?? ''),
        made: [...root.querySelectorAll(made)].map(({ outerHTML }) => outerHTML),
        handlers: [...root.querySelectorAll('*')].flatMap((node) =>
          node.getAttributeNames().filter((name) => /^on|srcdoc/.test(name)),
        ),
        links: [...root.querySelectorAll('a')].filter(({ protocol }) => protocol === 'javascript:')
          .length,
      }
    })
    screens.push(found.title)
    expect(found).toMatchObject({ shown: true, made: [], handlers: [], links: 0 })
  }
  await page.getByRole('button', { name: 'Leave' }).click()
  await flow.appears()
  await look()
  await flow.choose('It costs too much')
  await look()
  const footer = flow.dialog.locator('footer button')
  await footer.first().click()
  await flow.dialog.getByRole('article').first().waitFor()
  await look()
  await flow.dialog.getByRole('article').first().getByRole('button').first().click()
  await flow.dialog.getByRole('alert').waitFor()
  await look()
  for (const _press of [1, 2]) {
    const before = await flow.title()
    await footer.last().click()
    await until(async () => (await flow.title()) !== before, 'the next screen')
    await look()
  }
  expect(new Set(screens).size).toBe(4)
  expect(await page.evaluate('typeof wasHacked')).toBe('undefined')
  expect(alerts).toEqual([])
  expect(messages.filter((line) => /^error/.test(line) && !line.includes('FW3004'))).toEqual([])
})
