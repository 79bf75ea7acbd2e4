/** A new UUIDv7 of the time `now`, in ms since the epoch. */
export function uuidV7(now: number): string {
  const { crypto }: { crypto?: Partial<Crypto> } = globalThis
  const bytes = new Uint8Array(9)
  // `crypto.randomUUID` is missing on plain http; some runtimes have no crypto at all.
  if (crypto?.getRandomValues) crypto.getRandomValues(bytes)
  else for (const at of bytes.keys()) bytes[at] = Math.random() * 256
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return (now.toString(16).padStart(12, '0') + hex).replace(
    /^(.{8})(.{4})(.{3})(.{3})/,
    '$1-$2-7$3-8$4-',
  )
}
