import { afterEach, describe, expect, it, vi } from 'vitest'
import { customerIoAdapter } from './customer-io-adapter.ts'

describe('customerIoAdapter', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  it.each([
    'https://track.customer.io/api/v2/batch',
    'https://track-eu.customer.io/api/v2/batch',
    'https://api.customer.io/v1/send',
  ])('does not post to %s from a page: its key is secret', (url) => {
    vi.stubGlobal('window', {})
    expect(() => customerIoAdapter({ writeKey: 'key', url })).toThrow('FW5101')
  })

  it('posts to Europe when told to', () => {
    vi.stubGlobal('window', {})
    const url = 'https://cdp-eu.customer.io/v1/b'
    expect(customerIoAdapter({ writeKey: 'key', url }).name).toBe('customer-io')
  })

  it('needs a client or a key', () => {
    expect(() => customerIoAdapter({})).toThrow('FW5102')
  })
})
