import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { checkResponse, type EventAdapter, type EventBatch } from '@fairwell/core'
import { beforeAll, describe, expect, it } from 'vitest'
import { describeEventAdapter } from './describe-event-adapter.ts'
import { type FakeBackend, fakeBackend } from './fake-backend.ts'

// The suite is run by a runner of its own, on adapters with one fault each: there its tests are to fail.
const isInner = process.env.FAIRWELL_FAULTY_ADAPTERS === 'yes'

type Fault = (adapter: EventAdapter, backend: FakeBackend) => Partial<EventAdapter>

/** Adapters that do one thing wrong, by the test that is to say so. */
const faults: { readonly [saidBy: string]: Fault } = {
  'does nothing by being made: no request, no listener, no global': () => {
    clearInterval(setInterval(() => {}, 60_000))
    return {}
  },
  'has delivered a batch, in order, when it resolves': (adapter) => ({
    deliver: (batch, context) => adapter.deliver([...batch].reverse(), context),
  }),
  'delivers batch after batch': (adapter) => {
    let batches = 0
    return {
      async deliver(batch, context) {
        batches += 1
        if (batches <= 4) await adapter.deliver(batch, context)
      },
    }
  },
  'takes a batch as large as its limits say, or of 100': (adapter) => ({
    deliver: (batch, context) => adapter.deliver(batch.slice(0, 50), context),
  }),
  'takes every type of event, and keeps the order of attempts': (adapter) => ({
    deliver: (batch, context) =>
      adapter.deliver(
        [...batch].sort((one, other) => (one.id < other.id ? -1 : 1)),
        context,
      ),
  }),
  'takes whatever words a subscriber writes': (adapter) => ({
    async deliver(batch, context) {
      encodeURIComponent(batch.map(({ data }) => Object(data).text).join(''))
      await adapter.deliver(batch, context)
    },
  }),
  'leaves the batch and its events as they were': (adapter) => ({
    async deliver(batch, context) {
      for (const event of batch) Object.assign(event, { sentBy: 'acme' })
      await adapter.deliver(batch, context)
    },
  }),
  'waits for nothing, or says what it waits for': () => ({ hold: () => true as never }),
  'does not resolve before the backend has answered': (adapter) => ({
    async deliver(batch, context) {
      adapter.deliver(batch, context).catch(() => {})
    },
  }),
  'rejects when it is aborted': (adapter) => ({
    deliver: (batch, context) =>
      adapter.deliver(batch, context).catch((error) => {
        if (!context.signal.aborted) throw error
      }),
  }),
  'says that 400 is not to be retried: the content is refused': (adapter) => ({
    deliver: (batch, context) =>
      adapter.deliver(batch, context).catch((error) => {
        throw Object.assign(error, { retryable: true })
      }),
  }),
  'says that 401 may be retried: the page may not, and the events are right': (adapter) => ({
    deliver: (batch, context) =>
      adapter.deliver(batch, context).catch((error) => {
        throw Object.assign(error, { retryable: error.retryable && !/40[134]/.test(error.message) })
      }),
  }),
  'passes on how long to wait': (adapter) => ({
    deliver: (batch, context) =>
      adapter.deliver(batch, context).catch((error) => {
        throw Object.assign(error, { retryAfterMs: undefined })
      }),
  }),
  'names the events that are refused': (adapter) => ({
    deliver: (batch, context) =>
      adapter.deliver(batch, context).catch((error) => {
        throw Object.assign(error, { rejectedIds: undefined })
      }),
  }),
  'asks once and leaves it to the queue to try again': (adapter) => ({
    deliver: (batch, context) =>
      adapter.deliver(batch, context).catch(() => adapter.deliver(batch, context)),
  }),
  'delivers the same ids when it is given the batch again': (adapter) => ({
    deliver: (batch, context) =>
      adapter.deliver(
        context.attempt === 1 ? batch : batch.map((event) => ({ ...event, id: `${event.id}-2` })),
        context,
      ),
  }),
  'hands over at once when the page goes away': () => ({ deliverOnExit: () => true }),
  'hands over in a request that outlives the page': (_adapter, { fetch }) => ({
    deliverOnExit(batch) {
      fetch('https://acme.example', { method: 'POST', body: JSON.stringify(batch) }).catch(() => {})
      return true
    },
  }),
  'never throws at a batch that is too big for a page that goes away': (adapter) => ({
    deliverOnExit(batch) {
      if (JSON.stringify(batch).length > 65_536) throw new TypeError('too big')
      return adapter.deliverOnExit?.(batch) ?? false
    },
  }),
  'may be disposed of twice, and unused': () => {
    let isOpen = true
    return {
      dispose() {
        if (!isOpen) throw new Error('closed already')
        isOpen = false
      },
    }
  },
}

function soundAdapter({ fetch }: FakeBackend): EventAdapter {
  const post = async (batch: EventBatch, init: RequestInit): Promise<Response> =>
    fetch('https://acme.example', { method: 'POST', body: JSON.stringify(batch), ...init })
  return {
    name: 'acme',
    async deliver(batch, { signal }) {
      await checkResponse(await post(batch, { signal }).catch(() => Response.error()))
    },
    deliverOnExit(batch) {
      post(batch, { keepalive: true }).catch(() => {})
      return true
    },
  }
}

function describeFaultyAdapters(): void {
  for (const [saidBy, fault] of [['nothing', () => ({})] as const, ...Object.entries(faults)]) {
    describeEventAdapter(saidBy, () => {
      const backend = fakeBackend((body) => JSON.parse(body).map(({ id }: { id: string }) => id))
      const sound = soundAdapter(backend)
      return { ...backend, adapter: { ...sound, ...fault(sound, backend) } }
    })
  }
}

interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[]
      readonly title: string
      readonly status: 'passed' | 'failed' | 'skipped'
    }[]
  }[]
}

/** Of a faulty adapter only the test that is to fail is run; of the sound one, all. */
const worthRunning = 'adapters: (nothing|(.+?) (> )?\\2$)'

/** Runs this file again; gives the titles of the tests that failed, by the adapter that they were about. */
async function runInner(): Promise<ReadonlyMap<string, readonly string[]>> {
  const root = join(import.meta.dirname, '../../../..')
  const folder = await mkdtemp(join(tmpdir(), 'fairwell-contract-'))
  const outputFile = join(folder, 'report.json')
  const options = ['--project=unit', '--reporter=json', `--outputFile=${outputFile}`]
  await promisify(execFile)(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      ...['run', ...options, '-t', worthRunning, import.meta.filename],
    ],
    { cwd: root, env: { ...process.env, FAIRWELL_FAULTY_ADAPTERS: 'yes' } },
  ).catch(() => 'tests have failed, as they are to')
  const report: Report = JSON.parse(await readFile(outputFile, 'utf8'))
  await rm(folder, { recursive: true })
  const failed = new Map<string, string[]>()
  for (const { ancestorTitles, title, status } of report.testResults[0]?.assertionResults ?? []) {
    const adapter = ancestorTitles.join('').replace('the contract of event adapters: ', '')
    const titles = failed.get(adapter) ?? []
    failed.set(adapter, status === 'failed' ? [...titles, title] : titles)
  }
  return failed
}

if (isInner) describeFaultyAdapters()
else
  describe('describeEventAdapter', () => {
    let failed: ReadonlyMap<string, readonly string[]>
    beforeAll(async () => {
      failed = await runInner()
    }, 60_000)

    it('lets a sound adapter pass', () => {
      expect(failed.get('nothing')).toEqual([])
    })

    it.each(Object.keys(faults))('finds the fault: "%s" fails', (saidBy) => {
      expect(failed.get(saidBy)).toContain(saidBy)
    })
  })
