import { join } from 'node:path'
import { build } from 'esbuild'

/** What to bundle for a host page: its own script, with the real libraries that it imports. */
export interface HostScript {
  /** The script itself, in TSX; or `file`. */
  readonly source?: string | undefined
  /** The path of the script, instead of `source`. */
  readonly file?: string | undefined
  /** Other packages under the names that are imported: `{ react: 'react-18', 'react-dom': 'react-dom-18' }`. */
  readonly alias?: Readonly<Record<string, string>> | undefined
  /** What `process.env.NODE_ENV` says; React mounts twice only in development. */
  readonly mode?: 'production' | 'development' | undefined
}

const made = new Map<string, Promise<string>>()

/**
 * Bundles a host page's script into one classic script, once for each process. Packages are those
 * of the scenarios; an imported style sheet or SVG is its text.
 *
 * @throws where it does not bundle.
 */
export function bundleHost(host: HostScript): Promise<string> {
  const key = JSON.stringify(host)
  const known = made.get(key)
  if (known) return known
  const bundled = bundle(host)
  made.set(key, bundled)
  return bundled
}

async function bundle({ source, file, alias, mode = 'production' }: HostScript): Promise<string> {
  const resolveDir = join(import.meta.dirname, '..')
  const { outputFiles } = await build({
    ...(file === undefined
      ? { stdin: { contents: source ?? '', loader: 'tsx', resolveDir, sourcefile: 'host.tsx' } }
      : { entryPoints: [file] }),
    alias: { ...alias },
    absWorkingDir: resolveDir,
    nodePaths: [join(resolveDir, 'node_modules')],
    bundle: true,
    write: false,
    minify: mode === 'production',
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    // Our packages from their source, drawn with Preact as their own tsconfig.json says.
    conditions: ['@fairwell/source'],
    define: { 'process.env.NODE_ENV': JSON.stringify(mode), global: 'globalThis' },
    loader: { '.css': 'text', '.svg': 'text' },
    logLevel: 'silent',
  })
  // A page may hold it inline.
  return (outputFiles[0]?.text ?? '').replaceAll('</script', '<\\/script')
}
