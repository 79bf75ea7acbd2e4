import { createRequire } from 'node:module'
import { Command, InvalidArgumentError } from 'commander'
import { startDev } from './dev/start-dev.ts'

const { version } = createRequire(import.meta.url)('../package.json') as { version: string }

interface DevFlags {
  readonly flow?: string
  readonly port: number
  readonly data: string
}

/** The `fairwell` command. */
export function createProgram(): Command {
  const program = new Command('fairwell')
    .description('Serve a demo of your cancel flow, with a server to run it.')
    .version(version)
    .showHelpAfterError('Run it with --help to see what there is.')

  program
    .command('dev')
    .description(
      'Serve a demo billing page with your flow on it, in server mode: signed tokens, billing in memory, an embedded database.',
    )
    .option('--flow <file>', 'flow definition, read again when it changes (default: an example)')
    .option('--port <number>', 'port to listen on; 0 for any free one', readPort, 4300)
    .option('--data <folder>', 'folder of the embedded database', '.fairwell')
    .action(async ({ flow, port, data }: DevFlags) => {
      const dev = await startDev({ flow, port, dataDir: data, say: console.log })
      console.log(`
  page    ${dev.url}/
  server  ${dev.url}/fairwell/v1/
  flow    ${dev.flowName}
  data    ${data}

  Ctrl+C ends it.
`)
      endWith(dev.close)
    })
  return program
}

function readPort(value: string): number {
  if (/^\d+$/.test(value) && Number(value) <= 65_535) return Number(value)
  throw new InvalidArgumentError('Write a number from 0 to 65535.')
}

/** The first signal closes what is open; the second one ends the process. */
function endWith(close: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void close().finally(() => process.exit()))
  }
}
