import type { AnswerValue, QuestionView } from '@fairwell/core'
import type { TerminalIo } from './run-terminal.ts'

/** Asks one question. An empty line takes the answer away (`undefined`); `null`: what was said is no answer. */
export async function askQuestion(
  question: QuestionView,
  io: TerminalIo,
): Promise<AnswerValue | undefined | null> {
  const { kind, label, options, from, to, fromLabel, toLabel } = question
  for (const [index, option] of options.entries()) io.print(`  ${index + 1}. ${option.label}`)
  const hint = {
    text: '',
    choice: ' (one number)',
    'multi-choice': ' (numbers, with commas)',
    scale: ` (${from} ${fromLabel ?? ''} to ${to} ${toLabel ?? ''})`,
  }[kind]
  const line = (await io.ask(label + hint))?.trim()
  if (line === undefined) return null
  if (line === '') return undefined
  const idOf = (words: string) =>
    options.find(({ id, label }, index) => [id, label, String(index + 1)].includes(words.trim()))
      ?.id
  if (kind === 'text') return line
  if (kind === 'scale') return Number.isInteger(Number(line)) ? Number(line) : null
  if (kind === 'choice') return idOf(line) ?? null
  const ids = line.split(',').map(idOf)
  return ids.every((id) => id !== undefined) ? ids : null
}
