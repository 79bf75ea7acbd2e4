import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..')

/** The value of one `exports` entry: a path, or paths by condition. */
export type ExportTarget = string | Record<string, string>

/** The keys of a `package.json` that the scripts read. */
export interface Manifest {
  name: string
  version: string
  private?: boolean
  bin?: Record<string, string>
  exports?: Record<string, ExportTarget>
  publishConfig?: { exports?: Record<string, ExportTarget> }
  dependencies?: Record<string, string>
}

/** One folder under `packages/`. */
export interface Package {
  folder: string
  path: string
  manifest: Manifest
}

/** Lists the packages, in the order of their folder names. */
export function packages(): Package[] {
  const parent = join(root, 'packages')
  return readdirSync(parent)
    .filter((folder) => existsSync(join(parent, folder, 'package.json')))
    .sort()
    .map((folder) => {
      const path = join(parent, folder)
      const manifest = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as Manifest
      return { folder, path, manifest }
    })
}

/** Finds files by a pattern relative to the root of the repository; answers with such paths. */
export function find(pattern: string): string[] {
  return globSync(pattern, { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
}

/** True while a source file is absent or still says only `export {}`. */
export function isPlaceholder(path: string): boolean {
  const file = join(root, path)
  return !existsSync(file) || readFileSync(file, 'utf8').trim() === 'export {}'
}
