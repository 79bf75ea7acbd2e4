import type { Detector, Span } from './span.ts'

// Lengths are bounded (RFC 5321, 4.5.3.1), so that no text takes longer than in proportion to its length.
const latin = '\\p{Script=Latin}\\p{M}\\d'
const any = '\\p{L}\\p{M}\\d'
const local = new RegExp(
  `(?:"[^"]{1,62}"|[${latin}._%+'-]{1,64}|(?:(?!\\p{Script=Latin})[${any}._+-]){1,64})$`,
  'u',
)
const at = / ?(?:@|[([{<] ?(?:@|at|ät|arroba|arobase|chiocciola) ?[)\]}>]) ?/giu
const dot = '(?:\\.| ?[([{<] ?(?:\\.|dot|punkt|punto|point|ponto) ?[)\\]}>] ?)'
const labels = (letters: string): string =>
  `(?:[${letters}-]{1,63}${dot}){1,8}(?!\\d)[${letters}-]{2,63}`
const domain = new RegExp(`${labels(latin)}|${labels(any)}`, 'iuy')

/** Finds e-mail addresses, also `name (at) example [dot] com`, `name @ example.com` and `"my name"@example.com`. */
export const findEmails: Detector = (text) => {
  const spans: Span[] = []
  let free = 0
  for (const { index = 0, 0: sign } of text.matchAll(at)) {
    const name = local.exec(text.slice(Math.max(free, index - 64), index))
    domain.lastIndex = index + sign.length
    const host = name && domain.exec(text)
    if (!host) continue
    free = domain.lastIndex
    spans.push([index - name[0].length, free])
  }
  return spans
}
