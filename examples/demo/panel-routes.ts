import type { DemoWorld } from './demo-world.ts'
import type { PanelFeed } from './panel-feed.ts'
import { type Route, respond, respondJson } from './route.ts'
import { readSettings } from './settings.ts'

/** What the panel reads and asks for. */
export function panelRoutes(world: DemoWorld, feed: PanelFeed): readonly Route[] {
  return [
    {
      method: 'GET',
      path: /^\/panel\/stream$/,
      answer: () => respond('text/event-stream', feed.open()),
    },
    {
      method: 'POST',
      path: /^\/panel\/settings$/,
      async answer(request) {
        world.change(readSettings(await request.json().catch(() => undefined)))
        return respondJson(world.settings)
      },
    },
    {
      method: 'POST',
      path: /^\/panel\/start-over$/,
      answer() {
        world.startOver()
        return respondJson(world.settings)
      },
    },
    {
      method: 'POST',
      path: /^\/panel\/seen$/,
      async answer(request) {
        feed.see(await request.json())
        return respondJson({})
      },
    },
    {
      method: 'POST',
      path: /^\/panel\/try-out$/,
      async answer(request) {
        const { reason } = Object(await request.json().catch(() => undefined))
        feed.tryOut(typeof reason === 'string' && reason ? reason : undefined)
        return respondJson({})
      },
    },
  ]
}
