// Usage: pnpm --filter terminal-ui-example start [definition.json] [account.json]
//   [--jurisdiction us-mn] [--handlers works|fails-once|fails|none] [--events events.ndjson]
import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createCancelFlow, type EventAdapter } from '@fairwell/core'
import { checkAccountText, checkDefinitionText } from '@fairwell/core/schema'
import { runTerminal } from './run-terminal.ts'
import { simulatedHandlers } from './simulated-handlers.ts'
import { terminalIo } from './terminal-io.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    jurisdiction: { type: 'string' },
    handlers: { type: 'string', default: 'works' },
    events: { type: 'string' },
  },
})
const here = (path: string) => join(import.meta.dirname, path)
const [
  definitionFile = here('../definitions/flow.example.json'),
  accountFile = here('account.json'),
] = positionals

const checked = checkDefinitionText(readFileSync(definitionFile, 'utf8'))
const account = checkAccountText(readFileSync(accountFile, 'utf8'))
for (const [file, result] of [
  [definitionFile, checked],
  [accountFile, account],
] as const) {
  if (result.ok) continue
  for (const { code, message, line, column } of result.issues)
    console.error(`${file}:${line}:${column} ${code} ${message}`)
}
if (!checked.ok || !account.ok) process.exit(1)

const io = terminalIo(process.stdin, process.stdout)
const { events } = values
const eventFile: EventAdapter = {
  name: 'file',
  async deliver(batch) {
    for (const event of batch) appendFileSync(events ?? '', `${JSON.stringify(event)}\n`)
  },
}
const { jurisdiction } = values
const flow = createCancelFlow({
  definition: checked.definition,
  account: {
    ...account.account,
    subscriber: { ...account.account.subscriber, ...(jurisdiction && { jurisdiction }) },
  },
  handlers: simulatedHandlers(values.handlers, io.print),
  ...(events && { adapters: [eventFile] }),
  onDiagnostic: ({ level, code, message }) => {
    if (level !== 'info') console.error(`${level} ${code} ${message}`)
  },
})

const result = await runTerminal(flow, io)
io.print(
  `\nOutcome: ${result?.outcome ?? 'none'}${result?.offerId ? ` by ${result.offerId}` : ''}.`,
)
if (result?.outcome === 'released' || result?.outcome === 'failed')
  io.print("Now the host's own cancel runs.")
await flow.flush()
flow.dispose()
io.close()
