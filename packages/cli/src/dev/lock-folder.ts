import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { UsageError } from '../usage-error.ts'

const causes: ReadonlyMap<string, string> = new Map([
  ['EEXIST', 'it is a file; give a folder.'],
  ['ENOTDIR', 'a part of it is a file; give a folder.'],
  ['EACCES', 'nothing may be written there; give another folder.'],
])

/**
 * Takes a folder for this process: two that write one embedded database break it. Returns what lets it go.
 *
 * @throws UsageError when a process that runs has it.
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'dev.lock')
  try {
    mkdirSync(folder, { recursive: true })
    // It is of no use in anybody's repository.
    writeFileSync(join(folder, '.gitignore'), '*\n')
    const owner = readOwner(file)
    if (owner !== undefined && isRunning(owner)) {
      throw new UsageError(
        `--data ${folder}: process ${owner} uses it. End that one, or give another folder.`,
      )
    }
    writeFileSync(file, String(process.pid))
  } catch (error) {
    if (error instanceof UsageError) throw error
    const { code, message } = error as NodeJS.ErrnoException
    throw new UsageError(`--data ${folder}: ${causes.get(code ?? '') ?? message}`)
  }
  return () => rmSync(file, { force: true })
}

function readOwner(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8')) || undefined
  } catch {
    return undefined
  }
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return true
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
