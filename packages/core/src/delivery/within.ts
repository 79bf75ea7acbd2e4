import type { ClockPort } from '../ports/ports.ts'

/** What `within` rejects with when the time is over. */
export const tooLate = 'no answer in time'

/** Does what `use` does, and rejects where it throws, rejects, or has not settled after `patienceMs`. */
export function within<Value>(
  clock: ClockPort,
  patienceMs: number,
  use: () => Value | Promise<Value>,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = clock.after(patienceMs, () => reject(tooLate))
    void (async () => use())().then(resolve, reject).then(stop)
  })
}
