import { describe, expect, it } from 'vitest'
import { rudderstackAdapter } from './rudderstack-adapter.ts'

describe('rudderstackAdapter', () => {
  it.each([{}, { writeKey: 'key' }, { dataPlaneUrl: 'https://data.example' }])(
    'needs a client, or a key and a URL, not %o',
    (options) => {
      expect(() => rudderstackAdapter(options)).toThrow('FW5102')
    },
  )
})
