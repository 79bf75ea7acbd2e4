// What `npm start` runs: the demo on a port of this machine, until Ctrl+C.
// Usage: pnpm demo [--port 4400] [--data folder] [--fresh]
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startDemo } from '../examples/demo/start-demo.ts'
import { root } from './workspace.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    data: { type: 'string' },
    fresh: { type: 'boolean', default: false },
  },
})

const demo = await startDemo({
  port: Number(values.port ?? process.env.PORT ?? 4400),
  // A folder for each port: one process at a time may use a database.
  dataDir(port) {
    const folder = values.data ?? join(root, 'node_modules/.cache/fairwell-demo', String(port))
    if (values.fresh) rmSync(folder, { recursive: true, force: true })
    return folder
  },
})

console.log(`
  Fairwell demo   ${demo.url}

  A billing page, a Fairwell server and a live panel beside them.
  The page alone  ${demo.url}/server/  ${demo.url}/local/  ${demo.url}/handlers/

  Ctrl+C ends it.
`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void demo.close().then(() => process.exit(0))
  })
}
