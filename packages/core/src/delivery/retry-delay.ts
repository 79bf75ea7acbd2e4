const firstMs = 1_000
const longestMs = 5 * 60_000
/** Nobody is left alone for longer, whatever they ask. */
export const longestAskedForMs = 60 * 60_000

/**
 * How long to wait after the n-th failure in a row, in ms: exponential with full jitter, so that many
 * pages do not come back together; at least what the backend asked for.
 */
export function retryDelay(failures: number, random: () => number, retryAfterMs?: number): number {
  const backoffMs = random() * Math.min(longestMs, firstMs * 2 ** (failures - 1))
  return Math.max(backoffMs, Math.min(retryAfterMs || 0, longestAskedForMs))
}
