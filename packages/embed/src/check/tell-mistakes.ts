import { nearest } from '@fairwell/core/schema'
import type { EmbedOptions } from '../embed-options.ts'
import { tellDeveloper } from '../tell-developer.ts'

const known: { readonly [Key in keyof Required<EmbedOptions>]: 1 } = {
  flow: 1,
  definition: 1,
  cancel: 1,
  account: 1,
  endpoint: 1,
  token: 1,
  events: 1,
  eventsFormat: 1,
  headers: 1,
  mode: 1,
  afterSaved: 1,
  afterCancelled: 1,
  locale: 1,
  theme: 1,
  layout: 1,
  parent: 1,
  assets: 1,
  timeoutMs: 1,
  allowFramed: 1,
  handlers: 1,
  adapters: 1,
  nonce: 1,
  integrity: 1,
  imageOrigins: 1,
  messages: 1,
  renderCustom: 1,
}

/**
 * Tells a developer about options that nobody reads and that look like one of ours, and about tags
 * that say different things. Attributes of others, such as `data-turbo-track`, are none of ours.
 */
export function tellMistakes(options: EmbedOptions): void {
  for (const key of Object.keys(options)) {
    const meant = key in known ? undefined : nearest(key, Object.keys(known))
    if (!meant) continue
    tellDeveloper(
      'warn',
      'FW4143',
      `"${key}" (${asAttribute(key)}) is no option; write "${meant}" (${asAttribute(meant)}).`,
    )
  }
  const tags = [...document.scripts].filter(({ src }) => /\/fairwell\.js(\?|$)/.test(src))
  const different = new Set(tags.map(({ dataset }) => JSON.stringify(dataset)))
  if (different.size > 1) {
    tellDeveloper(
      'warn',
      'FW4144',
      `${tags.length} script tags say different things; the last one to run is right. Write one tag, and "data-fairwell-flow" on a control that has a flow of its own.`,
    )
  }
}

const asAttribute = (key: string) => `data-${key.replace(/[A-Z]/g, '-$&').toLowerCase()}`
