/**
 * What an address in a definition may be: https, mailto, tel, a path of the same origin, or http on
 * this machine. No backslash, space or control character: browsers read `/\evil.example` and
 * `/<tab>/evil.example` as another host.
 */
export const safeUrlPattern =
  /^(https:\/\/[^/?#\s\\]|mailto:[^\s\\]|tel:[^\s\\]|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(?![^/?#])|\/(?!\/)|[?#])[^\s\\\p{Cc}]*$/u

/**
 * What the address of a picture may be: https, a path of the same origin, or http on this machine. No
 * braces: a field in it would send what is known of a subscriber to wherever pictures come from.
 */
export const imageUrlPattern =
  /^(https:\/\/[^/?#\s\\]|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(?![^/?#])|\/(?!\/))[^\s\\{}\p{Cc}]*$/u

/** Whether a link may lead to this address. */
export function isSafeUrl(address: string): boolean {
  return safeUrlPattern.test(address)
}
