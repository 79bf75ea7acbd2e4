import { aFlow, anAccount, fakeHandler, fakePorts, settle } from '@fairwell/testkit'
import { expect, it } from 'vitest'
import { createCancelFlow } from './create-cancel-flow.ts'

it('P2.3-1 charges once, whatever listeners throw and however often they press', async () => {
  const discount = fakeHandler()
  const flow = createCancelFlow({
    definition: aFlow().withOffer('discount').build(),
    account: anAccount().build(),
    handlers: { discount },
    ports: fakePorts(),
  })
  const names = ['event', 'saved', 'dismissed'] as const
  for (const name of names)
    flow.on(name, () => {
      throw new Error('analytics broke')
    })
  await flow.ready
  flow.open()
  flow.next()
  flow.accept('discount')
  flow.accept('discount')
  await settle()
  flow.accept('discount')
  await settle()

  expect(discount.calls).toHaveLength(1)
  expect(flow.$state.get().screen).toBe('saved')
  expect(flow.result()?.outcome).toBe('saved')
})
