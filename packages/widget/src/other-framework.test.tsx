import { createCancelFlow } from '@fairwell/core'
import { aFlow, anAccount, fakeHandler, fakePorts, settle } from '@fairwell/testkit'
import { render, screen } from '@testing-library/preact'
import { userEvent } from '@testing-library/user-event'
import { useSyncExternalStore } from 'preact/compat'
import { expect, it } from 'vitest'

it('is driven by components of any framework that follows a store', async () => {
  const cancel = fakeHandler()
  const flow = createCancelFlow({
    definition: aFlow().withOffer('contact').build(),
    account: anAccount().build(),
    handlers: { cancel },
    ports: fakePorts(),
  })
  await flow.ready

  function Flow() {
    const state = useSyncExternalStore(
      (changed) => flow.$state.listen(changed),
      () => flow.$state.get(),
    )
    if (state.screen === 'closed')
      return (
        <button type="button" onClick={() => flow.open()}>
          Leave
        </button>
      )
    return (
      <section>
        <h2>{state.screen}</h2>
        <button type="button" onClick={() => flow.next()}>
          Next
        </button>
        <button type="button" onClick={() => flow.cancel()}>
          Cancel
        </button>
      </section>
    )
  }
  render(<Flow />)
  const user = userEvent.setup()
  const press = (name: string) => user.click(screen.getByRole('button', { name }))
  const heading = async (name: string) => expect(await screen.findByText(name)).toBeTruthy()

  await press('Leave')
  await heading('survey')
  await press('Next')
  await heading('offer')
  await press('Cancel')
  await heading('confirm')
  await press('Cancel')
  await settle()
  await heading('cancelled')
  expect(cancel.calls).toHaveLength(1)
})
