import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)
const names = /^\/fairwell\/(fairwell(?:-\w+)?\.js|locales\/[\w-]+\.js)$/

/** One of the built files of `@fairwell/embed`, by its path below `/fairwell/`; `undefined` for anything else. */
export async function readEmbedFile(pathname: string): Promise<Response | undefined> {
  const name = names.exec(pathname)?.[1]
  if (!name) return undefined
  const manifest = require.resolve('@fairwell/embed/package.json')
  const headers = { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' }
  try {
    return new Response(await readFile(join(dirname(manifest), 'dist', name), 'utf8'), { headers })
  } catch {
    const message = `// ${name} is not built: run "pnpm build" in the repository.`
    return new Response(message, { status: 404, headers })
  }
}
