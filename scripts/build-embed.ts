import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { browserBundle } from './browser-bundle.ts'
import { localeFiles, partFile } from './locale-files.ts'
import { root } from './workspace.ts'

const folder = join(root, 'packages/embed')
const dist = join(folder, 'dist')
// Each is loaded by the one after it, which knows what it has to be.
const files = {
  'fairwell-check.js': 'src/check/index.ts',
  'fairwell-delivery.js': 'src/delivery/index.ts',
  'fairwell-flow.js': 'src/flow/index.ts',
  'fairwell.js': 'src/loader/index.ts',
}
const hashes = 'integrity.json'
// Loaded only by pages that pin: the loader would be a third bigger with a hash for every locale.
const locales = 'fairwell-locales.js'

/**
 * Builds the four classic scripts of the script tag, and beside them `integrity.json`: what each of
 * them is, for the `integrity` attribute of a tag.
 */
export async function buildEmbed(): Promise<void> {
  const integrity: Record<string, string> = {}
  const write = (name: string, content: string) => {
    writeFileSync(join(dist, name), content)
    integrity[name] = integrityOf(Buffer.from(content))
  }
  mkdirSync(join(dist, 'locales'), { recursive: true })
  for (const [name, content] of await localeFiles()) write(name, content)
  write(locales, partFile('locales', byPart(integrity)))

  // The shortest that browsers take: every page pays for the loader.
  let flowIntegrity = ''
  for (const [name, source] of Object.entries(files)) {
    const file = join(dist, name)
    await browserBundle({
      input: join(folder, source),
      file,
      format: 'iife',
      allRuns: name === 'fairwell-flow.js',
      replace: {
        'embed/src/flow/integrity.ts': exported({
          localesIntegrity: integrity[locales],
          checkIntegrity: integrity['fairwell-check.js'],
          deliveryIntegrity: integrity['fairwell-delivery.js'],
        }),
        'embed/src/loader/flow-integrity.ts': exported({ flowIntegrity }),
      },
    })
    const content = readFileSync(file)
    integrity[name] = integrityOf(content)
    if (name === 'fairwell-flow.js') flowIntegrity = integrityOf(content, 'sha256')
  }
  writeFileSync(join(dist, hashes), `${JSON.stringify(integrity, null, 2)}\n`)
}

/** A module in place of one that the source leaves empty. */
function exported(values: Readonly<Record<string, unknown>>): string {
  return Object.entries(values)
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)}`)
    .join('\n')
}

/** Hashes by what the loader calls the files. */
function byPart(integrity: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(integrity).map(([name, hash]) => [partOf(name), hash]))
}

/** `flow` of `fairwell-flow.js`: what the loader calls it by. */
function partOf(name: string): string {
  return name.replace(/^fairwell-|\.js$/g, '')
}

function integrityOf(content: Buffer, how = 'sha384'): string {
  return `${how}-${createHash(how).update(content).digest('base64')}`
}

/** True when a source file, a manifest or the lockfile is newer than what was built. */
export function embedIsStale(): boolean {
  const built = [...Object.keys(files), locales, hashes].map((name) => join(dist, name))
  if (!built.every((file) => existsSync(file))) return true
  const oldest = Math.min(...built.map(changedAt))
  const sources = globSync(
    [
      'packages/{core,widget,adapters,embed}/{src/**/*,package.json}',
      'scripts/{b*,locale-files,minify-css,without-html}.ts',
      'pnpm-lock.yaml',
    ],
    { cwd: root },
  )
  return sources.some((file) => changedAt(join(root, file)) > oldest)
}

function changedAt(file: string): number {
  return statSync(file).mtimeMs
}
