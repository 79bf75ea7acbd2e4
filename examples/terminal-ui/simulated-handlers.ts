import { setTimeout as wait } from 'node:timers/promises'
import { type Handler, HandlerError, type Handlers } from '@fairwell/core'

/** How long a simulated action takes. */
const actionMs = 300

/** Handlers that say what they would do: `works`, `fails-once` (each action), `fails`, or `none`. */
export function simulatedHandlers(how: string, print: (line: string) => void): Handlers {
  if (how === 'none') return {}
  const tried = new Set<string>()
  const handler: Handler = async ({ kind, offer, choice, idempotencyKey }) => {
    await wait(actionMs)
    const isFirst = !tried.has(idempotencyKey)
    tried.add(idempotencyKey)
    if (how === 'fails' || (how === 'fails-once' && isFirst)) throw new HandlerError('retryable')
    const what = [kind, offer?.id, choice && JSON.stringify(choice)].filter(Boolean).join(' ')
    print(`[billing] ${what} (${idempotencyKey.split(':').slice(1).join(':')})`)
    return { receiptId: `R-${tried.size}` }
  }
  return {
    discount: handler,
    pause: handler,
    'plan-change': handler,
    'trial-extension': handler,
    credit: handler,
    skip: handler,
    'change-seats': handler,
    cancel: handler,
  }
}
