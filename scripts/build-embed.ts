import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { browserBundle } from './browser-bundle.ts'
import { root } from './workspace.ts'

const folder = join(root, 'packages/embed')
const dist = join(folder, 'dist')
const files = {
  'fairwell-flow.js': 'src/flow/index.ts',
  'fairwell-check.js': 'src/check/index.ts',
  // Last: it knows what the others are.
  'fairwell.js': 'src/loader/index.ts',
}
const hashes = 'integrity.json'

/**
 * Builds the three classic scripts of the script tag, and beside them `integrity.json`: what each of
 * them is, for the `integrity` attribute of a tag.
 */
export async function buildEmbed(): Promise<void> {
  const integrity: Record<string, string> = {}
  for (const [name, source] of Object.entries(files)) {
    const file = join(dist, name)
    const known = Object.entries(integrity).map(([name, hash]) => [partOf(name), hash] as const)
    await browserBundle({
      input: join(folder, source),
      file,
      format: 'iife',
      replace: {
        'embed/src/loader/integrity.ts': `export const integrity = ${JSON.stringify(Object.fromEntries(known))}`,
      },
    })
    integrity[name] = integrityOf(readFileSync(file))
  }
  writeFileSync(join(dist, hashes), `${JSON.stringify(integrity, null, 2)}\n`)
}

/** `flow` of `fairwell-flow.js`: what the loader calls it by. */
function partOf(name: string): string {
  return name.replace(/^fairwell-|\.js$/g, '')
}

function integrityOf(content: Buffer): string {
  return `sha384-${createHash('sha384').update(content).digest('base64')}`
}

/** True when a source file, a manifest or the lockfile is newer than what was built. */
export function embedIsStale(): boolean {
  const built = [...Object.keys(files), hashes].map((name) => join(dist, name))
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
