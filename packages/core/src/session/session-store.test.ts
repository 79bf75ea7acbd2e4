import { aFlow, anAccount, fakePorts, settle } from '@fairwell/testkit'
import { expect, it } from 'vitest'
import { createFlow } from '../create-flow.ts'

const day = 86_400_000

it('what others left goes after a day, and nothing else', async () => {
  const ports = fakePorts()
  const now = ports.clock.now()
  const entries = {
    'session:acme:old': { savedAt: now - 2 * day },
    'session:acme:new': { savedAt: now - 1000 },
    'session:other:from-the-future': { savedAt: now + day },
    'events:x': { savedAt: 0 },
  }
  for (const [key, value] of Object.entries(entries))
    await ports.storage.set(key, JSON.stringify(value))
  await ports.storage.set('session:acme:spoiled', 'null')
  const flow = createFlow({ definition: aFlow().build(), account: anAccount().build(), ports })
  await flow.ready
  flow.open()
  await settle()
  const left = ['session:acme:new', 'events:x', expect.stringContaining('subscriber-1')]
  expect([...ports.storage.entries.keys()]).toEqual(left)
  flow.dispose()
})
