import { join } from 'node:path'
import { type Plugin, rollup } from 'rollup'
import { browserPlugins } from '../browser-bundle.ts'
import { root } from '../workspace.ts'
import { type Fault, moduleName, plantFaults } from './plant-faults.ts'

/** The files of the script tag, not minified, with a fault planted in every function. */
export interface FaultyFiles {
  /** By the path at which a host serves them. */
  readonly files: Readonly<Record<string, string>>
  readonly faults: readonly Fault[]
}

const sources = {
  'fairwell.js': 'loader',
  'fairwell-flow.js': 'flow',
  'fairwell-delivery.js': 'delivery',
  'fairwell-check.js': 'check',
}
const folder = join(root, 'packages/embed/src')

/** Builds them from the source: twice each, for only what is in the bundle is to have faults. */
export async function buildFaultyFiles(
  names: readonly (keyof typeof sources)[],
): Promise<FaultyFiles> {
  const faults: Fault[] = []
  const files: Record<string, string> = {}
  for (const name of names) {
    const { modules } = await bundle(sources[name], [])
    const wanted = new Set(
      Object.entries(modules)
        .filter(([, { renderedLength }]) => renderedLength > 0)
        .map(([id]) => moduleName(id)),
    )
    const { code } = await bundle(sources[name], [
      plantFaults(faults, (module) => wanted.has(module)),
    ])
    files[name] = code
  }
  return { files, faults }
}

async function bundle(part: string, plugins: Plugin[]) {
  const built = await rollup({
    input: join(folder, part, 'index.ts'),
    plugins: [browserPlugins(), plugins],
    onLog() {},
  })
  const { output } = await built.generate({ format: 'iife', inlineDynamicImports: true })
  await built.close()
  return output[0]
}
