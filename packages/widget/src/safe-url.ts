/**
 * Gives the address of an author's link, or `undefined` where it may not be followed. Allowed:
 * https, mailto, tel, http on this machine, and paths of the page's own origin.
 */
export function safeUrl(url: string | undefined, base: string): string | undefined {
  // An address that leaves the scheme out and yet leads elsewhere is nobody's honest mistake.
  if (!url || /^[\\/]{2}/.test(url)) return
  try {
    const { protocol, hostname, origin, href } = new URL(url, base)
    const isNear =
      /^(localhost|127\.0\.0\.1|\[::1])$/.test(hostname) || origin === new URL(base).origin
    return /^(https|mailto|tel):$/.test(protocol) || (protocol === 'http:' && isNear)
      ? href
      : undefined
  } catch {
    return undefined
  }
}
