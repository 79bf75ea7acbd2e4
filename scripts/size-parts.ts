// Says which folders fairwell-flow.js is made of: their share of the minified code, of the file's gzip.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { root } from './workspace.ts'

const { metafile } = await build({
  entryPoints: [join(root, 'packages/embed/src/flow/index.ts')],
  bundle: true,
  minify: true,
  write: false,
  metafile: true,
  format: 'iife',
  target: 'es2020',
  conditions: ['@fairwell/source', 'browser', 'production'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  absWorkingDir: root,
})
const parts = new Map<string, number>()
for (const { inputs } of Object.values(metafile.outputs)) {
  for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
    const part = partOf(path)
    parts.set(part, (parts.get(part) ?? 0) + bytesInOutput)
  }
}
const all = [...parts.values()].reduce((sum, bytes) => sum + bytes, 0)
const gzip = gzipSync(readFileSync(join(root, 'packages/embed/dist/fairwell-flow.js')), {
  level: 9,
}).length

console.log('| part | kB |\n| --- | --: |')
for (const [part, bytes] of [...parts].sort(([, one], [, other]) => other - one)) {
  console.log(`| ${part} | ${((bytes / all) * (gzip / 1000)).toFixed(2)} |`)
}

/** `core/machine`, or the name of a dependency. */
function partOf(path: string): string {
  const dependency = path.match(/.*node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1]
  if (dependency) return dependency
  const [, name, folder = ''] = path.match(/packages\/([^/]+)\/src\/(?:([^/]+)\/)?/) ?? []
  return path.includes('.css.') ? `${name}, styles` : `${name}/${folder}`.replace(/\/$/, '')
}
