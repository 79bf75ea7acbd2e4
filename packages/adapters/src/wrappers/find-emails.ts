import type { Detector } from './span.ts'

// Lengths are bounded (RFC 5321, 4.5.3.1), so that no text takes longer than in proportion to its length.
const latin = '\\p{Script=Latin}\\p{M}\\d'
const local = `(?:[${latin}._%+'-]{1,64}|(?:(?!\\p{Script=Latin})[\\p{L}\\p{M}\\d._+-]){1,64})`
const at = ' ?(?:@|[([{<] ?(?:@|at|ät|arroba|arobase|chiocciola) ?[)\\]}>]) ?'
const dot = '(?:\\.| ?[([{<] ?(?:\\.|dot|punkt|punto|point|ponto) ?[)\\]}>] ?)'
const domain = (letters: string): string =>
  `(?:[${letters}-]{1,63}${dot}){1,8}(?!\\d)[${letters}-]{2,63}`
const email = new RegExp(`${local}${at}(?:${domain(latin)}|${domain('\\p{L}\\p{M}\\d')})`, 'giu')

/** Finds e-mail addresses, also `name (at) example [dot] com` and `name @ example.com`. */
export const findEmails: Detector = (text) =>
  [...text.matchAll(email)].map(({ index = 0, 0: { length } }) => [index, index + length])
