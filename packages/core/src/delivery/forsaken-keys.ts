import { asideKeys, eventKeys, readKey } from './event-keys.ts'

/** Longer than anybody waits for an adapter to come back. */
const keptDays = 30

/**
 * Of the keys of a storage those that nobody will ask for again: events for an adapter that the page
 * does not have, and events set aside, thirty days after their attempt began. Where it began is said by
 * its id, a UUIDv7 (https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-7); one of another kind is kept.
 *
 * @param lanes What the page serves.
 */
export function forsakenKeys(
  keys: readonly string[],
  lanes: readonly string[],
  now: number,
): readonly string[] {
  return keys.filter((key) => {
    const isAside = key.startsWith(asideKeys)
    if (!isAside && !key.startsWith(eventKeys)) return false
    if (!isAside && lanes.some((lane) => key.startsWith(`${eventKeys}${lane} `))) return false
    const [, high, low] = /^(\w{8})-(\w{4})-7/.exec(readKey(key)?.attemptid ?? '') ?? []
    return !!high && now - Number.parseInt(`${high}${low}`, 16) > keptDays * 86_400_000
  })
}
