import type { Handling } from './path.ts'

/**
 * Handlers for a page or for the core. Written into pages as text, so it names nothing from outside
 * of itself.
 */
export function makeHandlers(handling: Handling): { readonly [kind: string]: unknown } {
  const tried: string[] = []
  const handler = async (action: { idempotencyKey: string }) => {
    await new Promise((done) => setTimeout(done, 60))
    const isFirst = !tried.includes(action.idempotencyKey)
    tried.push(action.idempotencyKey)
    if (handling === 'fails' || (handling === 'fails-once' && isFirst))
      throw Object.assign(new Error('The billing system is busy.'), { code: 'retryable' })
    return { receiptId: 'R-1' }
  }
  const kinds = [
    'discount',
    'pause',
    'plan-change',
    'trial-extension',
    'credit',
    'skip',
    'change-seats',
    'cancel',
  ]
  return handling === 'none' ? {} : Object.fromEntries(kinds.map((kind) => [kind, handler]))
}
