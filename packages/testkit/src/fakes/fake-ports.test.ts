import { describe, expect, it } from 'vitest'
import { fakePorts } from './fake-ports.ts'
import { settle } from './settle.ts'

const uuidV7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

describe('the clock of fakePorts', () => {
  it('runs what falls due in order, each at its own time', async () => {
    const { clock } = fakePorts({ startAt: 0 })
    const seen: string[] = []
    clock.after(20, () => seen.push(`b at ${clock.now()}`))
    clock.after(10, () => {
      seen.push(`a at ${clock.now()}`)
      clock.after(5, () => seen.push(`c at ${clock.now()}`))
    })
    clock.after(31, () => seen.push('late'))
    await clock.advance(30)
    expect(seen).toEqual(['a at 10', 'c at 15', 'b at 20'])
    expect(clock.now()).toBe(30)
    expect(clock.waiting()).toBe(1)
  })

  it('calls a task off', async () => {
    const { clock } = fakePorts()
    const callOff = clock.after(10, () => expect.unreachable())
    callOff()
    await clock.advance(20)
  })

  it('lets promises settle between tasks', async () => {
    const { clock } = fakePorts()
    const seen: string[] = []
    clock.after(1, () => void Promise.resolve().then(() => seen.push('promise of the first')))
    clock.after(1, () => seen.push('second'))
    await clock.advance(1)
    expect(seen).toEqual(['promise of the first', 'second'])
  })
})

describe('the ids and the randomness of fakePorts', () => {
  it('gives valid UUIDv7 that differ, rise, and are the same in the next run', async () => {
    const run = async () => {
      const ports = fakePorts()
      const ids = [ports.ids(), ports.ids()]
      await ports.advance(5)
      return [...ids, ports.ids(), ports.reload().ids()]
    }
    const ids = await run()
    for (const id of ids) expect(id).toMatch(uuidV7)
    expect([...new Set(ids)].sort()).toEqual(ids)
    expect(await run()).toEqual(ids)
  })

  it('gives numbers in [0, 1) that the seed decides', () => {
    const draw = (seed: number) => {
      const { random } = fakePorts({ seed })
      return Array.from({ length: 100 }, random)
    }
    expect(draw(7)).toEqual(draw(7))
    expect(draw(7)).not.toEqual(draw(8))
    expect(draw(7).every((one) => one >= 0 && one < 1)).toBe(true)
  })
})

describe('the storage of fakePorts', () => {
  it('survives a reload, and the page that is gone no longer writes', async () => {
    const before = fakePorts()
    await before.storage.set('a', '1')
    const after = before.reload()
    void before.storage.set('a', 'from the old page')
    await settle()
    expect(await after.storage.get('a')).toBe('1')
    expect(await after.storage.keys()).toEqual(['a'])
  })

  it('fails the way it is told to, and mends', async () => {
    const { storage } = fakePorts()
    storage.failure = 'denied'
    await expect(storage.get('a')).rejects.toThrow('denied')
    storage.failure = 'quota'
    await expect(storage.set('a', '1')).rejects.toThrow('full')
    await expect(storage.get('a')).resolves.toBeUndefined()
    storage.failure = 'hang'
    let settled = false
    void storage.get('a').finally(() => {
      settled = true
    })
    await settle()
    expect(settled).toBe(false)
    storage.failure = undefined
    await storage.set('a', '1')
    await storage.delete('a')
    expect(await storage.get('a')).toBeUndefined()
  })
})

describe('a reload of fakePorts', () => {
  it('ends the timers of the old page and keeps the time', async () => {
    const before = fakePorts({ startAt: 0 })
    before.clock.after(10, () => expect.unreachable())
    await before.advance(3)
    const after = before.reload()
    before.clock.after(1, () => expect.unreachable())
    await after.advance(20)
    expect(after.clock.now()).toBe(23)
  })
})

describe('the lock of fakePorts', () => {
  it('is held by one tab at a time, in the order of asking', async () => {
    const one = fakePorts()
    const two = one.newTab()
    const seen: string[] = []
    const hold = (name: string, ms: number) => async () => {
      seen.push(`${name} in`)
      await new Promise<void>((resolve) => one.clock.after(ms, resolve))
      seen.push(`${name} out`)
    }
    void one.lock.run('lock', hold('one', 10))
    void two.lock.run('lock', hold('two', 10))
    void two.lock.run('another', hold('another', 1))
    await one.advance(30)
    expect(seen).toEqual(['one in', 'another in', 'another out', 'one out', 'two in', 'two out'])
    expect(one.lock.held()).toEqual([])
  })

  it('is let go when its page goes away, and when its task throws', async () => {
    const one = fakePorts()
    const two = one.newTab()
    void one.lock.run('lock', () => new Promise(() => {}))
    let granted = 0
    const waiting = two.lock.run('lock', async () => {
      granted += 1
      throw new Error('broken')
    })
    await settle()
    expect(granted).toBe(0)
    one.reload()
    await expect(waiting).rejects.toThrow('broken')
    await two.lock.run('lock', async () => {
      granted += 1
    })
    expect(granted).toBe(2)
  })
})

describe('the lifecycle of fakePorts', () => {
  it('tells the listeners of that moment until they stop', () => {
    const { lifecycle } = fakePorts()
    const seen: string[] = []
    const stop = lifecycle.on('hidden', () => seen.push('hidden'))
    lifecycle.on('gone', () => seen.push('gone'))
    lifecycle.fire('hidden')
    stop()
    lifecycle.fire('hidden')
    lifecycle.fire('gone')
    expect(seen).toEqual(['hidden', 'gone'])
    expect(lifecycle.listeners()).toBe(1)
  })
})
