import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { FlowEvent } from '@fairwell/core'
import { createFairwellServer, createTokens, memoryBilling, type Store } from '@fairwell/server'
import { nodeListener } from '@fairwell/server/node'
import { pgliteStore } from '@fairwell/server/pglite'
import { UsageError } from '../usage-error.ts'
import { answerDev } from './answer-dev.ts'
import { createDemoAccounts } from './demo-accounts.ts'
import { createEventStream } from './event-stream.ts'
import { openFlowFile } from './flow-file.ts'
import { lockFolder } from './lock-folder.ts'

export interface DevServerOptions {
  /** Path of a flow definition. Default: the built-in example. */
  readonly flow?: string | undefined
  /** 0 takes any free one. */
  readonly port: number
  /** Folder of the embedded database. */
  readonly dataDir: string
  /** Gets lines for the person at the terminal. */
  readonly say: (line: string) => void
  /** Opens the store in a folder. Default: an embedded database. */
  readonly openStore?: ((folder: string) => Store) | undefined
}

export interface DevServer {
  readonly url: string
  /** What the flow is called in messages. */
  readonly flowName: string
  close(): Promise<void>
}

/**
 * Runs a server with an embedded store, and a demo page that uses it.
 *
 * @throws UsageError when the port is taken, the file is missing or the folder is in use.
 */
export async function startDev(options: DevServerOptions): Promise<DevServer> {
  const { flow, port, dataDir, say, openStore = openDatabase } = options
  const http = createServer()
  const boundPort = await listen(http, port)
  const unwind: (() => void)[] = [() => http.close(), () => http.closeAllConnections()]
  try {
    const file = openFlowFile(flow, say)
    unwind.push(file.close)
    unwind.push(lockFolder(dataDir))

    const url = `http://localhost:${boundPort}`
    const accounts = createDemoAccounts(Date.now())
    const billing = memoryBilling({
      accounts: Object.values(accounts),
      onChange: ({ kind, account }) =>
        say(`${account.subscriber?.id}: ${kind}, now ${account.subscription?.status}`),
    })
    const tokens = createTokens({ issuer: url, secret: randomBytes(32) })
    const store = openStore(dataDir)
    await store.ping()
    const stream = createEventStream()
    const server = createFairwellServer({
      definition: file.definition,
      ...{ tokens, billing, store, url: `${url}/fairwell` },
      onEvents: (events: readonly FlowEvent[]) => stream.send(events),
      onDiagnostic: ({ level, code, message }) => {
        if (level !== 'info') say(`${level} ${code} ${message}`)
      },
    })
    const fetch = (request: Request) =>
      answerDev({ request, server, tokens, billing, store, stream, accounts })
    http.on('request', nodeListener({ fetch }))

    return {
      url,
      flowName: flow === undefined ? file.name : `${file.name}, read again when it changes`,
      async close() {
        stream.close()
        for (const undo of unwind.splice(0)) undo()
        await server.close()
      },
    }
  } catch (error) {
    for (const undo of unwind.splice(0)) undo()
    throw error
  }
}

function openDatabase(folder: string): Store {
  return pgliteStore({ dataDir: join(folder, 'database') })
}

function listen(http: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', ({ code, message }: NodeJS.ErrnoException) => {
      const why =
        code === 'EADDRINUSE'
          ? `something else listens there. Try --port ${port + 1}, or 0 for any free one.`
          : message
      reject(new UsageError(`--port ${port}: ${why}`))
    })
    // Only this machine: it signs tokens for whoever asks.
    http.listen(port, 'localhost', () => resolve((http.address() as AddressInfo).port))
  })
}
