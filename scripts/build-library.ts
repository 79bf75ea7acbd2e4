import { globSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type RollupLog, rollup } from 'rollup'
import esbuild from 'rollup-plugin-esbuild'
import { browserBundle } from './browser-bundle.ts'
import type { Package } from './workspace.ts'

/** Builds the entries named in a package's `exports` and `bin`, file by file, with every dependency left outside. */
export async function buildLibrary(pack: Package): Promise<void> {
  const input = entries(pack)
  if (input.length === 0) return
  const dist = join(pack.path, 'dist')
  const bundle = await rollup({
    input,
    external: (id) => !id.startsWith('.') && !id.startsWith('/') && !/^[A-Za-z]:/.test(id),
    plugins: [
      esbuild({
        target: 'es2022',
        jsx: 'automatic',
        jsxImportSource: 'preact',
        tsconfig: false,
        sourceMap: true,
      }),
    ],
    treeshake: { moduleSideEffects: false },
    onLog: strict,
  })
  const { output } = await bundle.write({
    dir: dist,
    format: 'es',
    preserveModules: true,
    preserveModulesRoot: join(pack.path, 'src'),
    sourcemap: true,
  })
  await bundle.close()
  removeLeftovers(pack, new Set(output.map((file) => file.fileName)))
}

/** Builds the one file for pages without a bundler: core and what it needs, minified. */
export async function buildStandalone(pack: Package): Promise<void> {
  await browserBundle({
    input: join(pack.path, 'src/index.ts'),
    file: join(pack.path, 'dist/standalone.js'),
    format: 'es',
  })
}

function entries({ path, manifest }: Package): string[] {
  const exported = Object.values(manifest.exports ?? {}).flatMap((target) =>
    typeof target === 'string' ? [] : (target['@fairwell/source'] ?? []),
  )
  const bins = Object.values(manifest.bin ?? {}).map((file) =>
    file.replace('./dist/', './src/').replace(/\.js$/, '.ts'),
  )
  return [...new Set([...exported, ...bins])].flatMap((file) =>
    file.includes('*')
      ? globSync(file, { cwd: path, exclude: (each) => /\.test(-d)?\./.test(String(each)) }).map(
          (each) => join(path, each),
        )
      : join(path, file),
  )
}

// Neither Rollup nor `tsc -b` removes what an earlier source file left behind, and all of dist is packed.
function removeLeftovers({ path }: Package, written: Set<string>) {
  for (const file of globSync('**/*.{js,js.map,d.ts,d.ts.map}', { cwd: join(path, 'dist') })) {
    const name = file.replaceAll('\\', '/')
    const stem = name.replace(/\.(d\.ts|js)(\.map)?$/, '')
    const isDeclaration = name.includes('.d.ts')
    const hasSource = globSync(`src/${stem}.{ts,tsx}`, { cwd: path }).length > 0
    if (isDeclaration ? !hasSource : !written.has(name)) rmSync(join(path, 'dist', file))
  }
}

function strict(level: string, log: RollupLog) {
  if (level !== 'warn' || log.code === 'EMPTY_BUNDLE') return
  throw new Error(log.message)
}
