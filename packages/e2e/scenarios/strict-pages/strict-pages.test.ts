import { describe, expect, it } from 'vitest'
import { distFile } from '../../src/dist-files.ts'
import { pinnedHash } from '../../src/pinned-hash.ts'
import { walkEverything } from '../../src/strict-page.ts'
import { strictPagesOfFile } from '../../src/strict-pages-of-file.ts'

const openStrictPage = strictPagesOfFile()

/** Everything that a page can ask at once. */
const strictest = [
  "default-src 'none'",
  "script-src 'nonce-n' 'strict-dynamic'",
  "style-src-elem 'none'",
  "style-src-attr 'none'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types fairwell#loader',
  'sandbox allow-scripts allow-same-origin allow-forms allow-downloads allow-modals',
].join('; ')
const pin = `integrity="${pinnedHash(distFile('fairwell.js'))}" crossorigin="anonymous"`

describe('P2.1-8 each policy alone', () => {
  it.each([
    ["script-src 'nonce-n' 'strict-dynamic'"],
    ["script-src 'nonce-n'"],
    ["style-src 'self'"],
    ["style-src-elem 'none'"],
    ["style-src-attr 'none'"],
    ["img-src 'self'"],
    ["default-src 'self'; script-src 'nonce-n'"],
  ])('P2.1-8 %s', async (policy) => {
    const strict = await openStrictPage(policy)
    await strict.press()
    await strict.flow.appears()
    expect(await strict.violations()).toEqual([])
    expect(strict.errors).toEqual([])
  })

  it('P2.1-8 connect-src without the host of the definition falls open', async () => {
    const strict = await openStrictPage("connect-src 'none'")
    await strict.press()
    await strict.page.waitForURL('**/cancel')
    expect(strict.server.cancels).toHaveLength(1)
  })
})

describe('P2.1-7 all of them at once, with Trusted Types and pinned files', () => {
  it.each(['en', 'de', 'ar', 'ja'])(
    'P2.1-7 the whole flow in %s, and the receipt',
    async (lang) => {
      const strict = await openStrictPage(strictest, { attributes: pin, lang })
      await walkEverything(strict, lang)
      expect(await strict.violations()).toEqual([])
      expect(strict.errors).toEqual([])
    },
  )

  it('P2.1-7 inline in the page, with a theme', async () => {
    const strict = await openStrictPage(strictest, {
      attributes: `${pin} data-layout="inline" data-theme="dark"`,
    })
    await strict.press()
    await strict.flow.appears()
    expect(await strict.violations()).toEqual([])
  })
})

it('hears of what goes against the policy', async () => {
  const strict = await openStrictPage(strictest)
  await strict.page.evaluate(() => document.body.setAttribute('style', 'color: red'))
  await strict.page.evaluate('try { document.body.innerHTML = "x" } catch {}')
  expect(await strict.violations()).toHaveLength(2)
})
