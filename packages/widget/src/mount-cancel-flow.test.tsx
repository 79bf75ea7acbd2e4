import { fireEvent } from '@testing-library/dom'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { closed, states } from '../playground/flow-states.ts'
import { mountQueries, type Queried } from '../playground/mount-queries.ts'
import { closesOnDismiss } from '../playground/mount-state.ts'
import type { WidgetOptions } from './widget-options.ts'

let mounted: Queried | undefined
let invoker: HTMLButtonElement

function mount(options: WidgetOptions = {}) {
  mounted = mountQueries(closed, options, closesOnDismiss)
  const title = () => mounted?.root.getElementById('title')
  const notice = () => mounted?.root.querySelector('output')?.textContent
  const focused = () => mounted?.root.activeElement
  return { ...mounted, title, notice, focused }
}

beforeEach(() => {
  document.body.innerHTML = '<main><h1>Billing</h1><button>Cancel plan</button></main>'
  invoker = document.querySelector('button') as HTMLButtonElement
  invoker.focus()
})

afterEach(() => {
  mounted?.widget.dispose()
  vi.useRealTimers()
})

describe('the dialog', () => {
  it('E12 P2.1-6 stands beside the body, in an open shadow root, closed until the flow opens', () => {
    const { widget, dialog, show } = mount()
    expect(widget.host.parentElement).toBe(document.documentElement)
    expect(widget.host.dataset.fairwell).toBe('')
    expect(dialog.hasAttribute('open')).toBe(false)
    show(states.survey)
    expect(dialog.hasAttribute('open')).toBe(true)
    show({ ...closed, outcome: 'released' })
    expect(dialog.hasAttribute('open')).toBe(false)
  })

  it('shows a flow that is open already', () => {
    mounted = mountQueries(states.survey)
    expect(mounted.dialog.hasAttribute('open')).toBe(true)
  })

  it('AX-02 AX-07 has focus on its title on open and on each new screen, but not on other changes', () => {
    const { show, title, focused, ui } = mount()
    show(states.survey)
    expect(focused()).toBe(title())
    const radio = ui.getAllByRole('radio')[0] as HTMLElement
    radio.focus()
    show({ ...states.survey, reason: 'too-expensive' })
    expect(focused()).toBe(radio)
    show(states.offer)
    expect(focused()).toBe(title())
    expect(title()?.textContent).toBe('Would this suit you better?')
  })

  it('gives focus to the title where what had it is gone', () => {
    const { show, title, focused, ui } = mount()
    show(states['offer-one'])
    ui.getByRole('button', { name: 'Get 50% off' }).focus()
    show({ ...states['offer-one'], offers: states['offer-skip'].offers })
    expect(focused()).toBe(title())
  })

  it('gives focus back to what had it', () => {
    const { show } = mount()
    show(states.survey)
    expect(document.activeElement).not.toBe(invoker)
    show({ ...closed, outcome: 'dismissed' })
    expect(document.activeElement).toBe(invoker)
  })

  it('gives focus to where the page wants it', () => {
    const other = document.createElement('button')
    document.body.append(other)
    const { show } = mount({ returnFocusTo: () => other })
    show(states.survey)
    show(closed)
    expect(document.activeElement).toBe(other)
  })

  it('gives focus to the heading where the invoker is gone, never to nothing', () => {
    const { show } = mount()
    show(states.survey)
    invoker.remove()
    show(closed)
    const heading = document.querySelector('h1') as HTMLElement
    expect(document.activeElement).toBe(heading)
    heading.blur()
    expect(heading.hasAttribute('tabindex')).toBe(false)
  })

  it('E12 stays in a page that swaps its body', () => {
    const { widget, dialog, show } = mount()
    document.documentElement.replaceChild(document.createElement('body'), document.body)
    show(states.survey)
    expect(widget.host.parentElement).toBe(document.documentElement)
    expect(dialog.hasAttribute('open')).toBe(true)
  })

  it('E12 stands in the body of a page that still loads, and comes back where that is swapped', () => {
    const state = vi.spyOn(document, 'readyState', 'get').mockReturnValue('interactive')
    const { widget, dialog, show } = mount()
    expect(widget.host.parentElement).toBe(document.body)
    state.mockRestore()
    document.documentElement.replaceChild(document.createElement('body'), document.body)
    show(states.survey)
    expect(widget.host.parentElement).toBe(document.body)
    expect(widget.host.isConnected && dialog.hasAttribute('open')).toBe(true)
  })

  it('stands in its parent where the page wants it inline', () => {
    const parent = document.querySelector('main') as HTMLElement
    const { widget, dialog, show } = mount({ parent, layout: 'inline' })
    show(states.survey)
    expect(widget.host.parentElement).toBe(parent)
    expect(dialog.hasAttribute('aria-modal')).toBe(false)
  })

  it('takes no focus from whoever has left an inline flow', () => {
    const { show } = mount({ layout: 'inline' })
    show(states.survey)
    invoker.focus()
    show(states.confirm)
    expect(document.activeElement).toBe(invoker)
  })
})

describe('closing', () => {
  it('dismisses on Esc and says that nothing was cancelled', async () => {
    const { show, flow, notice } = mount()
    show(states.survey)
    await userEvent.keyboard('{Escape}')
    expect(flow.calls).toEqual([['dismiss']])
    expect(notice()).toBe('Your subscription is still active.')
  })

  it('takes the notice away after a while', () => {
    vi.useFakeTimers()
    const { show, notice } = mount()
    show(states.survey)
    show({ ...closed, outcome: 'dismissed' })
    vi.advanceTimersByTime(8000)
    expect(notice()).toBe('')
  })

  it.each(['released', 'cancelled', 'saved', 'failed'] as const)(
    'says nothing after %s',
    (outcome) => {
      const { show, notice } = mount()
      show(states.confirm)
      show({ ...closed, outcome })
      expect(notice()).toBe('')
    },
  )

  it('claims nothing after a request that failed', () => {
    const { show, notice } = mount()
    show(states.failed)
    show({ ...closed, outcome: 'dismissed' })
    expect(notice()).toBe('')
  })

  it('dismisses on a click that begins and ends beside the dialog, and on no other', () => {
    const { show, flow, dialog, title } = mount()
    show(states.survey)
    fireEvent.pointerDown(title() as HTMLElement)
    fireEvent.click(dialog)
    fireEvent.pointerDown(dialog)
    fireEvent.click(title() as HTMLElement)
    expect(flow.calls).toEqual([])
    fireEvent.pointerDown(dialog)
    fireEvent.click(dialog)
    expect(flow.calls).toEqual([['dismiss']])
  })

  it('tells the page when it has gone, with the last screen seen', () => {
    const closings: string[][] = []
    const onClose: WidgetOptions['onClose'] = (state, shown) =>
      closings.push([state.outcome ?? '', shown.screen])
    const { show } = mount({ onClose })
    show(states.saved)
    show({ ...closed, outcome: 'saved' })
    expect(closings).toEqual([['saved', 'saved']])
  })

  it('is out of sight while an action goes on, and shows the result when it comes', () => {
    const onClose = vi.fn()
    const { show, dialog, notice, title, focused } = mount({ onClose })
    show(states.confirm)
    show({ ...states.working, hidden: true })
    expect(dialog.hasAttribute('open')).toBe(false)
    expect(notice()).toBe('Still working. The result will be shown here.')
    show(states.cancelled)
    expect(dialog.hasAttribute('open')).toBe(true)
    expect(notice()).toBe('')
    expect(focused()).toBe(title())
    expect(onClose).not.toHaveBeenCalled()
  })
})

describe('keys and presses', () => {
  it('keeps Tab inside, both ways', async () => {
    const { show, ui, focused } = mount()
    show(states.confirm)
    const first = ui.getByRole('button', { name: 'Back' })
    const last = ui.getByRole('button', { name: 'Cancel subscription' })
    last.focus()
    await userEvent.tab()
    expect(focused()).toBe(first)
    await userEvent.tab({ shift: true })
    expect(focused()).toBe(last)
  })

  it('brings focus back where nothing else keeps it', () => {
    const { show, title, focused } = mount()
    show(states.survey)
    invoker.focus()
    expect(focused()).toBe(title())
  })

  it('acts once on a key that is held down', () => {
    const { show, ui } = mount()
    show(states.survey)
    const button = ui.getByRole('button', { name: 'Cancel now' })
    const held = { key: 'Enter', repeat: true, cancelable: true }
    expect(fireEvent.keyDown(button, held)).toBe(false)
    expect(fireEvent.keyDown(button, { ...held, repeat: false })).toBe(true)
    expect(fireEvent.keyDown(ui.getByRole('textbox'), held)).toBe(true)
  })

  it('does not carry a double click over to the next screen', () => {
    const { show, ui, flow } = mount()
    show(states.survey)
    const press = (name: string, detail: number) => {
      const button = ui.getByRole('button', { name })
      fireEvent.mouseDown(button, { detail })
      fireEvent.click(button, { detail })
    }
    press('Cancel now', 1)
    show(states.confirm)
    press('Cancel subscription', 2)
    expect(flow.calls).toEqual([['cancel']])
    press('Cancel subscription', 1)
    press('Cancel subscription', 2)
    expect(flow.calls).toEqual([['cancel'], ['cancel'], ['cancel']])
  })

  it('keeps what is typed and pressed from the page, but for Esc and Tab', async () => {
    const heard: string[] = []
    const listen = (event: Event) => heard.push((event as KeyboardEvent).key ?? event.type)
    const types = ['keydown', 'keyup', 'input', 'click', 'pointerdown', 'focusin']
    const { show, ui } = mount()
    for (const type of types) document.body.addEventListener(type, listen)
    show(states.survey)
    ui.getByRole('textbox').focus()
    await userEvent.keyboard('g?')
    await userEvent.tab()
    for (const type of types) document.body.removeEventListener(type, listen)
    expect([...new Set(heard)]).toEqual(['Tab'])
  })
})

describe('drawing ahead', () => {
  it('has the first screen in the closed dialog, and keeps it on open', () => {
    const { flow, widget, dialog, show, title } = mount()
    flow.preview = () => states.survey
    widget.prepare()
    expect(dialog.hasAttribute('open')).toBe(false)
    const ahead = title()
    expect(ahead?.textContent).toBe(states.survey.title)
    show({ ...states.survey, attemptId: 'attempt-2' })
    expect(title()).toBe(ahead)
  })

  it('leaves an open dialog alone', () => {
    const { flow, widget, show, title } = mount()
    flow.preview = () => states.survey
    show(states.confirm)
    widget.prepare()
    expect(title()?.textContent).toBe(states.confirm.title)
  })

  it('has nothing to draw for a flow that does not start', () => {
    const { widget, dialog } = mount()
    widget.prepare()
    expect(dialog.childElementCount).toBe(0)
  })
})

describe('when drawing fails', () => {
  const broken = () => {
    throw new Error('broken')
  }

  it('is gone, and gives the flow up, so that the page’s own cancel can run', () => {
    const { show, flow, widget } = mount({ renderCustom: { custom: broken } })
    show(states.custom)
    expect(flow.calls).toEqual([['release', 'FW4001']])
    expect(widget.host.shadowRoot?.querySelector('dialog[open]')).toBeNull()
    expect(document.querySelectorAll('[data-fairwell]')).toHaveLength(1)
  })

  it('leaves that to the page where it wants to know', () => {
    const onCrash = vi.fn()
    const { show, flow } = mount({ renderCustom: { custom: broken }, onCrash })
    show(states.custom)
    expect(onCrash).toHaveBeenCalledWith(new Error('broken'))
    expect(flow.calls).toEqual([])
  })

  it('shows the next attempt as if nothing had been', () => {
    let fails = true
    const custom = () => {
      if (fails) broken()
    }
    const { show, widget } = mount({ renderCustom: { custom } })
    show(states.custom)
    show(closed)
    fails = false
    show(states.custom)
    expect(widget.host.shadowRoot?.querySelector('dialog[open] h2')?.textContent).toBe(
      states.custom.title,
    )
  })
})

describe('dispose', () => {
  it('leaves nothing behind, and no listener on the flow', () => {
    const { flow, widget, show } = mount()
    show(states.survey)
    widget.dispose()
    expect(document.querySelector('[data-fairwell]')).toBeNull()
    expect(flow.$state.lc).toBe(0)
    expect(document.activeElement).toBe(invoker)
  })
})
