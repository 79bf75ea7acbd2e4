import { nodeResolve } from '@rollup/plugin-node-resolve'
import { rollup } from 'rollup'
import esbuild from 'rollup-plugin-esbuild'
import { minify } from 'terser'

/** What to bundle, where to, and as what. */
export interface BrowserBundle {
  input: string
  file: string
  format: 'es' | 'iife'
}

/** Writes one minified file that a browser of 2020 runs, with its dependencies inside. */
export async function browserBundle({ input, file, format }: BrowserBundle): Promise<void> {
  const bundle = await rollup({
    input,
    plugins: [
      nodeResolve({
        exportConditions: ['@fairwell/source', 'browser', 'production'],
        extensions: ['.ts', '.tsx', '.mjs', '.js'],
      }),
      esbuild({
        include: /\.m?[jt]sx?$/,
        exclude: [],
        target: 'es2020',
        jsx: 'automatic',
        jsxImportSource: 'preact',
        tsconfig: false,
        define: { 'process.env.NODE_ENV': '"production"' },
      }),
      {
        name: 'terser',
        async renderChunk(code) {
          const result = await minify(code, {
            ecma: 2020,
            module: format === 'es',
            toplevel: true,
            compress: { passes: 3 },
            format: { comments: false },
          })
          return { code: result.code ?? '', map: null }
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
}
