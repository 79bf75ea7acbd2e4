import { findCards } from './find-cards.ts'
import { findEmails } from './find-emails.ts'
import { findIbans } from './find-ibans.ts'
import { findPhones } from './find-phones.ts'
import { plainText } from './plain-text.ts'
import type { Detector, Span } from './span.ts'

/** What is taken out of free words. Each kind is, unless it is `false`. */
export interface RedactionOptions {
  /** E-mail addresses, as `[email]`. @default true */
  readonly email?: boolean | undefined
  /** International bank account numbers, as `[iban]`. @default true */
  readonly iban?: boolean | undefined
  /** Payment card numbers, as `[card]`. @default true */
  readonly card?: boolean | undefined
  /** Telephone numbers, as `[phone]`. @default true */
  readonly phone?: boolean | undefined
  /** What else is taken out, before anything else: each find becomes `[name]`. */
  readonly patterns?: readonly RedactionPattern[] | undefined
}

/** One more thing to take out. */
export interface RedactionPattern {
  readonly name: string
  /** Meets the text with digits as 0-9, spaces as ' ', dashes as '-', nothing invisible, and its lines. */
  readonly pattern: RegExp
}

// The order matters: a later one does not see what an earlier one has found.
const detectors: { readonly [Kind in 'email' | 'iban' | 'card' | 'phone']: Detector } = {
  email: findEmails,
  iban: findIbans,
  card: findCards,
  phone: findPhones,
}

/** What stands where something is found: it is part of nothing, ends a line, and is in no plain text. */
const hole = '\u2029'

/**
 * The text without e-mail addresses, card numbers, IBANs and telephone numbers.
 *
 * @example
 * redactText('Call me: +49 170 1234567') // 'Call me: [phone]'
 */
export function redactText(original: string, options: RedactionOptions = {}): string {
  const plain = plainText(original)
  let { text } = plain
  const found: [Span, string][] = []

  function take(name: string, detect: Detector): void {
    for (const span of detect(text)) {
      const [start, end] = span
      found.push([span, `[${name}]`])
      text = text.slice(0, start) + hole.repeat(end - start) + text.slice(end)
    }
  }

  for (const { name, pattern } of options.patterns ?? []) take(name, matchesOf(pattern))
  // A pattern may ask where a line begins. To the rest, a tab and the end of a line are spaces.
  text = text.replace(/[\t-\r]/g, ' ')
  for (const [kind, detect] of Object.entries(detectors)) {
    if (options[kind as keyof typeof detectors] !== false) take(kind, detect)
  }
  if (!found.length) return original

  let result = ''
  let rest = 0
  for (const [[start, end], label] of found.sort(([[one]], [[other]]) => one - other)) {
    result += original.slice(rest, plain.offsets[start]) + label
    rest = plain.offsets[end] as number
  }
  return result + original.slice(rest)
}

function matchesOf(pattern: RegExp): Detector {
  const all = new RegExp(pattern, `${pattern.flags.replace(/[gy]/g, '')}g`)
  return (text) =>
    [...text.matchAll(all)]
      .filter(([match]) => match)
      .map(({ index = 0, 0: { length } }) => [index, index + length])
}
