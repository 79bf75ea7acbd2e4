import type { Told } from '../contender.ts'

/**
 * Sets the stage for a client with one call for each event: each act makes the calls that our flow
 * makes there. An event is told of once the call has returned.
 */
export function setStage(
  isReady: () => boolean,
  track: (type: string, properties: Readonly<Record<string, unknown>>) => unknown,
): void {
  let attempt = ''
  let seq = 0
  globalThis.stage = {
    isReady,
    act(_name, events) {
      for (const type of events) {
        if (type === 'attempt.started') {
          attempt = crypto.randomUUID()
          seq = 0
        }
        const told: Told = { id: `told-${crypto.randomUUID()}`, attempt, seq: ++seq, type }
        track(type, {
          ...told,
          flowId: 'pro-cancel',
          locale: 'en',
          planId: 'pro',
          priceMinor: 2900,
        })
        globalThis.tell(JSON.stringify(told))
      }
    },
  }
}
