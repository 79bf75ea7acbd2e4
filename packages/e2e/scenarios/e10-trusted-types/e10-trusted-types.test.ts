import { expect, it } from 'vitest'
import { walkEverything } from '../../src/strict-page.ts'
import { strictPagesOfFile } from '../../src/strict-pages-of-file.ts'

const openStrictPage = strictPagesOfFile()

const policy = "require-trusted-types-for 'script'; trusted-types fairwell#loader"

it('E10 Trusted Types are enforced, and only the policy fairwell#loader is allowed', async () => {
  const strict = await openStrictPage(policy)
  await walkEverything(strict)
  expect(await strict.violations()).toEqual([])
  expect(strict.errors).toEqual([])
})

it('E10 the page allows no policy: the script cannot be loaded, and the page cancels by itself', async () => {
  const strict = await openStrictPage("require-trusted-types-for 'script'; trusted-types 'none'")
  await strict.press()
  await strict.page.waitForURL('**/cancel')
  expect(strict.server.cancels).toEqual([{ method: 'POST', fields: { how: 'now' } }])
})
