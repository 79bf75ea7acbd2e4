/**
 * The n-th of a row of valid UUIDv7: its time is `atMs`, the rest counts `n`, so that equal runs
 * give equal ids and later ids sort after earlier ones.
 */
export function testUuid(atMs: number, n: number): string {
  const time = Math.max(0, Math.floor(atMs)).toString(16).padStart(12, '0')
  const count = n.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${count}`
}

/** Makes a source of deterministic UUIDv7 whose time is what `now` says. */
export function fakeIds(now: () => number): () => string {
  let n = 0
  return () => {
    n += 1
    return testUuid(now(), n)
  }
}
