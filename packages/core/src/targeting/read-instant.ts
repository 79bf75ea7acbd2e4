// A date-time without a zone would mean another instant on another machine, so it is not one.
const INSTANT = /^\d{4}-\d\d-\d\d(T.+(Z|[+-]\d\d:\d\d))?$/

/**
 * Milliseconds since the Unix epoch of an ISO 8601 date (midnight UTC) or date-time with a zone;
 * `NaN` for everything else, so that every comparison with it is false.
 */
export function readInstant(value: unknown): number {
  return Date.parse(typeof value === 'string' && INSTANT.test(value) ? value : '')
}
