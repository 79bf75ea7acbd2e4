import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FlowEvent } from '@fairwell/core'
import { afterAll, describe, expect, it } from 'vitest'
import { createEventLog } from '../../src/event-log.ts'

const folder = join(import.meta.dirname, '../../../../examples/terminal-ui')
const definitions = join(folder, '../definitions')
const scratch = mkdtempSync(join(tmpdir(), 'fairwell-terminal-'))
afterAll(() => rmSync(scratch, { recursive: true }))

interface Run {
  readonly output: string
  readonly code: number | null
  readonly events: readonly FlowEvent[]
  readonly problems: readonly string[]
}

/** Runs the example as a person does, with these lines typed. */
async function run(lines: readonly string[], options: readonly string[] = []): Promise<Run> {
  const file = join(scratch, `${Math.random()}.ndjson`)
  writeFileSync(file, '')
  const args = ['--conditions=@fairwell/source', 'main.ts', '--events', file, ...options]
  const child = spawn(process.execPath, args, { cwd: folder })
  let output = ''
  child.stdout.on('data', (text) => {
    output += text
  })
  child.stderr.on('data', (text) => {
    output += text
  })
  child.stdin.end(lines.map((line) => `${line}\n`).join(''))
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  const log = createEventLog()
  const sent = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  log.receive('application/json', `[${sent.join(',')}]`)
  return { output, code, events: log.events, problems: log.problems }
}

const typesOf = ({ events }: Run) => events.map(({ type }) => type.replace('fairwell.', ''))

describe('terminal-ui', () => {
  it('is about 100 lines', () => {
    const source = readFileSync(join(folder, 'run-terminal.ts'), 'utf8')
    expect(source.split('\n').length).toBeLessThan(120)
  })

  it('accepts an offer, with the terms in words', async () => {
    const result = await run(['It costs too much', 'Continue', 'Accept: Half price', 'Close'])
    expect(result.output).toContain('now $29.00 a month; then $14.50 a month until')
    expect(result.output).toContain('Outcome: saved by half-off.')
    expect(typesOf(result).slice(-2)).toEqual(['offer.applied', 'attempt.saved'])
    expect(result.problems).toEqual([])
  })

  it('declines, then cancels with a receipt', async () => {
    const lines = ['It costs too much', 'Continue', 'No thanks', 'Cancel subscription', 'Close']
    const result = await run(lines)
    expect(result.output).toContain('Your subscription is cancelled.')
    expect(result.output).toContain('Outcome: cancelled.')
  })

  it('leaves in two choices from the first screen', async () => {
    const result = await run(['Cancel now', 'Cancel subscription', 'Close'])
    expect(result.output).toContain('Outcome: cancelled.')
  })

  it("hands over to the host's own cancel where there is no handler", async () => {
    const result = await run(['Cancel now', 'Cancel subscription'], ['--handlers', 'none'])
    expect(result.output).toContain('Outcome: released.')
    expect(result.output).toContain("Now the host's own cancel runs.")
  })

  it('says what failed, and tries again', async () => {
    const accept = 'Accept: Half price'
    const lines = ['It costs too much', 'Continue', accept, accept, 'Close']
    const result = await run(lines, ['--handlers', 'fails-once'])
    expect(result.output).toContain('That did not work this time.')
    expect(result.output).toContain('Outcome: saved by half-off.')
    expect(typesOf(result)).toContain('offer.failed')
  })

  it('leaves it to the page where cancelling fails', async () => {
    const lines = ['Cancel now', 'Cancel subscription', 'Leave it']
    const result = await run(lines, ['--handlers', 'fails'])
    expect(result.output).toContain('We could not cancel your subscription.')
    expect(result.output).toContain('Outcome: failed.')
  })

  it('cancels anyway after a save, without offers', async () => {
    const lines = ['It costs', 'Continue', 'Accept: Half', 'Cancel anyway', 'Cancel subscription']
    const result = await run([...lines, 'Close'])
    expect(result.output).toContain('Already applied: Half price for three months.')
    expect(result.output).toContain('Outcome: cancelled.')
  })

  it('asks for permission where the law wants it', async () => {
    const minnesota = ['--jurisdiction', 'us-mn']
    const asked = await run(['It costs', 'Continue', 'Yes', 'Accept: Half', 'Close'], minnesota)
    expect(asked.output).toContain('Outcome: saved')
    const refused = await run(['It costs', 'Continue', 'No', 'Keep my subscription'], minnesota)
    expect(refused.output).toContain('Outcome: dismissed.')
    expect(typesOf(refused)).not.toContain('offer.shown')
  })

  it('opens a referral and stays', async () => {
    const lines = ['It is hard to use', 'Continue', 'Open: Twenty minutes', 'Close']
    const result = await run(lines)
    expect(result.output).toContain('Opened: Twenty minutes with an expert')
    expect(result.output).toContain('Outcome: dismissed.')
    expect(typesOf(result)).toContain('offer.referred')
  })

  it('asks every kind of question, and takes a choice of a pause', async () => {
    const kinds = join(definitions, 'flow.kinds.json')
    const lines = ['Answer: Do you still', 'Yes', 'Answer: How many', '2', 'Continue']
    lines.push(
      'I did not like it',
      'Answer: What was it',
      '1, It came late',
      'Answer: Tell us more',
    )
    lines.push('Two days', 'It costs too much', 'Answer: How fair', '3', 'I have too much left')
    lines.push('Continue', 'Accept: Take a break: 1 month', 'Close')
    const result = await run(lines, [kinds])
    expect(result.output).toContain('[billing] pause pause {"months":1}')
    expect(result.output).toContain('Outcome: saved by pause.')
    expect(result.problems).toEqual([])
  })

  it('says where a definition is wrong', async () => {
    const broken = join(scratch, 'broken.json')
    const text = readFileSync(join(definitions, 'flow.example.json'), 'utf8')
    writeFileSync(broken, text.replace('"discount"', '"discuont"'))
    const { output, code } = await run([], [broken])
    expect(code).toBe(1)
    expect(output).toMatch(/broken\.json:\d+:\d+ FW1113 .*write "discount"/)
  })
})
