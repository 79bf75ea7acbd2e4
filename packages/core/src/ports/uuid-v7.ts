/** A new UUIDv7 of the time `now`, in ms since the epoch. */
export function uuidV7(now: number): string {
  const { crypto }: { crypto?: Partial<Crypto> } = globalThis
  const time = now.toString(16).padStart(12, '0')
  // `crypto.randomUUID` is missing on plain http; some runtimes have no crypto at all.
  const random = crypto?.getRandomValues?.(new Uint8Array(30))
  let at = 0
  return 'xxxxxxxx-xxxx-7xxx-8xxx-xxxxxxxxxxxx'.replace(
    /x/g,
    () => time[at++] ?? ((random?.[at - 1] ?? Math.random() * 16) & 15).toString(16),
  )
}
