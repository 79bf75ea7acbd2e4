import type { AnswerValue, Question } from '../schema/question-schema.ts'

const maxTextLength = 1000

/** Free words as they are kept: without control characters but line breaks and tabs, at most 1,000 characters. */
export function cleanText(text: unknown): string {
  return (
    String(text ?? '')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '')
      .slice(0, maxTextLength)
  )
}

/** The answer as it is kept; `undefined` takes the answer back, `null` says that it does not fit the question. */
export function cleanAnswer(question: Question, value: unknown): AnswerValue | undefined | null {
  if (value === undefined || value === '') return undefined
  if (question.kind === 'text') return typeof value === 'string' ? cleanText(value) : null
  if (question.kind === 'scale')
    return Number.isInteger(value) && question.from <= Number(value) && Number(value) <= question.to
      ? Number(value)
      : null
  const isOne = question.kind === 'choice'
  const ids = question.options.map((option) => option.id)
  const given = isOne ? [value] : value
  if (!Array.isArray(given) || !given.every((id) => ids.includes(id))) return null
  const chosen = ids.filter((id) => given.includes(id))
  return isOne || !chosen.length ? chosen[0] : chosen
}
