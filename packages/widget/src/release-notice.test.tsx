import { within } from '@testing-library/dom'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { showReleaseNotice } from './release-notice.tsx'

function show() {
  const onRun = vi.fn()
  const onClose = vi.fn()
  const remove = showReleaseNotice({ onRun, onClose })
  const host = document.querySelector('[data-fairwell]')
  const dialog = host?.shadowRoot?.querySelector('dialog[open]') as HTMLElement
  return { onRun, onClose, remove, ui: within(dialog) }
}

describe('showReleaseNotice', () => {
  it('says that the page’s cancel would run, and runs it once', async () => {
    const { ui, onRun, onClose } = show()
    expect(ui.getByRole('heading').textContent).toBe('Your page’s cancel would run now')
    await userEvent.click(ui.getByRole('button', { name: 'Run it' }))
    expect(onRun).toHaveBeenCalledOnce()
    expect(onClose).not.toHaveBeenCalled()
    expect(document.querySelector('[data-fairwell]')).toBeNull()
  })

  it('runs nothing when it is closed', async () => {
    const { onRun, onClose } = show()
    await userEvent.keyboard('{Escape}')
    expect(onClose).toHaveBeenCalledOnce()
    expect(onRun).not.toHaveBeenCalled()
  })

  it('can be taken away', () => {
    const { remove, onClose } = show()
    remove()
    expect(document.querySelector('[data-fairwell]')).toBeNull()
    expect(onClose).not.toHaveBeenCalled()
  })
})
