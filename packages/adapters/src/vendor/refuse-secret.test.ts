import { afterEach, describe, expect, it, vi } from 'vitest'
import { refuseSecret } from './refuse-secret.ts'

describe('a secret key', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  it.each(['sk_live_1', 'Bearer sk_test_1', 'rk_live_1', 'whsec_1'])(
    '%s is refused in a page, and taken on a server',
    (key) => {
      expect(() => refuseSecret(key)).not.toThrow()
      vi.stubGlobal('window', {})
      expect(() => refuseSecret(key)).toThrow('FW5101')
    },
  )

  it('of one vendor is known by its form', () => {
    vi.stubGlobal('window', {})
    expect(() => refuseSecret('phx_1', /^phx_/)).toThrow('FW5101')
    expect(() => refuseSecret('phc_1', /^phx_/)).not.toThrow()
  })
})
