// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { loadAccount } from './load-account.ts'

describe('loadAccount', () => {
  it.each([undefined, null, ''])('is empty where none is given: %j', (given) => {
    expect(loadAccount(given)).toEqual({ where: 'account', value: {} })
  })

  it('takes an object as it is', () => {
    const account = { subscriber: { id: 'u_1' } }
    expect(loadAccount(account)).toEqual({ where: 'account', value: account })
  })

  it('reads inline JSON', () => {
    document.body.innerHTML = '<script type="application/json" id="me">{"history":[]}</script>'
    expect(loadAccount('#me')).toEqual({ where: '#me', text: '{"history":[]}' })
  })

  it.each([
    ['#gone', 'FW4120', /"#gone", but nothing/],
    ['me', 'FW4120', /write "#id"/],
    ['{"history":[]}', 'FW4120', /write "#id"/],
  ])('says what to write: %s', (given, code, message) => {
    expect(() => loadAccount(given)).toThrow(expect.objectContaining({ code }))
    expect(() => loadAccount(given)).toThrow(message)
  })
})
