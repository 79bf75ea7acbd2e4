import { afterEach, describe, expect, it, vi } from 'vitest'
import { refuseSecret } from './refuse-secret.ts'

describe('a secret key', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  it.each([
    'sk_live_1',
    'Bearer sk_test_1',
    'rk_live_1',
    'whsec_1',
    'Bearer ghp_abcdefghijklmnop',
    'token github_pat_11ABCDEFG',
    'sk-proj-abcdefghijklmnop',
    'sk-ant-api03-abc',
    'sk-abcdefghijklmnopqrstuvwx',
    'xoxb-1-2-abc',
    'xoxp-1-2-abc',
    'rsa_2abcdefghij',
    `Basic ${btoa('sk_live_abcdefghijklmnop:')}`,
    `Basic ${btoa('rk_test_abcdefghijklmnop:')}`,
    'https://api.example/e?key=sk_live_abcdefghijklmnop',
  ])('%s is refused in a page, and taken on a server', (key) => {
    expect(() => refuseSecret(key)).not.toThrow()
    vi.stubGlobal('window', {})
    expect(() => refuseSecret(key)).toThrow('FW5101')
  })

  it.each([
    '/sk-SK/events',
    '/task-list',
    'Bearer eyJhbGciOiJSUzI1NiJ9.e30.x',
    `Basic ${btoa('me:public')}`,
  ])('%s is none', (value) => {
    vi.stubGlobal('window', {})
    expect(() => refuseSecret(value)).not.toThrow()
  })

  it('of one vendor is known by its form', () => {
    vi.stubGlobal('window', {})
    expect(() => refuseSecret('phx_1', /^phx_/)).toThrow('FW5101')
    expect(() => refuseSecret('phc_1', /^phx_/)).not.toThrow()
  })
})
