import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import { type Plugin, rollup } from 'rollup'
import esbuild from 'rollup-plugin-esbuild'
import { minify } from 'terser'
import { minifyCss } from './minify-css.ts'
import { withoutHtml } from './without-html.ts'

/** What to bundle, where to, and as what. */
export interface BrowserBundle {
  input: string
  file: string
  format: 'es' | 'iife'
  /**
   * All of it will run: Chromium compiles it while it loads, beside the page's own work, instead of
   * piece by piece when somebody waits (https://v8.dev/blog/explicit-compile-hints).
   */
  allRuns?: boolean | undefined
  /** Code in place of the modules whose paths end so: what only the build knows. */
  replace?: Readonly<Record<string, string>> | undefined
}

/** Fields of Preact's own, and of class components, which nobody here writes: they may have any name. */
const notOurs =
  /^(__[A-Za-z]|component(Did|Will)\w+|getDerivedState\w+|getChildContext|getSnapshotBeforeUpdate|shouldComponentUpdate|setState|forceUpdate|debounceRendering)$/

/** What every bundle for browsers goes through before it is minified. */
export function browserPlugins(replace: BrowserBundle['replace'] = {}): Plugin[] {
  return [
    {
      name: 'jsx-by-h',
      // Preact draws with `h` whatever we do; the JSX runtime would come on top of it.
      transform(code, id) {
        if (!id.endsWith('.tsx')) return null
        return {
          code: `import { Fragment as _Fragment, h as _h } from 'preact'\n${code}`,
          map: null,
        }
      },
    },
    {
      name: 'of-2020',
      // esbuild changes syntax; these two came to the browsers' libraries a year later.
      transform: (code) => ({
        code: code
          .replaceAll(/\bObject\.hasOwn\(/g, 'Object.prototype.hasOwnProperty.call(')
          .replaceAll(/\.at\(-1\)/g, '.slice(-1)[0]'),
        map: null,
      }),
    },
    {
      name: 'replace-modules',
      load(id) {
        const path = id.replaceAll('\\', '/')
        const [, code] = Object.entries(replace).find(([end]) => path.endsWith(end)) ?? []
        return code ?? null
      },
    },
    minifyCss(),
    withoutHtml(),
    nodeResolve({
      exportConditions: ['@fairwell/source', 'browser', 'production'],
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
    }),
    esbuild({
      include: /\.m?[jt]sx?$/,
      exclude: [],
      target: 'es2020',
      jsx: 'transform',
      jsxFactory: '_h',
      jsxFragment: '_Fragment',
      tsconfig: false,
      // A declared field is a type here; as an assignment it would need a helper of its own.
      tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
      define: { 'process.env.NODE_ENV': '"production"' },
    }),
  ]
}

/**
 * Writes one minified file that a browser of 2020 runs, with its dependencies inside, and beside it the licences of
 * those dependencies: they ask to go along with every copy.
 */
export async function browserBundle({
  input,
  file,
  format,
  allRuns,
  replace,
}: BrowserBundle): Promise<void> {
  const bundle = await rollup({
    input,
    plugins: [
      browserPlugins(replace),
      {
        name: 'terser',
        async renderChunk(code) {
          const result = await minify(code, {
            ecma: 2020,
            module: format === 'es',
            toplevel: true,
            compress: { passes: 3 },
            mangle: { properties: { regex: notOurs } },
            // A page that is not UTF-8 reads classic scripts by its own encoding.
            format: { comments: false, ascii_only: true },
          })
          const hint = allRuns ? '//# allFunctionsCalledOnLoad\n' : ''
          return { code: hint + (result.code ?? ''), map: null }
        },
      },
    ],
    onLog(level, log) {
      if (level !== 'warn' || log.code === 'EMPTY_BUNDLE') return
      throw new Error(log.message)
    },
  })
  await bundle.write({ file, format, inlineDynamicImports: true })
  await bundle.close()
  const licences = licencesOf(bundle.watchFiles)
  if (licences) writeFileSync(file.replace(/\.js$/, '.licenses.txt'), licences)
}

function licencesOf(modules: string[]): string {
  const folders = modules
    .map((path) => path.replaceAll('\\', '/'))
    .flatMap((path) => path.match(/^.*\/node_modules\/(@[^/]+\/)?[^/]+/)?.[0] ?? [])
  return [...new Set(folders)]
    .filter((folder) => existsSync(join(folder, 'package.json')))
    .map((folder) => {
      const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
      const [licence] = globSync('LICEN[CS]E*', { cwd: folder })
      if (!licence) throw new Error(`${name} ${version} has no licence file to pass on`)
      return `${name} ${version}\n\n${readFileSync(join(folder, licence), 'utf8').trim()}\n`
    })
    .sort()
    .join('\n\n')
}
