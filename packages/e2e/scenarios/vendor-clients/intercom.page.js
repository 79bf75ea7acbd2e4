// Not TypeScript: the types of the loader say of every Window what none is.
import { intercomAdapter } from '@fairwell/adapters/intercom'
import { Intercom } from '@intercom/messenger-js-sdk'
import { offerAdapters } from '../../src/offer-adapters.ts'

Intercom({ app_id: 'app-test', user_id: 'subscriber-1' })

offerAdapters({
  messenger: intercomAdapter({
    map: ({ id }, message) => ({ ...message, metadata: { event_id: id, ...message.metadata } }),
  }),
})
