import { expect, it } from 'vitest'
import { walkEverything } from '../../src/strict-page.ts'
import { strictPagesOfFile } from '../../src/strict-pages-of-file.ts'

const openStrictPage = strictPagesOfFile()

const policy = "style-src-elem 'none'; style-src-attr 'none'"

it('E09 nothing needs a style attribute or a style element', async () => {
  const strict = await openStrictPage(policy)
  await walkEverything(strict)
  expect(await strict.violations()).toEqual([])
  expect(strict.errors).toEqual([])
})
