import { afterEach, describe, expect, it, vi } from 'vitest'
import { memoryPorts } from './memory-ports.ts'
import { uuidV7 } from './uuid-v7.ts'

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('uuidV7', () => {
  it('is valid and holds the time', () => {
    const now = Date.parse('2026-11-22T12:00:00.000Z')
    const id = uuidV7(now)
    expect(id).toMatch(shape)
    expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(now)
  })

  it.each([
    ['without crypto', undefined],
    ['with a crypto that has no getRandomValues', {}],
  ])('works %s', (_case, crypto) => {
    vi.stubGlobal('crypto', crypto)
    const ids = Array.from({ length: 1000 }, () => uuidV7(Date.now()))
    for (const id of ids) expect(id).toMatch(shape)
    expect(new Set(ids).size).toBe(1000)
  })

  it('never repeats', () => {
    expect(new Set(Array.from({ length: 10_000 }, () => uuidV7(0))).size).toBe(10_000)
  })
})

describe('memoryPorts', () => {
  it('has the real clock, which can be called off', () => {
    vi.useFakeTimers({ now: 5000 })
    const { clock } = memoryPorts()
    const seen: number[] = []
    clock.after(10, () => seen.push(clock.now()))
    const callOff = clock.after(5, () => seen.push(0))
    callOff()
    vi.advanceTimersByTime(20)
    expect(seen).toEqual([5010])
  })

  it('waits rather than fires at once where a timer cannot wait so long', () => {
    vi.useFakeTimers()
    const task = vi.fn()
    memoryPorts().clock.after(1e12, task)
    vi.advanceTimersByTime(1000)
    expect(task).not.toHaveBeenCalled()
  })

  it('has no storage, no page and no origin', () => {
    const ports = memoryPorts()
    expect(ports.storage).toBeUndefined()
    expect(ports.origin).toBe('')
    expect(() => ports.lifecycle.on('hidden', () => {})()).not.toThrow()
    expect(ports.random()).toBeLessThan(1)
    expect(ports.ids()).toMatch(shape)
  })

  it('takes what overrides name, the clock also for ids', () => {
    const ports = memoryPorts({
      clock: { now: () => 0, after: () => () => {} },
      origin: 'https://shop.example',
    })
    expect(ports.origin).toBe('https://shop.example')
    expect(ports.ids()).toMatch(/^00000000-0000-7/)
  })

  it('has a lock that lets tasks of one name run one after the other', async () => {
    const { lock } = memoryPorts()
    const seen: string[] = []
    const task = (name: string) => async () => {
      seen.push(`${name} in`)
      await Promise.resolve()
      seen.push(`${name} out`)
    }
    const first = lock.run('a', async () => {
      await task('first')()
      throw new Error('broken')
    })
    const others = [memoryPorts().lock.run('a', task('second')), lock.run('b', task('other'))]
    await expect(first).rejects.toThrow('broken')
    await Promise.all(others)
    expect(seen).toEqual([
      'first in',
      'other in',
      'first out',
      'other out',
      'second in',
      'second out',
    ])
  })
})
