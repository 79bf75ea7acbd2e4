import { hubspotAdapter } from '@fairwell/adapters/hubspot'
import { offerAdapters } from '../../src/offer-adapters.ts'

// The tracking code that HubSpot gives is one script.
const script = document.createElement('script')
script.src = 'https://js.hs-scripts.com/1234567.js'
document.head.append(script)

offerAdapters({
  tracking: hubspotAdapter({
    hubId: 1234567,
    identify: { email: 'ada@shop.example', id: 'subscriber-1' },
  }),
})
