import {
  type AttemptResult,
  createCancelFlow,
  type FlowEvent,
  type Handlers,
  type StoragePort,
} from '@fairwell/core'
import { runTerminal, type TerminalIo } from '../../../../examples/terminal-ui/run-terminal.ts'
import { makeHandlers } from './make-handlers.ts'
import type { Path, Step } from './path.ts'

/** Walks a path in the text UI, and returns the events and how often the host's cancel was due. */
export async function driveTerminal(path: Path): Promise<{
  readonly events: readonly FlowEvent[]
  readonly cancels: number
}> {
  const events: FlowEvent[] = []
  const handlers = makeHandlers(path.handling) as Handlers
  const storage = memoryStorage()
  const steps = [...path.steps]
  let cancels = 0
  const note = (result: AttemptResult | undefined) => {
    if (result && /released|failed/.test(result.outcome)) cancels++
  }
  for (;;) {
    const { definition, account } = path
    const flow = createCancelFlow({ definition, account, handlers, ports: { storage } })
    flow.on('event', (event) => events.push(event))
    const io = scriptedIo(steps)
    const ended = runTerminal(flow, io)
    // The page goes away: what was typed before is kept, and a new one starts.
    const reloaded = await Promise.race([ended.then(() => false), io.reloads.then(() => true)])
    if (!reloaded) note(await ended)
    flow.dispose()
    await new Promise((done) => setTimeout(done, 10))
    const next = steps.shift()
    if (next === undefined) return { events, cancels }
    if (next !== 'return' && next !== 'reload')
      throw new Error(`${JSON.stringify(next)} when closed`)
  }
}

function memoryStorage(): StoragePort {
  const entries = new Map<string, string>()
  return {
    get: async (key) => entries.get(key),
    set: async (key, value) => {
      entries.set(key, value)
    },
    delete: async (key) => {
      entries.delete(key)
    },
  }
}

const labels: { readonly [step: string]: readonly string[] } = {
  next: ['Continue', 'Yes'],
  back: ['Back'],
  decline: ['No thanks', 'No'],
  cancel: ['Cancel now', 'Cancel subscription', 'Try again', 'Cancel anyway'],
  dismiss: ['Close', 'Keep my subscription'],
  release: ["Leave it to the page's own cancel"],
}

/** What to choose for a step, and what to say if then asked. */
function plan(step: Step): { readonly wanted: readonly string[]; readonly says: string } {
  if (typeof step === 'string') return { wanted: labels[step] ?? [], says: '' }
  if ('reason' in step) return { wanted: [`( ) ${step.reason}`], says: '' }
  if ('comment' in step) return { wanted: ['Comment: Anything else'], says: step.comment }
  if ('question' in step)
    return { wanted: [`Answer: ${step.question}`], says: step.answers.join(',') }
  if ('open' in step) {
    const { open, link } = step
    return { wanted: [`Open: ${open}: ${link}`, `Open: ${open}`], says: '' }
  }
  const { accept, choice } = step
  return { wanted: [`Accept: ${accept}${choice ? `: ${choice}` : ''}`], says: '' }
}

function scriptedIo(steps: Step[]): TerminalIo & { readonly reloads: Promise<void> } {
  let says = ''
  let reload = () => {}
  const reloads = new Promise<void>((resolve) => {
    reload = resolve
  })
  return {
    reloads,
    print: () => {},
    async choose(offered, signal) {
      // While an action is under way the screen changes by itself.
      if (signal)
        return new Promise((resolve) => signal.addEventListener('abort', () => resolve(undefined)))
      if (steps[0] === 'result') steps.shift()
      if (steps[0] === 'reload') {
        reload()
        return new Promise(() => {})
      }
      const step = steps.shift()
      if (!step) throw new Error(`nothing left to do among ${offered.join(' | ')}`)
      const { wanted, says: words } = plan(step)
      says = words
      for (const label of wanted) {
        const exact = offered.indexOf(label)
        const index = exact >= 0 ? exact : offered.findIndex((text) => text.startsWith(label))
        if (index >= 0) return index
      }
      throw new Error(`no ${wanted.join(' / ')} among ${offered.join(' | ')}`)
    },
    ask: async () => says,
  }
}
