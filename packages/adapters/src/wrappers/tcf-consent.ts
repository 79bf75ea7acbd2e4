import type { ConsentSource, ConsentState } from './consent.ts'

/** What a consent manager tells of the IAB's Transparency and Consent Framework; the part that is read. */
interface TcData {
  readonly listenerId?: number | null | undefined
  readonly eventStatus?: string | undefined
  readonly gdprApplies?: boolean | undefined
  readonly purpose?: { readonly consents?: { readonly [id: string]: boolean } } | undefined
  readonly vendor?: { readonly consents?: { readonly [id: string]: boolean } } | undefined
}

type TcfApi = (
  command: string,
  version: number,
  callback: (data: TcData | undefined, isSuccess: boolean) => void,
  parameter?: unknown,
) => void

export interface TcfConsentOptions {
  /** Purposes that must all be agreed to: 1 is storing on the device, 8 measuring content. @default [1] */
  readonly purposes?: readonly number[] | undefined
  /** A vendor on the IAB's list that must be agreed to as well. Default: none, as most backends are not on it. */
  readonly vendor?: number | undefined
  /** Default: the global `__tcfapi`, which the consent manager's stub in the head makes. */
  readonly api?: TcfApi | undefined
}

/**
 * What the page's consent manager knows, by the IAB's TCF 2: `granted` also where the GDPR does not apply.
 * https://github.com/InteractiveAdvertisingBureau/GDPR-Transparency-and-Consent-Framework/blob/master/TCFv2/IAB%20Tech%20Lab%20-%20CMP%20API%20v2.md
 *
 * @example
 * consent(adapter, tcfConsent({ purposes: [1, 8] }))
 */
export function tcfConsent(options: TcfConsentOptions = {}): ConsentSource {
  const { purposes = [1], vendor } = options
  const listeners = new Set<() => void>()
  let state: ConsentState = 'unknown'
  let stop: (() => void) | undefined

  function start(): void {
    const api = options.api ?? (globalThis as { readonly __tcfapi?: TcfApi }).__tcfapi
    if (!api) return
    let isOver = false
    let id: TcData['listenerId']
    const leave = (): void => {
      if (id) api('removeEventListener', 2, () => {}, id)
    }
    stop = () => {
      isOver = true
      leave()
    }
    api('addEventListener', 2, (data, isSuccess) => {
      id = data?.listenerId
      // The stub of a manager that was still loading answers late.
      if (isOver) return leave()
      if (!isSuccess || !data) return
      state = stateOf(data)
      for (const listener of [...listeners]) listener()
    })
  }

  function stateOf({ gdprApplies, eventStatus, purpose, vendor: vendors }: TcData): ConsentState {
    if (gdprApplies === false) return 'granted'
    // While the question is on the screen, what was said before still holds.
    if (eventStatus !== 'tcloaded' && eventStatus !== 'useractioncomplete') return state
    const isAgreed =
      purposes.every((purposeId) => purpose?.consents?.[purposeId]) &&
      (vendor === undefined || vendors?.consents?.[vendor])
    return isAgreed ? 'granted' : 'refused'
  }

  return {
    state: () => state,
    onChange(listener) {
      const own = (): void => listener()
      listeners.add(own)
      if (!stop) start()
      return () => {
        listeners.delete(own)
        if (listeners.size) return
        stop?.()
        stop = undefined
        // Nobody listens any more: what it knew may be out of date.
        state = 'unknown'
      }
    },
  }
}
