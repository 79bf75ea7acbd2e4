import { describe, expect, it } from 'vitest'
import { createProgram } from './create-program.ts'

async function run(...words: string[]) {
  let text = ''
  const program = createProgram()
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({
      writeErr: (line) => {
        text += line
      },
      writeOut: (line) => {
        text += line
      },
    })
  }
  const error = await program.parseAsync(words, { from: 'user' }).catch((reason) => reason)
  return { exitCode: error.exitCode, text }
}

describe('fairwell', () => {
  it.each([
    ['a flag that is not known', ['dev', '--prot', '1'], '(Did you mean --port?)'],
    ['a command that is not known', ['dve'], '(Did you mean dev?)'],
    ['a port that is no number', ['dev', '--port', 'abc'], 'Write a number from 0 to 65535.'],
    ['a port that is too large', ['dev', '--port', '65536'], 'Write a number from 0 to 65535.'],
    ['a flag without its value', ['dev', '--flow'], "option '--flow <file>' argument missing"],
    ['a word too many', ['dev', 'flow.json'], 'too many arguments'],
  ])('refuses %s and says what to do', async (_name, words, message) => {
    const { exitCode, text } = await run(...words)
    expect(exitCode).toBe(1)
    expect(text).toContain(message)
    expect(text).toContain('--help')
  })

  it('shows its help and its version', async () => {
    expect(await run('dev', '--help')).toMatchObject({
      exitCode: 0,
      text: expect.stringMatching(/--flow <file>[\s\S]*--port <number>[\s\S]*--data <folder>/),
    })
    expect((await run('--version')).text).toMatch(/^\d+\.\d+\.\d+/)
  })
})
