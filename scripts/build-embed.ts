import { existsSync, globSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { browserBundle } from './browser-bundle.ts'
import { root } from './workspace.ts'

const folder = join(root, 'packages/embed')
const files = {
  'fairwell.js': 'src/loader/index.ts',
  'fairwell-flow.js': 'src/flow/index.ts',
  'fairwell-check.js': 'src/check/index.ts',
}

/** Builds the three classic scripts of the script tag. */
export async function buildEmbed(): Promise<void> {
  for (const [name, source] of Object.entries(files)) {
    await browserBundle({
      input: join(folder, source),
      file: join(folder, 'dist', name),
      format: 'iife',
    })
  }
}

/** True when a source file, a manifest or the lockfile is newer than what was built. */
export function embedIsStale(): boolean {
  const built = Object.keys(files).map((name) => join(folder, 'dist', name))
  if (!built.every((file) => existsSync(file))) return true
  const oldest = Math.min(...built.map(changedAt))
  const sources = globSync(
    [
      'packages/{core,widget,adapters,embed}/{src/**/*,package.json}',
      'scripts/{b*,minify-css,without-html}.ts',
      'pnpm-lock.yaml',
    ],
    { cwd: root },
  )
  return sources.some((file) => changedAt(join(root, file)) > oldest)
}

function changedAt(file: string): number {
  return statSync(file).mtimeMs
}
