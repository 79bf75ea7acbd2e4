import type { Bridge, Parts } from '../bridge.ts'
import type { EmbedOptions } from '../embed-options.ts'
import { addElement } from './add-element.ts'
import { attributes, howToFetch, settings, urlOf } from './settings.ts'

declare const trustedTypes: {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string }
}

/** Where the other files find the loader, and leave what they are. */
export const bridge: Bridge = { inits: [attributes], settings, load }

/** The words for what the loader itself says, where the flow or the page has given any. */
export const ownWords = (): NonNullable<EmbedOptions['messages']> => ({
  ...bridge.words,
  ...settings.messages,
})

const pending: { [name: string]: Promise<never> | undefined } = {}
let policy: ReturnType<typeof trustedTypes.createPolicy> | undefined

function trusted(url: string): string {
  try {
    // Not before it is needed: a second copy on the page may not make it again.
    policy ??= trustedTypes.createPolicy('fairwell#loader', { createScriptURL: (url) => url })
    return policy.createScriptURL(url)
  } catch {
    // No Trusted Types here, or the page's CSP does not list the policy.
    return url
  }
}

/** Runs one of the other files, once; after a failure the next call tries again. */
export function load<Name extends keyof Parts>(
  name: Name,
  integrity?: string,
): Promise<Parts[Name]> {
  pending[name] ??= new Promise<never>((resolve, reject) => {
    const settle = () => {
      if (bridge[name]) resolve(bridge[name] as never)
      else {
        delete pending[name]
        reject()
      }
    }
    addElement(document.head, 'script', {
      ...howToFetch(integrity),
      src: trusted(urlOf(name)),
      onload: settle,
      onerror: settle,
    })
  })
  return pending[name]
}

/** Gets the flow ready for the first activation, where that costs the page nothing. */
export function fetchAhead(): void {
  if (!(navigator as { connection?: { saveData?: boolean } }).connection?.saveData) {
    addElement(document.head, 'link', {
      ...howToFetch(),
      rel: 'preload',
      as: 'script',
      href: urlOf('flow'),
    })
  }
  sendUnsent()
}

/** Sends what an earlier page could not. */
export function sendUnsent(): void {
  try {
    // A page that pins its files pins the flow, and that knows what the delivery has to be.
    if (localStorage['fairwell:unsent'])
      load(settings.integrity ? 'flow' : 'delivery').catch(() => {})
  } catch {
    // The page may not use its storage.
  }
}
