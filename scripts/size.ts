// Compares each row of budgets.json with what was built; with --table, prints a Markdown table.
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Plugin } from 'esbuild'
import { minify } from 'terser'
import budgets from './budgets.json' with { type: 'json' }
import { find, isPlaceholder, root } from './workspace.ts'

interface Row {
  what: string
  /** Measured as it stands; of a pattern, each that it finds. */
  file?: string
  /** Measured after bundling `{ import }` from `file`. */
  import?: string
  /** Pattern of files, each bundled and measured. */
  bundle?: string
  /** They are one bundle, not one each. */
  together?: boolean
  /** Where the built file comes from; while that is a placeholder there is nothing to measure. */
  source: string
  /** Modules whose path begins so are left out. */
  without?: string | string[]
  max: number
  aim?: number
}

interface Measured {
  what: string
  row: Row
  /** Bytes after gzip; `undefined` when the source exists and the built file does not. */
  size: number | undefined
}

const asTable = process.argv.includes('--table')
const measured = (await Promise.all((budgets.sizes as Row[]).map(measure))).flat()

if (asTable) console.log('| what | gzip | at most | aim |\n|---|---|---|---|')
for (const { what, size, row } of asTable ? measured.flatMap(onlyLargest) : measured) {
  const aim = row.aim ? kB(row.aim) : ''
  if (asTable) console.log(`| ${what} | ${kB(size)} | ${kB(row.max)} | ${aim} |`)
  else
    console.log(
      `${verdict(size, row).padEnd(8)} ${kB(size).padStart(9)} of ${kB(row.max).padEnd(8)} ${what}`,
    )
}
if (measured.some(({ size, row }) => size === undefined || size > row.max)) process.exitCode = 1

/** Of many files of one kind a table names the limit once, with the largest. */
function onlyLargest(entry: Measured): Measured[] {
  const alike = measured.filter(({ row }) => row === entry.row)
  if (alike.length < 5) return [entry]
  const largest = Math.max(...alike.map(({ size }) => size ?? 0))
  const isFirst = alike[0] === entry
  return isFirst ? [{ ...entry, what: `${entry.row.what}, the largest`, size: largest }] : []
}

async function measure(row: Row): Promise<Measured[]> {
  const sources = find(row.source).filter(
    (path) => !/\.test(-d)?\./.test(path) && !isPlaceholder(path),
  )
  if (row.together) return [await measureTogether(row, sources)]
  if (row.bundle) return Promise.all(sources.map((source) => measureBuilt(row, source)))
  if (sources.length === 0) return []
  if (row.file?.includes('*')) {
    return find(row.file).map((file) => ({
      what: `${row.what}: ${basename(file)}`,
      row,
      size: gzipped(read(join(root, file))),
    }))
  }
  const file = join(root, row.file ?? '')
  if (row.import && !readFileSync(join(root, row.source), 'utf8').includes(row.import)) return []
  const code = row.import
    ? bundled(`export { ${row.import} } from ${JSON.stringify(file)}`, row)
    : read(file)
  return [{ what: row.what, row, size: gzipped(await code) }]
}

async function measureBuilt(row: Row, source: string): Promise<Measured> {
  const code = await bundled(`export * from ${JSON.stringify(builtFile(row, source))}`, row)
  return { what: `${row.what}: ${basename(builtFile(row, source))}`, row, size: gzipped(code) }
}

async function measureTogether(row: Row, sources: string[]): Promise<Measured> {
  // A file of types alone is not built.
  const files = sources.map((source) => builtFile(row, source)).filter(existsSync)
  const code = await bundled(
    files.map((file) => `export * from ${JSON.stringify(file)}`).join('\n'),
    row,
  )
  return { what: row.what, row, size: files.length ? gzipped(code) : undefined }
}

function builtFile(row: Row, source: string): string {
  const name = basename(source).replace(/\.tsx?$/, '.js')
  return join(root, (row.bundle ?? '').replace(/[^/]*$/, ''), name)
}

async function bundled(contents: string, row: Row): Promise<string | undefined> {
  const left = [row.without ?? []].flat().map((path) => join(root, path))
  try {
    const result = await build({
      stdin: { contents, resolveDir: root },
      bundle: true,
      minify: true,
      format: 'esm',
      target: 'es2022',
      write: false,
      logLevel: 'silent',
      define: { 'process.env.NODE_ENV': '"production"' },
      plugins: left.length ? [leaveOut(left)] : [],
    })
    // As our own browser files are: what a page pays is not what one pass of a fast minifier leaves.
    const options = { module: true, ecma: 2020, compress: { passes: 3 } } as const
    const { code } = await minify(result.outputFiles[0]?.text ?? '', options)
    // What names a module that is left out is in no page's bundle either.
    return left.length ? code?.replace(/import\{[^}]*\}from"[^"]*";/g, '') : code
  } catch (error) {
    console.error(String(error))
    return undefined
  }
}

/** Keeps every module whose path begins with one of `paths` out of the bundle, as if it were downloaded apart. */
function leaveOut(paths: string[]): Plugin {
  return {
    name: 'leave-out',
    setup({ onResolve, resolve }) {
      onResolve({ filter: /./ }, async ({ path, pluginData, ...from }) => {
        if (pluginData === 'asked' || from.kind === 'entry-point') return undefined
        const { importer, kind, resolveDir } = from
        const found = await resolve(path, { importer, kind, resolveDir, pluginData: 'asked' })
        return {
          ...found,
          external: found.external || paths.some((path) => found.path.startsWith(path)),
        }
      })
    },
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function gzipped(code: string | undefined): number | undefined {
  return code === undefined ? undefined : gzipSync(code, { level: 9 }).length
}

function verdict(size: number | undefined, row: Row): string {
  if (size === undefined) return 'MISSING'
  if (size > row.max) return 'TOO BIG'
  return row.aim && size > row.aim ? 'over aim' : 'ok'
}

function kB(size: number | undefined): string {
  return size === undefined ? '–' : `${(size / 1000).toFixed(2)} kB`
}
