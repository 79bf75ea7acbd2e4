// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { loadAccount } from './load-account.ts'

describe('loadAccount', () => {
  it.each([undefined, null, ''])('is empty where none is given: %j', (given) => {
    expect(loadAccount(given)).toEqual({})
  })

  it('takes an object as it is', () => {
    const account = { subscriber: { id: 'u_1' } }
    expect(loadAccount(account)).toBe(account)
  })

  it('reads inline JSON', () => {
    document.body.innerHTML = '<script type="application/json" id="me">{"history":[]}</script>'
    expect(loadAccount('#me')).toEqual({ history: [] })
  })

  it.each([
    ['#gone', 'FW4120', /id="gone"/],
    ['me', 'FW4120', /write "#id"/],
    ['{"history":[]}', 'FW4120', /write "#id"/],
  ])('says what to write: %s', (given, code, message) => {
    expect(() => loadAccount(given)).toThrow(expect.objectContaining({ code }))
    expect(() => loadAccount(given)).toThrow(message)
  })
})
