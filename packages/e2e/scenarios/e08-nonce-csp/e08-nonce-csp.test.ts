import { expect, it } from 'vitest'
import { walkEverything } from '../../src/strict-page.ts'
import { strictPagesOfFile } from '../../src/strict-pages-of-file.ts'

const openStrictPage = strictPagesOfFile()

const policy = "script-src 'nonce-n' 'strict-dynamic'; style-src 'self'; connect-src 'self'"

it('E08 nothing goes against a policy with a nonce and strict-dynamic, and no styles but of files', async () => {
  const strict = await openStrictPage(policy)
  await walkEverything(strict)
  expect(await strict.violations()).toEqual([])
  expect(strict.errors).toEqual([])
})
