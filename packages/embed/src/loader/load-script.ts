import type { Bridge, Parts } from '../bridge.ts'
import { makeElement } from './make-element.ts'

declare const trustedTypes: {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string }
}

/** Loads the other two files: `load` runs one, once; `prefetch` only downloads the flow. */
export function createScriptLoader(
  bridge: Partial<Parts>,
  urlOf: (name: string) => string,
  nonceOf: () => string,
): { load: Bridge['load']; prefetch(): void } {
  const pending: { [name: string]: Promise<never> | undefined } = {}
  let policy: ReturnType<typeof trustedTypes.createPolicy> | undefined
  try {
    policy = trustedTypes.createPolicy('fairwell#loader', { createScriptURL: (url) => url })
  } catch {
    // No Trusted Types here, or the page's CSP does not list the policy; then `load` may fail open.
  }
  return {
    load: (name) =>
      (pending[name] ??= new Promise((resolve, reject) => {
        const fail = (code: string) => {
          // A passing failure must not poison the next activation.
          delete pending[name]
          reject({ code })
        }
        const url = urlOf(name)
        document.head.append(
          makeElement('script', {
            nonce: nonceOf(),
            src: policy?.createScriptURL(url) ?? url,
            onload: () => (bridge[name] ? resolve(bridge[name] as never) : fail('FW4003')),
            onerror: () => fail('FW4002'),
          }),
        )
      })),
    prefetch() {
      document.head.append(
        makeElement('link', {
          nonce: nonceOf(),
          rel: 'preload',
          as: 'script',
          href: urlOf('flow'),
        }),
      )
    },
  }
}
