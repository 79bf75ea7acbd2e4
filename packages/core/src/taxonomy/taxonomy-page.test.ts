import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { taxonomyData, taxonomyPage } from '../../scripts/describe-taxonomy.ts'

const read = (file: string) =>
  readFileSync(join(import.meta.dirname, '../../../../docs/reference', file), 'utf8')

/** The formatter pads tables, and nothing else. */
const plain = (page: string) => page.replace(/-{3,}/g, '---').replace(/ {2,}/g, ' ')

const hint = 'run: pnpm --filter @fairwell/core taxonomy'

it('the page of the taxonomy says what the data says', () => {
  expect(plain(read('taxonomy.md')), hint).toBe(plain(taxonomyPage()))
})

it('taxonomy.json is the data', () => {
  expect(JSON.parse(read('taxonomy.json')), hint).toEqual(
    JSON.parse(JSON.stringify(taxonomyData())),
  )
})
