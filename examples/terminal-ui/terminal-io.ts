import { createInterface } from 'node:readline'
import type { TerminalIo } from './run-terminal.ts'

/**
 * A terminal of two streams. A choice is given by its number or by the start of its words. While an
 * action goes on only words count, and a line that is none of the choices is kept for the screen that
 * follows: a script need not know how long an action takes.
 */
export function terminalIo(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): TerminalIo & { close(): void } {
  const reader = createInterface({ input })
  const lines: string[] = []
  let hasEnded = false
  let wake = () => {}
  reader.on('line', (line) => {
    lines.push(line.trim())
    wake()
  })
  reader.on('close', () => {
    hasEnded = true
    wake()
  })
  const print = (line: string) => output.write(`${line}\n`)
  const change = (signal?: AbortSignal) =>
    new Promise<void>((resolve) => {
      wake = resolve
      signal?.addEventListener('abort', () => resolve(), { once: true })
    })

  return {
    print,
    async choose(labels, signal) {
      for (const [index, label] of labels.entries()) print(`  ${index + 1}. ${label}`)
      for (;;) {
        const [line] = lines
        if (signal?.aborted || (line === undefined && hasEnded)) return undefined
        const picked = line === undefined ? undefined : pick(labels, line, !signal)
        if (picked !== undefined || !signal) lines.shift()
        if (picked !== undefined) return picked
        if (line === undefined || signal) await change(signal)
        else print(`  "${line}" is none of these.`)
      }
    },
    async ask(label) {
      print(`  ${label}`)
      while (lines.length === 0 && !hasEnded) await change()
      return lines.shift()
    },
    close: () => reader.close(),
  }
}

function pick(labels: readonly string[], line: string, byNumber: boolean): number | undefined {
  const number = Number(line)
  if (byNumber && Number.isInteger(number) && labels[number - 1]) return number - 1
  const plain = (text: string) => text.replace(/^\([ x]\) /, '').toLowerCase()
  const found = labels.findIndex((label) => line && plain(label).startsWith(plain(line)))
  return found < 0 ? undefined : found
}
