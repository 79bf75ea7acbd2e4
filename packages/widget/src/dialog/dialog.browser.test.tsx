import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { closed, states } from '../../playground/flow-states.ts'
import { closesOnDismiss, type Mounted, mountState } from '../../playground/mount-state.ts'
import type { WidgetOptions } from '../widget-options.ts'

let mounted: Mounted
let invoker: HTMLButtonElement

function mount(react = closesOnDismiss, options: WidgetOptions = {}) {
  mounted = mountState(closed, options, react)
  return mounted
}

const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))

beforeEach(async () => {
  await page.viewport(800, 600)
  document.body.innerHTML = '<h1>Billing</h1><button>Cancel plan</button>'
  invoker = document.querySelector('button') as HTMLButtonElement
  invoker.focus()
})

afterEach(() => mounted.widget.dispose())

describe('the native modal dialog', () => {
  it('P1.1-1 P2.1-6 is above the page and everything that the page puts on top', async () => {
    document.body.insertAdjacentHTML('beforeend', '<dialog><button>Theirs</button></dialog>')
    document.querySelector('dialog')?.showModal()
    const { dialog, show, widget } = mount()
    show(states.survey)
    expect(dialog.matches(':modal')).toBe(true)
    expect(document.elementFromPoint(400, 580)).toBe(widget.host)
  })

  it('AX-03 E24 keeps Tab inside, forwards and backwards', async () => {
    const { show, root } = mount()
    show(states.offer)
    const seen = new Set<Element | null>()
    for (const shift of [false, true]) {
      for (let step = 0; step < 12; step++) {
        await userEvent.tab({ shift })
        seen.add(root.activeElement)
      }
    }
    expect(seen.has(null)).toBe(false)
    expect(seen.size).toBeGreaterThan(5)
  })

  it('AX-08 takes each group of radios as one stop, and arrows within it', async () => {
    const { show, root, dialog, flow } = mount()
    show(states.survey)
    const radios = [...dialog.querySelectorAll('input')]
    await userEvent.tab()
    expect(root.activeElement).toBe(radios[0])
    await userEvent.keyboard('{ArrowDown}')
    expect(root.activeElement).toBe(radios[1])
    expect(flow.calls).toEqual([['chooseReason', 'not-using']])
    await userEvent.tab()
    expect(root.activeElement?.tagName).toBe('TEXTAREA')
  })

  it('AX-05 AX-06 dismisses on Esc, and gives focus back', async () => {
    const { show, flow, dialog } = mount()
    show(states.survey)
    await userEvent.keyboard('{Escape}')
    await frame()
    expect(flow.calls).toEqual([['dismiss']])
    expect(dialog.open).toBe(false)
    expect(document.activeElement).toBe(invoker)
  })

  it('AX-05 E23 P1.1-2 hides on Esc while an action goes on, however often, and shows the result', async () => {
    const { show, flow, dialog, root } = mount(([method], { $state }) => {
      if (method === 'dismiss') $state.set({ ...states.working, hidden: true })
    })
    show(states.confirm)
    show(states.working)
    await userEvent.keyboard('{Escape}{Escape}')
    await frame()
    expect(flow.calls).toEqual([['dismiss']])
    expect(dialog.open).toBe(false)
    show(states.cancelled)
    expect(dialog.open).toBe(true)
    expect(root.activeElement?.textContent).toBe('Your subscription is cancelled')
  })

  it('P1.1-2 opens again where the flow stays open', async () => {
    const { show, dialog } = mount(() => {})
    show(states.survey)
    await userEvent.keyboard('{Escape}')
    await frame()
    expect(dialog.matches(':modal')).toBe(true)
  })

  it('dismisses on a click beside it', async () => {
    const { show, flow } = mount()
    show(states.confirm)
    mounted.dialog.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))
    mounted.dialog.click()
    expect(flow.calls).toEqual([['dismiss']])
  })

  it('can be closed and opened at once', async () => {
    const { show, flow, dialog } = mount()
    show(states.survey)
    show({ ...closed, outcome: 'released' })
    show(states.survey)
    await frame()
    expect(dialog.open).toBe(true)
    expect(flow.calls).toEqual([])
  })

  it('P2.3-5 is modal again after the page has swapped its body', async () => {
    const { show, dialog } = mount()
    show(states.survey)
    document.documentElement.replaceChild(document.createElement('body'), document.body)
    show(states.confirm)
    expect(dialog.matches(':modal')).toBe(true)
  })

  it.each([
    ['the host', (host: Element) => host.remove()],
    [
      'the body',
      () => document.documentElement.replaceChild(document.createElement('body'), document.body),
    ],
  ])('comes back at once where the page takes %s away', async (_what, take) => {
    const { show, dialog, flow, root, widget } = mount()
    show(states.survey)
    take(widget.host)
    await expect.poll(() => dialog.matches(':modal')).toBe(true)
    expect(widget.host.parentElement).toBe(document.documentElement)
    expect(root.activeElement?.id).toBe('title')
    expect(flow.calls).toEqual([])
  })

  it('stays away where it is closed', async () => {
    const { show, widget } = mount()
    show(states.survey)
    show({ ...closed, outcome: 'dismissed' })
    widget.host.remove()
    await frame()
    expect(widget.host.isConnected).toBe(false)
  })

  it('leaves no node behind after 50 opens and closes', async () => {
    const { show, root } = mount()
    const count = () => [document.querySelectorAll('*').length, root.querySelectorAll('*').length]
    const cycle = () => {
      show(states.survey)
      show(states.offer)
      show({ ...closed, outcome: 'dismissed' })
    }
    cycle()
    const before = count()
    for (let round = 0; round < 50; round++) cycle()
    expect(count()).toEqual(before)
  })
})

describe('a dialog that would keep them', () => {
  it('goes, where its exit does nothing', async () => {
    const onCrash = vi.fn()
    const { show, root } = mount(() => {}, { onCrash })
    show(states.survey)
    await userEvent.click(root.querySelector('[data-exit]') as HTMLElement)
    expect(onCrash).not.toHaveBeenCalled()
    await expect.poll(() => onCrash.mock.calls.length, { timeout: 3000 }).toBe(1)
    expect(document.querySelector('dialog:modal')).toBeNull()
  })

  it('stays for whoever was led out and is back at once, at the same button', async () => {
    const onCrash = vi.fn()
    const { show, root } = mount(
      ([method], { $state }) => {
        if (method === 'cancel') $state.set({ ...closed, outcome: 'released' })
      },
      { onCrash },
    )
    show(states.confirm)
    await userEvent.click(root.querySelector('[data-exit]') as HTMLElement)
    show(states.confirm)
    await new Promise((done) => setTimeout(done, 1200))
    expect(onCrash).not.toHaveBeenCalled()
  })

  it('stays, where its exit leads on, and after a double click', async () => {
    const onCrash = vi.fn()
    const { show, root } = mount(
      ([method], { $state }) => {
        if (method === 'cancel') $state.set(states.confirm)
      },
      { onCrash },
    )
    show(states.survey)
    await userEvent.dblClick(root.querySelector('[data-exit]') as HTMLElement)
    await new Promise((done) => setTimeout(done, 1200))
    expect(onCrash).not.toHaveBeenCalled()
  })
})

describe('one press', () => {
  it('acts once on a real double click, and not on the next screen', async () => {
    const { flow } = mount(([method], { $state }) => {
      if (method === 'cancel') $state.set(states.confirm)
    })
    mounted.show(states.survey)
    await userEvent.dblClick(page.getByRole('button', { name: 'Cancel now' }))
    expect(flow.calls).toEqual([['cancel']])
  })

  it('acts on Enter and on Space of the focused button', async () => {
    const { flow, show, dialog } = mount(() => {})
    show(states.survey)
    dialog.querySelector<HTMLElement>('footer button')?.focus()
    await userEvent.keyboard('{Enter} ')
    expect(flow.calls).toEqual([['next'], ['next']])
  })
})

describe('the page', () => {
  it('AX-30 stays where it is under a wheel over the dialog', async () => {
    document.body.style.height = '5000px'
    const { show } = mount()
    show(states.confirm)
    for (const target of mounted.dialog.querySelectorAll('h2,footer')) {
      await userEvent.wheel(target, { delta: { y: 400 } })
      await frame()
    }
    expect(window.scrollY).toBe(0)
    document.body.style.height = ''
  })

  it('changes only by one element', () => {
    const before = document.body.innerHTML
    const { widget, show } = mount()
    show(states.survey)
    show({ ...closed, outcome: 'dismissed' })
    expect(widget.host.outerHTML).toBe(
      '<div data-fairwell="" data-layout="modal" data-theme="auto"></div>',
    )
    widget.dispose()
    expect(document.body.innerHTML).toBe(before)
    expect(document.documentElement.getAttribute('style')).toBeNull()
  })
})

it('opens what was drawn ahead without drawing', async () => {
  const { flow, widget, dialog, show } = mount()
  flow.preview = () => states.survey
  widget.prepare()
  const observer = new MutationObserver(() => {})
  observer.observe(dialog, { childList: true, characterData: true, subtree: true })
  show({ ...states.survey, attemptId: 'attempt-2' })
  expect(observer.takeRecords()).toEqual([])
  expect(dialog.matches(':modal')).toBe(true)
})
