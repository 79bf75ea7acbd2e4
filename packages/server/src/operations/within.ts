import type { ClockPort } from '@fairwell/core'

/** Rejects a promise that was waited for long enough. What it waits for goes on. */
export class TimeoutError extends Error {
  constructor(timeoutMs: number) {
    super(`No answer within ${timeoutMs} ms.`)
    this.name = 'TimeoutError'
  }
}

/** What `promise` gives, if it gives it in time. @throws TimeoutError */
export function within<Value>(
  promise: Promise<Value>,
  timeoutMs: number,
  clock: ClockPort,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = clock.after(timeoutMs, () => reject(new TimeoutError(timeoutMs)))
    promise.then(resolve, reject).finally(stop)
  })
}
