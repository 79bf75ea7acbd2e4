// Packs every public package as it would be published and examines the tarball and its manifest.
import { execFile } from 'node:child_process'
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { type ExportTarget, type Manifest, type Package, packages } from './workspace.ts'

const SOURCE = '@fairwell/source'
const onWindows = process.platform === 'win32'
const run = promisify(execFile)
const problems: string[] = []
const folder = mkdtempSync(join(tmpdir(), 'fairwell-packed-'))

try {
  for (const pack of packages().filter((each) => !each.manifest.private)) await examine(pack)
} finally {
  rmSync(folder, { recursive: true })
}
for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exitCode = 1

async function examine(pack: Package) {
  const before = problems.length
  compareMaps(pack)
  findUnexported(pack)
  const tarball = join(folder, `${pack.folder}.tgz`)
  await run('pnpm', ['pack', '--out', tarball], { cwd: pack.path, shell: onWindows })
  await examineContents(pack, tarball)
  await lint(pack, tarball)
  await resolveTypes(pack, tarball)
  console.log(`${problems.length > before ? 'failed' : 'ok    '} ${pack.manifest.name}`)
}

/** In the repository the source condition comes first; what is published is the same map without it. */
function compareMaps({ folder: name, manifest }: Package) {
  const { exports = {}, publishConfig = {} } = manifest
  if (Object.keys(exports).length === 0) return
  for (const [key, target] of Object.entries(exports)) {
    if (typeof target === 'string') continue
    const conditions = Object.keys(target)
    if (conditions[0] !== SOURCE) report(name, `exports["${key}"] must begin with ${SOURCE}`)
    if (conditions.at(-1) !== 'default') report(name, `exports["${key}"] must end with "default"`)
  }
  const wanted = JSON.stringify(withoutSource(exports), null, 2)
  if (JSON.stringify(publishConfig.exports, null, 2) === wanted) return
  report(name, `publishConfig.exports must be exports without ${SOURCE}:\n${wanted}`)
}

/** Built files that only make sense when someone can import them. */
function findUnexported({ folder: name, path, manifest }: Package) {
  const meant: Record<string, string> = {
    adapters: 'dist/{,server/}*-adapter.js',
    core: 'dist/{index,standalone,schema/index,remote/index,browser/index}.js',
    embed: 'dist/*.js',
    widget: 'dist/locales/*.js',
  }
  const targets = paths(manifest.publishConfig?.exports ?? {})
  for (const file of globSync(meant[name] ?? 'dist/index.js', { cwd: path })) {
    if (!targets.some((target) => reaches(target, file))) report(name, `${file} is not exported`)
  }
}

async function examineContents({ folder: name }: Package, tarball: string) {
  const into = join(folder, name)
  mkdirSync(into)
  await run('tar', ['-xzf', tarball, '-C', into, '--strip-components=1'])
  const packed = JSON.parse(readFileSync(join(into, 'package.json'), 'utf8')) as Manifest
  if (JSON.stringify(packed).includes(SOURCE)) report(name, `${SOURCE} would be published`)
  const targets = [...paths(packed.exports ?? {}), ...Object.values(packed.bin ?? {})]
  for (const target of targets) {
    if (target.includes('*') || existsSync(join(into, target))) continue
    report(name, `${target} is named in the manifest and is not in the tarball`)
  }
  for (const file of globSync('**/*{.test.*,.test-d.*,.tsbuildinfo}', { cwd: into })) {
    report(name, `${file} does not belong in the tarball`)
  }
  if (!existsSync(join(into, 'LICENSE'))) report(name, 'the tarball has no LICENSE')
}

async function lint({ folder: name, path }: Package, tarball: string) {
  const data = readFileSync(tarball)
  const { messages, pkg } = await publint({
    strict: true,
    pack: { tarball: data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength) },
  })
  for (const message of messages) {
    if (message.type === 'suggestion') continue
    // The JSON Schema files are generated; before the first generation the pattern matches nothing.
    if (message.code === 'EXPORTS_GLOB_NO_MATCHED_FILES' && !existsSync(join(path, 'schemas')))
      continue
    report(name, `publint: ${formatMessage(message, pkg, { color: false })}`)
  }
}

async function resolveTypes({ folder: name, manifest }: Package, tarball: string) {
  const entries = Object.entries(manifest.exports ?? {})
    .filter(([, target]) => typeof target !== 'string')
    .map(([key]) => key)
    .filter((key) => !key.includes('*'))
  if (entries.length === 0) return
  const options = ['--profile', 'esm-only', '--format', 'ascii', '--no-emoji']
  const entrypoints = ['--entrypoints', ...entries]
  try {
    await run('pnpm', ['exec', 'attw', tarball, ...options, ...entrypoints], { shell: onWindows })
  } catch (error) {
    report(name, `attw: ${(error as { stdout?: string }).stdout ?? String(error)}`)
  }
}

function withoutSource(map: Record<string, ExportTarget>): Record<string, ExportTarget> {
  return Object.fromEntries(
    Object.entries(map).map(([key, target]) => {
      if (typeof target === 'string') return [key, target]
      const { [SOURCE]: _, ...rest } = target
      return [key, rest]
    }),
  )
}

function paths(map: Record<string, ExportTarget>): string[] {
  return Object.values(map).flatMap((target) =>
    typeof target === 'string' ? target : Object.values(target),
  )
}

function reaches(target: string, file: string): boolean {
  const [head = '', tail] = target.replace('./', '').split('*')
  return tail === undefined ? head === file : file.startsWith(head) && file.endsWith(tail)
}

function report(name: string, problem: string) {
  problems.push(`${name}: ${problem}`)
}
