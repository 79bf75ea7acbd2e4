import { ga4Adapter } from '@fairwell/adapters/ga4'
import { offerAdapters } from '../../src/offer-adapters.ts'

declare global {
  var dataLayer: unknown[] | undefined
  var gtag: (...parameters: unknown[]) => void
}

// The snippet that Google gives: https://developers.google.com/tag-platform/gtagjs
globalThis.dataLayer ??= []
globalThis.gtag = function gtag() {
  // biome-ignore lint/complexity/noArguments: the tag knows its commands by it.
  globalThis.dataLayer?.push(arguments)
}
gtag('js', new Date())
gtag('config', 'G-TEST')
const script = document.createElement('script')
script.src = 'https://www.googletagmanager.com/gtag/js?id=G-TEST'
document.head.append(script)

offerAdapters({ tag: ga4Adapter({ sendTo: 'G-TEST', eventTimeoutMs: 1000 }) })
