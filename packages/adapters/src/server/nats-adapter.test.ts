import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { type FlowEvent, isDeliveryError } from '@fairwell/core'
import { anEvent, anEventBatch } from '@fairwell/testkit'
import { type BackendBehaviour, describeEventAdapter } from '@fairwell/testkit/contract'
import { jetstream, jetstreamManager } from '@nats-io/jetstream'
import { connect, type NatsConnection } from '@nats-io/transport-node'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { type NatsAdapterOptions, natsAdapter } from './nats-adapter.ts'

const context = () => ({ attempt: 1, signal: new AbortController().signal })

afterEach(() => vi.unstubAllGlobals())

interface Published {
  readonly subject: string
  readonly headers: { readonly [name: string]: string }
  readonly payload: string
}

/**
 * A server that speaks as much of the NATS protocol as a publisher to a stream meets, and fails on demand.
 * https://docs.nats.io/reference/reference-protocols/nats-protocol
 */
async function fakeNats() {
  const published: Published[] = []
  const sockets = new Set<Socket>()
  let behaviour: BackendBehaviour = 'takes'

  function answerTo(message: Published): string | undefined {
    const isRejected =
      typeof behaviour === 'object' &&
      'rejects' in behaviour &&
      behaviour.rejects.includes(`${message.headers['Nats-Msg-Id']}`)
    const status = typeof behaviour === 'object' && 'status' in behaviour ? behaviour.status : 200
    if (behaviour === 'silent') return undefined
    // What a stream says of a message that is larger than it takes, and of anything else that is wrong.
    if (isRejected || [400, 409, 413, 414, 422].includes(status)) {
      const description = 'message size exceeds maximum allowed'
      return JSON.stringify({ error: { code: 400, err_code: 10054, description } })
    }
    if (status !== 200) {
      return JSON.stringify({ error: { code: status, err_code: 10077, description: 'no' } })
    }
    published.push(message)
    return JSON.stringify({ stream: 'FAIRWELL', seq: published.length })
  }

  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => {})
    const info = {
      server_id: 'F',
      version: '2.10.0',
      headers: true,
      max_payload: 1_048_576,
      proto: 1,
    }
    socket.write(`INFO ${JSON.stringify({ ...info, jetstream: true })}\r\n`)
    const inboxes = new Map<string, string>()
    let waiting = Buffer.alloc(0)
    socket.on('data', (chunk) => {
      waiting = Buffer.concat([waiting, chunk])
      for (let end = waiting.indexOf('\r\n'); end >= 0; end = waiting.indexOf('\r\n')) {
        const [verb = '', ...words] = waiting.subarray(0, end).toString().split(' ')
        const rest = end + 2
        if (verb === 'HPUB') {
          const [subject = '', reply = ''] = words
          const [headerBytes = 0, allBytes = 0] = words.slice(-2).map(Number)
          if (waiting.length < rest + allBytes + 2) return
          const head = waiting.subarray(rest, rest + headerBytes).toString()
          const payload = waiting.subarray(rest + headerBytes, rest + allBytes).toString()
          waiting = waiting.subarray(rest + allBytes + 2)
          const headers = Object.fromEntries(
            head
              .split('\r\n')
              .slice(1)
              .filter((line) => line)
              .map((line) => {
                const at = line.indexOf(':')
                return [line.slice(0, at), line.slice(at + 1).trim()]
              }),
          )
          if (behaviour === 'unreachable') return void socket.destroy()
          const answer = answerTo({ subject, headers, payload })
          const [sid] =
            [...inboxes].find(([, inbox]) => reply.startsWith(inbox.replace('*', ''))) ?? []
          if (answer) socket.write(`MSG ${reply} ${sid} ${answer.length}\r\n${answer}\r\n`)
          continue
        }
        waiting = waiting.subarray(rest)
        if (verb === 'PING') socket.write('PONG\r\n')
        if (verb === 'SUB') inboxes.set(words[words.length - 1] ?? '', words[0] ?? '')
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    published,
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    behave(next: BackendBehaviour) {
      behaviour = next
    },
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

async function connected(address: string): Promise<NatsConnection> {
  const connection = await connect({ servers: address, reconnect: false, timeout: 2_000 })
  connection.closed().catch(() => {})
  return connection
}

async function aHarness(options: Partial<NatsAdapterOptions> = {}) {
  const server = await fakeNats()
  const connection = await connected(server.address)
  const client = jetstream(connection)
  return {
    ...server,
    adapter: natsAdapter({ jetstream: client, ...options }),
    receivedIds: () => server.published.map(({ headers }) => headers['ce-id'] ?? 'none'),
    async close() {
      await connection.close()
      server.close()
    },
  }
}

describeEventAdapter('nats', () => aHarness(), {
  cannot: {
    exit: 'a server does not go away like a page',
    retryAfter: 'a stream does not say how long to wait',
  },
})

describe('natsAdapter', () => {
  const event = anEvent('answer.given', {
    seq: 2,
    subject: 'Jörg "100 %" 🌱',
    data: { text: 'zu teuer – 29 €' },
  })

  async function published(options?: Partial<NatsAdapterOptions>, batch: FlowEvent[] = [event]) {
    const harness = await aHarness(options)
    onTestFinished(() => harness.close())
    await harness.adapter.deliver(batch, context())
    return harness.published
  }

  it('writes the attributes into headers and the data into the payload', async () => {
    const { data, ...attributes } = event
    const [message] = await published()
    expect(message).toEqual({
      subject: 'fairwell.answer.given',
      payload: JSON.stringify(data),
      headers: {
        'Nats-Msg-Id': attributes.id,
        'ce-specversion': '1.0',
        'ce-id': attributes.id,
        'ce-source': attributes.source,
        'ce-type': attributes.type,
        'ce-subject': 'J%C3%B6rg%20%22100%20%25%22%20%F0%9F%8C%B1',
        'ce-time': attributes.time,
        'ce-datacontenttype': 'application/json',
        'ce-dataschema': attributes.dataschema,
        'ce-attemptid': attributes.attemptid,
        'ce-attemptseq': '2',
      },
    })
    expect(decodeURIComponent(`${message?.headers['ce-subject']}`)).toBe(event.subject)
  })

  it('writes the whole event where that is asked for', async () => {
    const [message] = await published({ mode: 'structured' })
    expect(JSON.parse(`${message?.payload}`)).toEqual(event)
    expect(message?.headers).toEqual({
      'Nats-Msg-Id': event.id,
      'Content-Type': 'application/cloudevents+json',
    })
  })

  it('publishes under the subject that it is told', async () => {
    const batch = [anEvent(), event]
    const [one] = await published({ subject: 'billing.cancel-flow' }, [event])
    expect(one?.subject).toBe('billing.cancel-flow')
    const each = await published({ subject: ({ data }) => `flows.${data.flowId}` }, batch)
    expect(each.map(({ subject }) => subject)).toEqual(['flows.test-flow', 'flows.test-flow'])
  })

  it('names what is larger than the server takes, and delivers the rest', async () => {
    const large = anEvent('answer.given', { seq: 3, data: { text: 'x'.repeat(1_100_000) } })
    const harness = await aHarness()
    onTestFinished(() => harness.close())
    const delivery = harness.adapter.deliver([anEvent(), large, event], context())
    await expect(delivery).rejects.toMatchObject({ retryable: false, rejectedIds: [large.id] })
    expect(harness.receivedIds()).toEqual([anEvent().id, event.id])
  })

  it('stops where an event is to be sent again, so that none overtakes it', async () => {
    const harness = await aHarness()
    onTestFinished(() => harness.close())
    harness.behave({ status: 503 })
    await expect(harness.adapter.deliver(anEventBatch(3), context())).rejects.toMatchObject({
      retryable: true,
    })
    expect(harness.published).toEqual([])
  })

  it('does not take a subject that throws for a fault of the server', async () => {
    const subject = (): string => {
      throw new TypeError('no tenant')
    }
    const harness = await aHarness({ subject })
    onTestFinished(() => harness.close())
    const error: unknown = await harness.adapter.deliver([event], context()).catch((why) => why)
    expect(isDeliveryError(error)).toBe(false)
    expect(error).toBeInstanceOf(TypeError)
  })

  it('S-23 is refused in a page', () => {
    vi.stubGlobal('window', {})
    vi.stubGlobal('document', {})
    expect(() => natsAdapter({ jetstream: { publish: async () => {} } })).toThrow('FW5111')
  })
})

const program =
  process.env.NATS_SERVER ??
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'nats-server'))
    .find((path) => existsSync(path))

describe.skipIf(!program)(
  program
    ? 'natsAdapter and a real NATS server'
    : 'natsAdapter and a real NATS server (skipped: there is no nats-server in PATH or NATS_SERVER; it is not on npm)',
  () => {
    it('fills a stream with every event once, however often it is sent, in order', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'fairwell-nats-'))
      const server = spawn(`${program}`, ['-a', '127.0.0.1', '-p', '-1', '-js', '-sd', folder])
      onTestFinished(() => {
        server.kill('SIGKILL')
        rmSync(folder, { recursive: true, force: true })
      })
      const address = await new Promise<string>((resolve) => {
        server.stderr.setEncoding('utf8').on('data', (text: string) => {
          const port = text.match(/client connections on \S+:(\d+)/)?.[1]
          if (port) resolve(`127.0.0.1:${port}`)
        })
      })
      const connection = await connected(address)
      const manager = await jetstreamManager(connection)
      await manager.streams.add({ name: 'FAIRWELL', subjects: ['fairwell.>'] })
      const adapter = natsAdapter({ jetstream: jetstream(connection) })
      const batch = anEventBatch(20)
      await adapter.deliver(batch.slice(0, 12), context())
      await adapter.deliver(batch, { ...context(), attempt: 2 })

      const { state } = await manager.streams.info('FAIRWELL')
      expect(state.messages).toBe(20)
      for (const [index, event] of batch.entries()) {
        const stored = await manager.streams.getMessage('FAIRWELL', { seq: index + 1 })
        expect(stored?.subject).toBe(event.type)
        expect(stored?.json()).toEqual(event.data)
        expect(stored?.header.get('ce-id')).toBe(event.id)
        expect(stored?.header.get('Nats-Msg-Id')).toBe(event.id)
      }

      const outside = natsAdapter({ jetstream: jetstream(connection), subject: 'elsewhere' })
      await expect(outside.deliver(batch.slice(0, 1), context())).rejects.toMatchObject({
        retryable: true,
      })
      await connection.close()
      await expect(adapter.deliver(batch.slice(0, 1), context())).rejects.toMatchObject({
        retryable: true,
      })
    })
  },
)
