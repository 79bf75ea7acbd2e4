// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { browserPorts } from './browser-ports.ts'

beforeEach(() => localStorage.clear())
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

describe('the storage of a page', () => {
  const storage = () => {
    const { storage } = browserPorts()
    if (!storage?.keys) throw new Error('no storage')
    return { ...storage, keys: storage.keys }
  }

  it('is localStorage under a name of its own', async () => {
    localStorage.setItem('theirs', 'x')
    const port = storage()
    await port.set('unsent', '1')
    expect(localStorage.getItem('fairwell:unsent')).toBe('1')
    expect(await port.get('unsent')).toBe('1')
    expect(await port.get('theirs')).toBeUndefined()
    expect(await port.keys()).toEqual(['unsent'])
    await port.delete('unsent')
    expect(localStorage.getItem('fairwell:unsent')).toBeNull()
    expect(localStorage.getItem('theirs')).toBe('x')
  })

  it('has written when set returns, not only when it resolves', () => {
    void storage().set('a', '1')
    expect(localStorage.getItem('fairwell:a')).toBe('1')
  })

  it('P2.3-4 is memory where even looking at localStorage is denied', async () => {
    const port = storage()
    vi.spyOn(globalThis, 'localStorage', 'get').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError')
    })
    await port.set('a', '1')
    expect(await port.get('a')).toBe('1')
    expect(await port.keys()).toEqual(['a'])
    await port.delete('a')
    expect(await port.get('a')).toBeUndefined()
  })

  it('is memory where there is no localStorage', async () => {
    vi.stubGlobal('localStorage', null)
    const port = storage()
    await port.set('a', '1')
    expect(await port.get('a')).toBe('1')
  })

  it('is memory for what localStorage has no room for, and gives the newest', async () => {
    const port = storage()
    await port.set('a', 'old')
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    await port.set('a', 'new')
    await port.set('b', '2')
    expect(await port.get('a')).toBe('new')
    expect((await port.keys()).toSorted()).toEqual(['a', 'b'])
    vi.restoreAllMocks()
    await port.set('a', 'newest')
    expect(await port.get('a')).toBe('newest')
    expect(localStorage.getItem('fairwell:a')).toBe('newest')
  })
})

describe('the moments of a page', () => {
  it('are heard until told to stop', () => {
    const { lifecycle } = browserPorts()
    const seen: string[] = []
    const stops = (['hidden', 'gone', 'restored', 'online'] as const).map((moment) =>
      lifecycle.on(moment, () => seen.push(moment)),
    )
    const visibility = vi.spyOn(document, 'visibilityState', 'get')
    const happen = () => {
      visibility.mockReturnValue('hidden')
      document.dispatchEvent(new Event('visibilitychange'))
      visibility.mockReturnValue('visible')
      document.dispatchEvent(new Event('visibilitychange'))
      window.dispatchEvent(new Event('pagehide'))
      window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }))
      window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))
      window.dispatchEvent(new Event('online'))
    }
    happen()
    expect(seen).toEqual(['hidden', 'gone', 'restored', 'online'])
    for (const stop of stops) stop()
    happen()
    expect(seen).toHaveLength(4)
  })

  it('never include those that keep a page out of the back/forward cache', () => {
    const types = vi.spyOn(window, 'addEventListener')
    const { lifecycle } = browserPorts()
    for (const moment of ['hidden', 'gone', 'restored', 'online'] as const) {
      lifecycle.on(moment, () => {})
    }
    expect(types.mock.calls.map(([type]) => type)).toEqual([
      'visibilitychange',
      'pagehide',
      'pageshow',
      'online',
    ])
  })
})

describe('the lock of a page', () => {
  it('is the browser’s, under a name of its own', async () => {
    const request = vi.fn(async (_name: string, task: () => Promise<void>) => task())
    vi.stubGlobal('navigator', { locks: { request } })
    const task = vi.fn(async () => {})
    await browserPorts().lock.run('a', task)
    expect(request.mock.lastCall?.[0]).toBe('fairwell:a')
    expect(task).toHaveBeenCalledTimes(1)
  })

  it.each([
    ['missing', {}],
    [
      'refused',
      { locks: { request: () => Promise.reject(new DOMException('', 'SecurityError')) } },
    ],
    [
      'broken',
      {
        locks: {
          request: () => {
            throw new TypeError('broken')
          },
        },
      },
    ],
  ])('is one within the page where the browser’s is %s', async (_case, navigator) => {
    vi.stubGlobal('navigator', navigator)
    const task = vi.fn(async () => {})
    await browserPorts().lock.run('a', task)
    expect(task).toHaveBeenCalledTimes(1)
  })

  it('does not run a task again that failed', async () => {
    vi.stubGlobal('navigator', {
      locks: { request: async (_name: string, task: () => Promise<void>) => task() },
    })
    const task = vi.fn(() => Promise.reject(new Error('broken')))
    await expect(browserPorts().lock.run('a', task)).rejects.toThrow('broken')
    expect(task).toHaveBeenCalledTimes(1)
  })
})

describe('browserPorts', () => {
  it('has the origin of the page, and none where that names nothing', () => {
    expect(browserPorts().origin).toBe(location.origin)
    vi.stubGlobal('location', { origin: 'null' })
    expect(browserPorts().origin).toBe('')
  })

  it('takes what overrides name', () => {
    expect(browserPorts({ origin: 'https://other.example' }).origin).toBe('https://other.example')
  })

  it('may be made and used where there is no page', () => {
    for (const name of ['window', 'document', 'location', 'navigator', 'localStorage']) {
      vi.stubGlobal(name, undefined)
    }
    const ports = browserPorts()
    expect(ports.origin).toBe('')
    expect(() => ports.lifecycle.on('hidden', () => {})()).not.toThrow()
    expect(() => ports.lifecycle.on('gone', () => {})()).not.toThrow()
  })
})
