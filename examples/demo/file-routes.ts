import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { transform } from 'esbuild'
import { type DemoWorld, readDefinitionText } from './demo-world.ts'
import { type Route, respond } from './route.ts'

const require = createRequire(import.meta.url)
const here = (path: string) => readFile(join(import.meta.dirname, path), 'utf8')

/** Files: those of the script tag as they are built, the definition, and the panel's own. */
export function fileRoutes(world: DemoWorld): readonly Route[] {
  return [
    {
      method: 'GET',
      path: /^\/(fairwell(?:-\w+)?\.js|locales\/[\w-]+\.js)$/,
      answer: async (_request, name) =>
        respond('js', await readFile(require.resolve(`@fairwell/embed/${name}`))),
    },
    {
      method: 'GET',
      path: /^\/flow\.json$/,
      answer: () => respond('json', readDefinitionText(world.settings.definition)),
    },
    {
      method: 'GET',
      path: /^\/script-tag\/(billing\.css)$/,
      answer: async (_request, name) => respond('css', await here(`../script-tag/${name}`)),
    },
    {
      method: 'GET',
      path: /^\/$/,
      answer: async () => respond('html', await here('panel/index.html')),
    },
    {
      method: 'GET',
      path: /^\/panel\/([\w-]+\.css)$/,
      answer: async (_request, name) => respond('css', await here(`panel/${name}`)),
    },
    {
      method: 'GET',
      // Browsers take no TypeScript; the panel is a few small files, so its types are left out on the way.
      path: /^\/panel\/([\w-]+\.ts)$/,
      answer: async (_request, name) => {
        const { code } = await transform(await here(`panel/${name}`), { loader: 'ts' })
        return respond('js', code)
      },
    },
  ]
}
