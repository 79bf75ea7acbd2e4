// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { FlowEntry, Opening } from '../bridge.ts'

/** The loader's state is the page's, so each test takes a page of its own. */
async function aLoader(how: { flow?: FlowEntry['open'] | undefined; timeoutMs?: unknown } = {}) {
  vi.resetModules()
  const { bridge } = await import('./load.ts')
  const { open, callOff } = await import('./open.ts')
  const release = await import('./release.ts')
  release.release(false)
  const { settings } = await import('./settings.ts')
  Object.assign(settings, { timeoutMs: how.timeoutMs })
  const { hear } = await import('./hear.ts')
  const onClick = hear as (event: Event) => void
  addEventListener('click', onClick, true)
  stop = () => removeEventListener('click', onClick, true)
  const script = () => document.head.querySelector('script')
  const arrive = async (run = how.flow) => {
    if (run) bridge.flow = { prepare() {}, open: run, close() {} }
    script()?.onload?.(new Event('load'))
    await vi.advanceTimersByTimeAsync(0)
  }
  return { open, callOff, release, script, arrive }
}

let stop: (() => void) | undefined
/** What says to wait. */
const dialogOnPage = () =>
  document.body.lastElementChild?.shadowRoot?.querySelector('dialog') ?? null

const failures: string[] = []
document.addEventListener('fairwell:failed', (event) => {
  failures.push((event as CustomEvent).detail.data.code)
})
const takes = async (opening: Opening) => {
  opening.claim()
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  HTMLDialogElement.prototype.showModal ??= () => {}
  HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
    this.dispatchEvent(new Event('close'))
  }
  failures.length = 0
})
afterEach(() => {
  stop?.()
  vi.useRealTimers()
  vi.restoreAllMocks()
  document.head.innerHTML = document.body.innerHTML = ''
})

describe('open', () => {
  it('leaves the rest to the flow once it has claimed the opening', async () => {
    const { open, arrive, release } = await aLoader({ flow: takes })
    const replay = vi.fn()
    void open(undefined, undefined, replay)
    await arrive()
    expect(vi.getTimerCount()).toBe(0)
    await vi.advanceTimersByTimeAsync(5000)
    expect(replay).not.toHaveBeenCalled()
    expect(release.isReleased()).toBe(false)
    expect(failures).toEqual([])
  })

  it('throws nothing where the browser has no dialogs', async () => {
    const { showModal, close } = HTMLDialogElement.prototype
    Object.assign(HTMLDialogElement.prototype, { showModal: undefined, close: undefined })
    const { open, arrive } = await aLoader({ flow: takes })
    const replay = vi.fn()
    void open(undefined, undefined, replay)
    await vi.advanceTimersByTimeAsync(500)
    expect(dialogOnPage()).not.toBeNull()
    await arrive()
    await vi.advanceTimersByTimeAsync(5000)
    expect(dialogOnPage()).toBeNull()
    expect(replay).not.toHaveBeenCalled()
    Object.assign(HTMLDialogElement.prototype, { showModal, close })
  })

  it.each([
    ['after 2000 ms', undefined, 2000],
    ['after the time that the page wants', '700', 700],
    ['after 2000 ms where that is no number', 'soon', 2000],
  ])('runs the host cancel once: %s', async (_when, timeoutMs, at) => {
    const { open, arrive, release } = await aLoader({ timeoutMs, flow: takes })
    const replay = vi.fn()
    const result = open(undefined, undefined, replay)
    await vi.advanceTimersByTimeAsync(at - 1)
    expect(replay).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(2)
    expect(replay).toHaveBeenCalledOnce()
    expect(release.isReleased()).toBe(true)
    expect(failures).toEqual(['FW4101'])
    expect(await result).toEqual({ outcome: 'failed', attemptId: '' })
    await arrive()
    expect(replay).toHaveBeenCalledOnce()
  })

  it('tells a flow that comes too late', async () => {
    let claimed: boolean | undefined
    const { open, arrive } = await aLoader({
      flow: async (opening) => {
        claimed = opening.claim()
      },
    })
    void open()
    await vi.advanceTimersByTimeAsync(2000)
    await arrive()
    expect(claimed).toBe(false)
  })

  it.each([
    ['that rejects', async () => Promise.reject(new Error('no'))],
    [
      'that throws',
      () => {
        throw new Error('no')
      },
    ],
  ])('runs the host cancel of a flow %s', async (_how, flow) => {
    const { open, arrive } = await aLoader({ flow: flow as FlowEntry['open'] })
    const replay = vi.fn()
    void open(undefined, undefined, replay)
    await arrive()
    expect(replay).toHaveBeenCalledOnce()
    expect(failures).toEqual(['FW4102'])
  })

  it('runs the host cancel of a script that says nothing, and loads it again next time', async () => {
    const { open, arrive, script } = await aLoader()
    const replay = vi.fn()
    void open(undefined, undefined, replay)
    await arrive()
    expect(replay).toHaveBeenCalledOnce()
    document.head.innerHTML = ''
    void open(undefined, undefined, replay)
    expect(script()).not.toBeNull()
    await arrive(takes)
    await vi.advanceTimersByTimeAsync(5000)
    expect(replay).toHaveBeenCalledOnce()
  })

  it.each(['released', 'failed'] as const)(
    'runs the host cancel once for %s, however often it is said',
    async (outcome) => {
      let opening: Opening | undefined
      const { open, arrive } = await aLoader({
        flow: async (given) => {
          opening = given
          given.claim()
        },
      })
      const replay = vi.fn()
      const result = open(undefined, undefined, replay)
      await arrive()
      opening?.settle({ outcome, attemptId: 'a' })
      opening?.settle({ outcome, attemptId: 'b' })
      await vi.advanceTimersByTimeAsync(0)
      expect(replay).toHaveBeenCalledOnce()
      expect(await result).toEqual({ outcome, attemptId: 'a' })
    },
  )

  it('runs nothing for saved, but still for a release after it', async () => {
    let opening: Opening | undefined
    const { open, arrive } = await aLoader({
      flow: async (given) => {
        opening = given
        given.claim()
      },
    })
    const replay = vi.fn()
    void open(undefined, undefined, replay)
    await arrive()
    for (const outcome of ['saved', 'cancelled', 'dismissed'] as const) {
      opening?.settle({ outcome, attemptId: 'a' })
    }
    expect(replay).not.toHaveBeenCalled()
    opening?.settle({ outcome: 'released', attemptId: 'b' })
    await vi.advanceTimersByTimeAsync(0)
    expect(replay).toHaveBeenCalledOnce()
  })

  it('holds one opening at a time', async () => {
    const { open } = await aLoader()
    const first = vi.fn()
    const second = vi.fn()
    const result = open(undefined, undefined, first)
    expect(open(undefined, undefined, second)).toBe(result)
    await vi.advanceTimersByTimeAsync(2001)
    expect(first).toHaveBeenCalledOnce()
    expect(second).not.toHaveBeenCalled()
  })

  it('says after 400 ms that it waits, and goes on when told to', async () => {
    const { open } = await aLoader()
    const replay = vi.fn()
    void open(undefined, undefined, replay)
    await vi.advanceTimersByTimeAsync(399)
    expect(dialogOnPage()).toBeNull()
    await vi.advanceTimersByTimeAsync(1)
    const dialog = dialogOnPage()
    expect(dialog?.querySelector('output')?.textContent).toBe('One moment')
    dialog?.querySelector('button')?.click()
    await vi.advanceTimersByTimeAsync(0)
    expect(replay).toHaveBeenCalledOnce()
    expect(failures).toEqual(['FW4104'])
    await vi.advanceTimersByTimeAsync(0)
    expect(dialogOnPage()).toBeNull()
  })

  it('is called off by Esc, and by close()', async () => {
    const { open, callOff } = await aLoader()
    const replay = vi.fn()
    const first = open(undefined, undefined, replay)
    await vi.advanceTimersByTimeAsync(400)
    dialogOnPage()?.dispatchEvent(new Event('close'))
    expect(await first).toEqual({ outcome: 'dismissed', attemptId: '' })
    const second = open(undefined, undefined, replay)
    callOff()
    expect(await second).toEqual({ outcome: 'dismissed', attemptId: '' })
    await vi.advanceTimersByTimeAsync(5000)
    expect(replay).not.toHaveBeenCalled()
  })
})
