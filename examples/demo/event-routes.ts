import type { EventFile } from './event-file.ts'
import { type Route, respond } from './route.ts'

/** Where pages in local mode send their events: an endpoint of the merchant's own. */
export function eventRoutes(file: EventFile): readonly Route[] {
  return [
    {
      method: 'POST',
      path: /^\/events$/,
      async answer(request) {
        try {
          await file.add(await request.json())
          return respond('txt', '', 202)
        } catch {
          return respond('txt', 'Send a JSON array of CloudEvents.', 400)
        }
      },
    },
  ]
}
