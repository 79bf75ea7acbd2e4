import { DeliveryError, type EventAdapter } from '@fairwell/core'
import { anEventBatch, fakeAdapter, settle } from '@fairwell/testkit'
import { describe, expect, it, vi } from 'vitest'
import { debug } from './debug.ts'

const context = { attempt: 2, signal: new AbortController().signal }

function printed() {
  const lines: unknown[] = []
  let depth = 0
  const log = (...data: unknown[]): void => {
    lines.push(depth ? { in: data[0] } : data[0])
  }
  return {
    lines,
    console: {
      log,
      debug: log,
      info: log,
      groupCollapsed(label: string) {
        log(label)
        depth++
      },
      groupEnd() {
        depth--
      },
    },
  }
}

describe('debug', () => {
  it('prints what goes to the adapter, and that it has it', async () => {
    const { lines, console } = printed()
    const batch = anEventBatch(2)
    await debug(fakeAdapter({ name: 'acme' }), { console }).deliver(batch, context)
    expect(lines).toEqual([
      'fairwell acme: delivers 2 events, attempt.started #1 to screen.viewed #2, try 2',
      { in: batch[0] },
      { in: batch[1] },
      expect.stringMatching(
        /^fairwell acme: has 2 events, attempt.started #1 to screen.viewed #2 after \d+ ms$/,
      ),
    ])
  })

  it('prints why a delivery failed', async () => {
    const { lines, console } = printed()
    const error = new DeliveryError('down', { retryable: true })
    const adapter = debug(fakeAdapter({ name: 'acme' }).rejects(error), { console })
    await expect(adapter.deliver(anEventBatch(1), context)).rejects.toBe(error)
    expect(lines.slice(2)).toEqual([
      expect.stringMatching(/^fairwell acme: failed with 1 event, attempt.started #1 after/),
      { in: error },
    ])
  })

  it('prints what is handed over, what is held, and the end', () => {
    const { lines, console } = printed()
    const inner = fakeAdapter({ name: 'acme' })
    const adapter = debug({ ...inner, standBy() {}, hold: () => Promise.resolve() }, { console })
    expect(adapter.deliverOnExit?.(anEventBatch(1))).toBe(true)
    void adapter.hold?.()
    adapter.standBy?.(anEventBatch(1))
    adapter.standBy?.([])
    adapter.dispose?.()
    const texts = lines.filter((line) => typeof line === 'string')
    expect(texts).toEqual([
      'fairwell acme: was handed 1 event, attempt.started #1',
      'fairwell acme: holds its events',
      'fairwell acme: leaves 1 event, attempt.started #1 with the browser',
      'fairwell acme: leaves nothing there',
      'fairwell acme: is disposed of',
    ])
    inner.takesOnExit = false
    expect(debug(inner, { console }).deliverOnExit?.(anEventBatch(1))).toBe(false)
    expect(lines).toContain('fairwell acme: could not be handed 1 event, attempt.started #1')
  })

  it('leaves no group open while a delivery is under way', async () => {
    const { console } = printed()
    const ended = vi.spyOn(console, 'groupEnd')
    const inner = fakeAdapter().hangs()
    void debug(inner, { console }).deliver(anEventBatch(1), context)
    await settle()
    expect(ended).toHaveBeenCalledTimes(1)
  })

  it('delivers where the console fails', async () => {
    const inner = fakeAdapter()
    const throws = (): never => {
      throw new Error('no console')
    }
    const console = {
      log: throws,
      debug: throws,
      info: throws,
      groupCollapsed: throws,
      groupEnd: throws,
    }
    const adapter: EventAdapter = debug(inner, { console })
    await adapter.deliver(anEventBatch(1), context)
    expect(adapter.deliverOnExit?.(anEventBatch(1))).toBe(true)
    adapter.dispose?.()
    expect(inner.deliveries).toHaveLength(1)
  })

  it('prints to the console of the moment', async () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {})
    vi.spyOn(console, 'groupCollapsed').mockImplementation(() => {})
    await debug(fakeAdapter()).deliver(anEventBatch(1), context)
    expect(log).toHaveBeenCalled()
    vi.restoreAllMocks()
  })
})
