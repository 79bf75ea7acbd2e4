import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it, vi } from 'vitest'

const bin = fileURLToPath(new URL('bin.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'fairwell-bin-'))
let child: ChildProcess | undefined
afterEach(() => {
  child?.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

function run(...words: string[]) {
  let text = ''
  child = spawn(process.execPath, ['--conditions=@fairwell/source', bin, ...words])
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      text += chunk
    })
  }
  const exited = new Promise<number | null>((resolve) => child?.on('exit', resolve))
  return { exited, text: () => text }
}

describe('the fairwell command', () => {
  it('serves until it is told to end, and leaves its folder unlocked', async () => {
    const { exited, text } = run('dev', '--port', '0', '--data', folder)
    const url = await vi.waitFor(
      () => {
        const [, found] = /page +(http:\S+)/.exec(text()) ?? []
        if (!found) throw new Error(text())
        return found
      },
      { timeout: 50_000, interval: 50 },
    )
    expect((await fetch(`${url}fairwell/healthz`)).status).toBe(200)
    expect(existsSync(join(folder, 'dev.lock'))).toBe(true)
    child?.kill('SIGTERM')
    expect(await exited).toBe(0)
    expect(existsSync(join(folder, 'dev.lock'))).toBe(false)
  }, 60_000)

  it('says in one line what whoever typed it can put right', async () => {
    const { exited, text } = run('dev', '--flow', 'none.json')
    expect(await exited).toBe(1)
    expect(text()).toBe('error: --flow none.json: there is no such file.\n')
  }, 60_000)
})
