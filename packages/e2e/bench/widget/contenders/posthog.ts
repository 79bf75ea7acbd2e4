// PostHog's survey as a popover; its scripts come from the page's own address.
import { isShown, openAtClick } from './contender.ts'

interface PostHog {
  init(token: string, options: object): void
  displaySurvey(id: string, options: object): void
  onSurveysLoaded(listener: () => void): void
}
declare const posthog: PostHog
const popover = () => document.querySelector('[class^="PostHogSurvey"]')?.shadowRoot
posthog.init('phc_bench', {
  api_host: location.origin,
  ui_host: location.origin,
  autocapture: false,
  capture_pageview: false,
  disable_session_recording: true,
})
let isLoaded = false
posthog.onSurveysLoaded(() => {
  isLoaded = true
})
openAtClick({
  isReady: () => isLoaded,
  open: () =>
    posthog.displaySurvey('leaving', {
      displayType: 'popover',
      ignoreConditions: true,
      ignoreDelay: true,
    }),
  isOpen: () => isShown(popover()?.querySelector('form')),
  close: () => popover()?.querySelector<HTMLElement>('.form-cancel')?.click(),
})
