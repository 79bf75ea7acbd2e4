const scheme = /^[a-z][a-z\d+.-]*:/i
const localHosts = ['localhost', '127.0.0.1', '[::1]']

/**
 * Gives the address of an author's link, or `undefined` where it may not be followed. Allowed:
 * https, mailto, tel, http on this machine, and paths of the page's own origin.
 */
export function safeUrl(url: string | undefined, base: string): string | undefined {
  try {
    const { protocol, hostname, origin, href } = new URL(url || '', base)
    const isWeb = /^https?:$/.test(protocol)
    const allowed = scheme.test(url || '')
      ? /^(https|mailto|tel):$/.test(protocol) || (isWeb && localHosts.includes(hostname))
      : // Browsers read `//elsewhere` and `/\elsewhere` as another origin, and drop control characters.
        !!url && isWeb && origin === new URL(base).origin
    return allowed ? href : undefined
  } catch {
    return undefined
  }
}
