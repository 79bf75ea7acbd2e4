import type { WidgetOptions } from '../src/index.ts'
import { mountCancelFlow, showReleaseNotice } from '../src/index.ts'
import { messages as arabic } from '../src/locales/ar.ts'
import { createFakeFlow, type FakeFlow } from './fake-flow.ts'
import { states as all, closed } from './flow-states.ts'
import { scenes } from './scenes.ts'

export interface ShowOptions extends Pick<WidgetOptions, 'theme' | 'layout'> {
  /** From right to left: in Arabic, but for what an author wrote. */
  readonly dir?: 'ltr' | 'rtl' | undefined
}

/** A page that shows any screen on demand, for a driver outside of it. */
export interface ScreensPage {
  /** Takes away what is shown, shows `name`, and returns the element that holds it. */
  show(name: string, options?: ShowOptions): HTMLElement
  /** Goes on from what is shown to another screen, as a flow does. */
  turn(name: string): void
  /** What was asked of the flow since `show`. */
  calls(): FakeFlow['calls']
  away(): void
}

declare global {
  interface Window {
    screens: ScreensPage
  }
}

let flow = createFakeFlow(closed)
let away = () => {}

window.screens = {
  show(name, { dir = 'ltr', ...options } = {}) {
    away()
    const locale = dir === 'rtl' ? 'ar' : 'en'
    // axe sees the colours only of what is in the body.
    const main = document.querySelector('main') as HTMLElement
    const parent = options.layout === 'inline' ? main : document.body
    const words = { ...options, ...(dir === 'rtl' && { messages: arabic }) }
    const place = { ...words, parent }
    flow = createFakeFlow(closed, ([method], { $state }) => {
      if (method === 'dismiss') $state.set({ ...closed, outcome: 'dismissed' })
    })
    if (name === 'release-notice') {
      away = showReleaseNotice({ ...place, dir, locale, onRun: () => {} })
      return document.querySelector('[data-fairwell]') as HTMLElement
    }
    const { states, press, options: more } = scenes[name] ?? { states: [all.survey] }
    const widget = mountCancelFlow(flow, { ...place, ...more })
    away = () => widget.dispose()
    for (const state of states) flow.$state.set({ ...state, dir, locale, formatLocale: locale })
    if (name === 'closing-notice') flow.dismiss()
    if (press) widget.host.shadowRoot?.querySelector<HTMLElement>(press)?.click()
    return widget.host
  },
  turn(name) {
    const { dir, locale, formatLocale } = flow.$state.get()
    for (const state of scenes[name]?.states ?? []) {
      flow.$state.set({ ...state, dir, locale, formatLocale })
    }
  },
  calls: () => flow.calls,
  away: () => away(),
}
