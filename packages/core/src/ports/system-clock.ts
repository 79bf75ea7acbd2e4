import type { ClockPort } from './ports.ts'

/** About the longest delay that a timer takes; it fires at once after a longer one. */
const longestDelayMs = 2e9

/** The clock and the timers of the runtime. */
export const systemClock: ClockPort = {
  now: () => Date.now(),
  after(delayMs, task) {
    const timer = setTimeout(task, Math.min(delayMs, longestDelayMs))
    return () => clearTimeout(timer)
  },
}
