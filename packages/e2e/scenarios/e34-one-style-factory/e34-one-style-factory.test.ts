import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const packages = join(import.meta.dirname, '../../..')
const factory = 'widget/src/dialog/adopt-styles.ts'

/** What makes styles, other than the one place that knows the nonce. */
const makesStyles =
  /createElement\(\s*['"]style|new CSSStyleSheet|adoptedStyleSheets|insertRule|replaceSync|addRule\(|<style|<link[^>]+stylesheet|rel: ?['"]stylesheet/

it('E34 P2.1-3 styles are made in one place, which knows the nonce', () => {
  const sources = globSync('{core,widget,embed,adapters}/src/**/*.{ts,tsx}', {
    cwd: packages,
    exclude: ['**/*.test.*'],
  })
  expect(sources.length).toBeGreaterThan(100)
  const found = sources.filter((file) => {
    const code = readFileSync(join(packages, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
    return makesStyles.test(code)
  })
  expect(found.map((file) => file.replaceAll('\\', '/'))).toEqual([factory])
})
