import { dataLayerAdapter } from '@fairwell/adapters/data-layer'
import { offerAdapters } from '../../src/offer-adapters.ts'

declare global {
  var dataLayer: unknown[] | undefined
}

// The snippet that Google gives: https://developers.google.com/tag-platform/tag-manager/web
globalThis.dataLayer ??= []
dataLayer?.push({ 'gtm.start': Date.now(), event: 'gtm.js' })
const script = document.createElement('script')
script.src = 'https://www.googletagmanager.com/gtm.js?id=GTM-TEST'
document.head.append(script)

offerAdapters({
  push: dataLayerAdapter(),
  tags: dataLayerAdapter({ waitForTags: 'GTM-TEST', eventTimeoutMs: 1000 }),
})
