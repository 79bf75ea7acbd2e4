import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  accountCodes,
  definitionCodes,
  deliveryCodes,
  embedCodes,
  flowCodes,
  serverCodes,
} from './codes.ts'

const root = join(import.meta.dirname, '../../../..')
const codes: { readonly [code: string]: string } = {
  ...definitionCodes,
  ...accountCodes,
  ...flowCodes,
  ...embedCodes,
  ...deliveryCodes,
  ...serverCodes,
}
const docs = readFileSync(join(root, 'docs/errors.md'), 'utf8')
const sections = new Map(
  docs
    .split(/^### /m)
    .slice(1)
    .map((section) => [section.slice(0, 6), section]),
)

describe('codes', () => {
  it('have a section each in docs/errors.md, in order, and no others have', () => {
    expect([...sections.keys()]).toEqual(Object.keys(codes).sort())
  })

  it.each(Object.entries(codes))(
    '%s has its short text, an example and a fix in the docs',
    (code, short) => {
      const section = sections.get(code) ?? ''
      const text = `${short.charAt(0).toUpperCase()}${short.slice(1)}`
      expect(section).toContain(`${code}\n\n**${text}.** `)
      expect(section).toMatch(/\nExample: \S.*\nFix: \S/)
    },
  )

  it('are listed, whichever package reports them', () => {
    const files = globSync('packages/*/src/**/*.{ts,tsx}', { cwd: root })
    const reported = files
      .filter((file) => !/\.test(-d)?\.tsx?$|schema.codes\.ts$/.test(file))
      .flatMap((file) => readFileSync(join(root, file), 'utf8').match(/FW\d{4}/g) ?? [])
    expect(reported.length).toBeGreaterThan(100)
    expect([...new Set(reported)].filter((code) => !(code in codes))).toEqual([])
  })

  it('of definitions and accounts say the same with the same digits', () => {
    for (const [code, short] of Object.entries(accountCodes)) {
      expect(codes[code.replace('FW2', 'FW1')]).toBe(short)
    }
  })
})
