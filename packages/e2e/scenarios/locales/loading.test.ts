import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { inlineJson, monthly } from '../../src/accounts.ts'
import { type LooseDefinition, readDefinition } from '../../src/definitions.ts'
import { distFile } from '../../src/dist-files.ts'
import { flowDialog } from '../../src/flow-dialog.ts'
import { type HostPage, openHostPage, until } from '../../src/host-page.ts'
import { launch } from '../../src/launch.ts'
import { pinnedHash } from '../../src/pinned-hash.ts'
import { after, blocked, hanging, json, type Reply, reply, script } from '../../src/reply.ts'
import { fullTag, initScript, scriptTag } from '../../src/script-tag.ts'
import { translateDefinition } from '../../src/translate-definition.ts'

const german = translateDefinition(
  readDefinition('flow.example'),
  'de',
  (text) => `Deutsch ${text}`,
)
const form =
  '<form method="post" action="/cancel"><button data-fairwell-cancel>Kündigen</button></form>'

let browser: Browser
let host: HostPage | undefined
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())
afterEach(async () => {
  await host?.close()
  host = undefined
})

interface Opened {
  lang?: string
  definition?: LooseDefinition
  tag?: string
  before?: string
  routes?: Record<string, Reply>
}

async function open({
  lang = 'de',
  definition = german,
  tag = fullTag(),
  before = '',
  routes,
}: Opened) {
  const body = `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>Abo</title>${before}${form}${inlineJson('me', monthly)}${tag}`
  host = await openHostPage(browser, body, { '/flow.json': json(definition), ...routes })
  const { page, server, messages, errors } = host
  const flow = flowDialog(page)
  return {
    page,
    server,
    messages,
    errors,
    flow,
    press: () => page.getByRole('button', { name: 'Kündigen' }).click(),
    files: () => server.requests.filter((path) => path.includes('locales')),
    lang: () => flow.dialog.locator('section').getAttribute('lang'),
    exit: (name: string) => flow.dialog.getByRole('button', { name, exact: true }),
  }
}

describe('the words of a locale', () => {
  it('CF-38 come from one file, once, and stand beside the definition’s own', async () => {
    const { press, flow, files, lang, exit, server } = await open({})
    await press()
    await flow.shows(/^Deutsch /)
    expect(await lang()).toBe('de')
    expect(await exit('Jetzt kündigen').or(exit('Weiter zur Kündigung')).count()).toBe(1)
    await flow.dialog.getByRole('button', { name: 'Schließen' }).click()
    await press()
    await flow.appears()
    expect(files()).toEqual(['/locales/de.js'])
    expect(server.cancels).toEqual([])
  })

  it('are asked for beside the definition, not after it', async () => {
    const { press, flow, server, page } = await open({
      routes: { '/flow.json': after(300, json(german)) },
    })
    await page.getByRole('button').first().focus()
    await until(() => server.requests.includes('/locales/de.js'), 'the locale', 250)
    await press()
    await flow.shows(/^Deutsch /)
  })

  it.each([
    ['an English page', { lang: 'en' }],
    ['a language that nobody has words for', { lang: 'fo' }],
    [
      'a definition in the page that lacks the language',
      {
        tag: scriptTag('data-flow="#inline"'),
        before: inlineJson('inline', readDefinition('flow.example')),
      },
    ],
  ])('are not asked for: %s', async (_what, how) => {
    const { press, flow, files, lang } = await open(how)
    await press()
    await flow.appears()
    expect(files()).toEqual([])
    expect(await lang()).toBe('en')
  })

  it.each([
    ['is blocked', { '/locales/de.js': blocked() }],
    ['is not there', { '/locales/de.js': reply('text/html', '<!doctype html>', 404) }],
    ['breaks', { '/locales/de.js': script('throw 1') }],
    [
      'is of a version with other keys',
      {
        '/locales/de.js': script(
          distFile('locales/de.js')
            .toString()
            .replace(/\[\d+,/, '[1,'),
        ),
      },
    ],
    ['hangs', { '/locales/de.js': hanging() }],
  ] as const)('are English, in time, where the file %s', async (_what, routes) => {
    const { press, flow, lang, server, exit, messages } = await open({
      tag: fullTag('data-timeout-ms="3000"'),
      routes,
    })
    const start = Date.now()
    await press()
    await flow.shows(/Sorry to see you go/)
    expect(Date.now() - start).toBeLessThan(3000)
    expect(await lang()).toBe('en')
    expect(await exit('Continue to cancel').count()).toBe(1)
    expect(server.cancels).toEqual([])
    expect(messages.filter((line) => /FW4146 no words for "de"/.test(line))).toHaveLength(1)
  })

  it('are missed aloud in a language that nobody has words for', async () => {
    const definition = translateDefinition(german, 'fi', (text) => `Suomi ${text}`)
    const { press, flow, lang, messages } = await open({ lang: 'fi', definition })
    await press()
    await flow.shows(/Sorry to see you go/)
    expect(await lang()).toBe('en')
    expect(messages.filter((line) => /FW4146 no words for "fi"/.test(line))).toHaveLength(1)
  })

  it('are English for a definition that is not complete in the language', async () => {
    const { press, flow, lang } = await open({ definition: readDefinition('flow.example') })
    await press()
    await flow.shows(/Sorry to see you go/)
    expect(await lang()).toBe('en')
  })

  it('serve what is closest: Austrian pages, and those of the page’s own words', async () => {
    const { press, flow, lang, exit, files } = await open({
      lang: 'de-AT',
      before: initScript('{ messages: { exitToPage: "Zur Kündigung" } }'),
    })
    await press()
    await flow.shows(/^Deutsch /)
    expect(await lang()).toBe('de')
    expect(await exit('Zur Kündigung').count()).toBe(1)
    expect(await exit('Schließen').count()).toBe(1)
    expect(files()).toEqual(['/locales/de.js'])
  })

  it('read right on a page, and from a server, of another encoding', async () => {
    const bytes = Buffer.from(
      `<!doctype html><html lang="de"><title>Abo</title>${form}${inlineJson('me', monthly)}${fullTag()}`,
      'latin1',
    )
    const { press, flow, exit, page } = await open({
      routes: {
        '/': reply('text/html; charset=windows-1252', bytes),
        '/locales/de.js': reply('text/javascript; charset=windows-1252', distFile('locales/de.js')),
      },
    })
    expect(await page.evaluate(() => document.characterSet)).toBe('windows-1252')
    await press()
    await flow.shows(/^Deutsch /)
    expect(await exit('Schließen').count()).toBe(1)
  })

  it('are verified where the page pins its files', async () => {
    const pin = `integrity="${pinnedHash(distFile('fairwell.js'))}"`
    const { press, flow, files, lang, server } = await open({ tag: fullTag(pin) })
    await press()
    await flow.shows(/^Deutsch /)
    expect(await lang()).toBe('de')
    expect(files()).toEqual(['/fairwell-locales.js', '/locales/de.js'])
    await host?.close()
    const tampered = distFile('locales/de.js').toString().replace('Jetzt kündigen', 'Behalten')
    const other = await open({ tag: fullTag(pin), routes: { '/locales/de.js': script(tampered) } })
    await other.press()
    await other.flow.shows(/Sorry to see you go/)
    expect(await other.lang()).toBe('en')
    expect(server.cancels).toEqual([])
  })

  it('are what the waiting dialog says, where only the definition is slow', async () => {
    const { press, flow, page } = await open({
      routes: { '/flow.json': after(1200, json(german)) },
    })
    await press()
    await page.getByRole('status').filter({ hasText: 'Einen Moment' }).waitFor()
    expect(await page.getByRole('button', { name: 'Weiter zur Kündigung' }).count()).toBe(1)
    await flow.shows(/^Deutsch /)
  })
})
