import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { states } from '../../playground/flow-states.ts'
import { mountQueries } from '../../playground/mount-queries.ts'

const press = async (name: string) => {
  const mounted = mountQueries(states.cancelled)
  await userEvent.click(mounted.ui.getByRole('button', { name }))
  return mounted
}

afterEach(() => vi.restoreAllMocks())

describe('AX-37 a receipt', () => {
  it('is saved as a text file', async () => {
    const blobs: Blob[] = []
    URL.createObjectURL = (blob) => {
      blobs.push(blob as Blob)
      return 'blob:receipt'
    }
    URL.revokeObjectURL = () => {}
    const names: string[] = []
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      names.push(this.download)
    })
    const { widget } = await press('Save')
    expect(names).toEqual(['acme-main.txt'])
    const text = await blobs[0]?.text()
    expect(text).toContain('Receipt number: C-88213\nRequest: Cancellation of Acme Pro\nReceived: ')
    expect(text).toContain('Takes effect: December 22, 2026')
    widget.dispose()
  })

  it('is printed alone, from a frame that goes away', async () => {
    const print = vi.fn()
    const original = document.createElement.bind(document)
    let frame: HTMLIFrameElement | undefined
    vi.spyOn(document, 'createElement').mockImplementation((name: string) => {
      const element = original(name)
      if (name === 'iframe') {
        frame = element as HTMLIFrameElement
        const append = () => frame?.contentWindow && Object.assign(frame.contentWindow, { print })
        queueMicrotask(append)
        Object.defineProperty(frame, 'contentWindow', {
          value: { document: document.implementation.createHTMLDocument(), print },
        })
      }
      return element
    })
    const { widget } = await press('Print')
    const view = frame?.contentWindow
    expect(print).toHaveBeenCalledOnce()
    // biome-ignore lint/performance/useDomNodeTextContent: what is printed is written there
    expect(view?.document.body.innerText).toContain('Receipt number: C-88213')
    expect(frame?.isConnected).toBe(true)
    view?.onafterprint?.call(view, new Event('afterprint'))
    expect(frame?.isConnected).toBe(false)
    widget.dispose()
  })
})
