import { createCancelFlow, type FlowDefinition } from '@fairwell/core'
import { afterEach, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { mountCancelFlow } from './mount-cancel-flow.ts'

const definition: FlowDefinition = {
  fairwell: 1,
  id: 'typing',
  version: 1,
  product: 'Acme Pro',
  survey: {
    title: 'Why?',
    reasons: [
      { id: 'price', category: 'price', label: 'It costs too much' },
      { id: 'use', category: 'usage', label: 'I do not use it' },
    ],
    comment: { label: 'Anything else?' },
  },
}
let dispose = () => {}
afterEach(() => dispose())

function start() {
  const flow = createCancelFlow({ definition, handlers: { cancel: async () => {} } })
  const widget = mountCancelFlow(flow)
  dispose = () => {
    widget.dispose()
    flow.dispose()
  }
  flow.open()
  return flow
}

it('takes words as they are typed, wherever the caret is', async () => {
  const flow = start()
  const field = page.getByRole('textbox', { name: 'Anything else?' })
  await userEvent.click(field)
  await userEvent.keyboard('too  much {ArrowLeft}{ArrowLeft}x')
  await expect.element(field).toHaveValue('too  mucxh ')
  expect(flow.$state.get().comment?.value).toBe('too  mucxh ')
})

it('leads out by keyboard alone', async () => {
  const flow = start()
  await userEvent.tab()
  await userEvent.keyboard(' {ArrowDown}')
  expect(flow.$state.get().reason).toBe('use')
  await userEvent.tab()
  await userEvent.tab()
  await userEvent.tab()
  await userEvent.keyboard('{Enter}')
  expect(flow.$state.get().screen).toBe('confirm')
  // Past the close button, and round to the last control.
  await userEvent.tab({ shift: true })
  await userEvent.tab({ shift: true })
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => flow.$state.get().screen).toBe('cancelled')
})
