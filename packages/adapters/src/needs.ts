/**
 * Refuses to make an adapter that would not know where to send.
 *
 * @param names The options of which one has to be there.
 * @throws Error FW5102
 */
export function needs(options: object | undefined, adapter: string, ...names: string[]): void {
  const given = options as Readonly<Record<string, unknown>> | undefined
  if (names.some((name) => given?.[name])) return
  throw new Error(
    `FW5102 ${adapter} needs ${names.join(' or ')}. https://fairwell.dev/errors#FW5102`,
  )
}

/**
 * An address with its scheme, without a slash at its end.
 *
 * @throws Error FW5102: a browser would take what has no scheme for a path of the page's own server.
 */
export function needsUrl(url: string | undefined, adapter: string, name: string): string {
  if (!/^https?:/.test(`${url}`)) needs({}, adapter, `${name} with https://`)
  return `${url}`.replace(/\/$/, '')
}
