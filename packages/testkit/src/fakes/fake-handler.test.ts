import type { FlowAction } from '@fairwell/core'
import { describe, expect, it } from 'vitest'
import { fakeHandler } from './fake-handler.ts'
import { settle } from './settle.ts'

const action: FlowAction = {
  kind: 'cancel',
  attemptId: 'attempt',
  idempotencyKey: 'attempt:cancel',
  account: {},
}
const context = { signal: new AbortController().signal }

describe('fakeHandler', () => {
  it('resolves until told otherwise, and keeps each call', async () => {
    const handler = fakeHandler()
    await expect(handler(action, context)).resolves.toBeUndefined()
    handler.resolves({ receiptId: 'r-1' })
    await expect(handler(action, context)).resolves.toEqual({ receiptId: 'r-1' })
    expect(handler.calls.map((call) => call.action)).toEqual([action, action])
    expect(handler.lastCall()).toMatchObject({ context, settled: true })
  })

  it('fails for as many calls as the plan says, then does as before', async () => {
    const handler = fakeHandler().rejects(new Error('down'), { times: 2 })
    await expect(handler(action, context)).rejects.toThrow('down')
    await expect(handler(action, context)).rejects.toThrow('down')
    await expect(handler(action, context)).resolves.toBeUndefined()
  })

  it('throws before there is a promise', () => {
    const handler = fakeHandler().throws(new Error('broken'))
    expect(() => handler(action, context)).toThrow('broken')
    expect(handler.calls).toHaveLength(1)
  })

  it('hangs until its call is answered', async () => {
    const handler = fakeHandler().hangs()
    let answer: unknown = 'nothing yet'
    void handler(action, context).then((resolution) => {
      answer = resolution
    })
    await settle()
    expect(answer).toBe('nothing yet')
    expect(handler.lastCall().settled).toBe(false)
    handler.lastCall().resolve({ receiptId: 'late' })
    await settle()
    expect(answer).toEqual({ receiptId: 'late' })
  })

  it('says that there was no call', () => {
    expect(() => fakeHandler().lastCall()).toThrow('was not called')
  })
})
