import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { problems } from './http/problems.ts'

const pages = ['packages/server/README.md', 'docs/guides/server-mode.md']

describe('docs/errors.md', () => {
  it('has a heading for every problem', () => {
    const text = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8')
    for (const code of Object.keys(problems)) expect(text).toMatch(new RegExp(`^#+ ${code}$`, 'm'))
  })
})

describe('S-32: what the documentation tells people to copy', () => {
  it.each(pages)('%s takes who it is from the session, never from the request', (page) => {
    const text = readFileSync(new URL(`../../../${page}`, import.meta.url), 'utf8')
    const minted = [...text.matchAll(/\.mint\(\{([^}]*)\}/g)].map(([, body = '']) => body)
    expect(minted.length).toBeGreaterThan(0)
    for (const body of minted) {
      for (const claim of ['subscriberId', 'subscriptionId', 'jurisdiction']) {
        expect(body).toMatch(new RegExp(`${claim}: session\\.`))
      }
      expect(body).not.toMatch(/\b(req|request|body|query|params|context)\b/)
    }
  })
})
