import { expectTypeOf, it } from 'vitest'
import type { Handler, Handlers } from './handlers.ts'

declare function post(url: string): Promise<{ readonly ok: boolean; readonly status: number }>

it('takes what a request resolves with, a resolution, or nothing', () => {
  const handlers = {
    cancel: () => post('/cancel'),
    pause: async (action) => ({ receiptId: action.idempotencyKey }),
    'change-seats': async () => {},
  } satisfies Handlers
  expectTypeOf(handlers.cancel).toExtend<Handler>()
})

it('does not take what says nothing of how it went', () => {
  // @ts-expect-error: a number is no resolution.
  const wrong: Handler = async () => 1
  expectTypeOf(wrong).toBeFunction()
})
