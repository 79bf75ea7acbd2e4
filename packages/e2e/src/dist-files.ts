import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = process.env.FAIRWELL_EMBED_DIST ?? join(import.meta.dirname, '../../embed/dist')

const parts = [
  'fairwell.js',
  'fairwell-flow.js',
  'fairwell-delivery.js',
  'fairwell-check.js',
  'fairwell-locales.js',
]

/** The built files of the script tag, by the path at which a host serves them. */
export const distFiles: readonly string[] = [...parts, ...globSync('locales/*.js', { cwd: folder })]

/** Where the build has put a file. */
export function distPath(name: string): string {
  return join(folder, name)
}

/** Reads one built file. @throws where the bundles have not been built. */
export function distFile(name: string): Buffer {
  const file = distPath(name)
  if (!existsSync(file)) {
    throw new Error(`${name} is not built: run \`node scripts/build.ts --if-stale embed\` first`)
  }
  return readFileSync(file)
}
