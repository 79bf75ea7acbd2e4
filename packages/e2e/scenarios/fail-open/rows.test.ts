import { globSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, it } from 'vitest'
import type { FailOpenRow } from '../../src/fail-open-row.ts'
import { launch } from '../../src/launch.ts'
import { runFailOpenCase } from '../../src/run-fail-open-case.ts'

const here = import.meta.dirname
const rows = await Promise.all(
  globSync('fo-*/fo-*.ts', { cwd: here, exclude: ['**/*.test.ts'] })
    .toSorted()
    .map(async (file) => ((await import(join(here, file))) as { row: FailOpenRow }).row),
)

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

// They wait for watchdogs most of the time, and so they may wait together.
describe.concurrent('fail open', () => {
  for (const row of rows)
    for (const [name, given] of Object.entries(row.cases))
      it(`${row.id} ${row.fails}: ${name}`, () => runFailOpenCase(browser, row, given))
})
