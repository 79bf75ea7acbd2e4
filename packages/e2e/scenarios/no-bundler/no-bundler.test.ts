import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readDefinition } from '../../src/definitions.ts'
import { openHostPage, until } from '../../src/host-page.ts'
import { launch } from '../../src/launch.ts'
import { script } from '../../src/reply.ts'

const standalone = join(import.meta.dirname, '../../../core/dist/standalone.js')

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

it('core runs in a page without a bundler, by its address and through an import map', async () => {
  const { page, errors, close } = await openHostPage(
    browser,
    `<script type="importmap">{ "imports": { "@fairwell/core": "/standalone.js" } }</script>
     <script type="module">
       import { createCancelFlow } from '@fairwell/core'
       import { createCancelFlow as same } from '/standalone.js'
       const flow = createCancelFlow({ definition: ${JSON.stringify(readDefinition('flow.example'))} })
       flow.open()
       flow.cancel()
       flow.cancel()
       window.outcome = createCancelFlow === same && flow.result()?.outcome
     </script>`,
    { '/standalone.js': script(readFileSync(standalone, 'utf8')) },
  )
  await until(() => page.evaluate('window.outcome === "released"'), 'the outcome')
  expect(errors).toEqual([])
  await close()
})
