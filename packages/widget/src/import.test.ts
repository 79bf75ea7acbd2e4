import { expect, it } from 'vitest'

it('P2.1-9 importing does nothing, so that a server can import it', async () => {
  const names = () => Reflect.ownKeys(globalThis).map(String).sort()
  const before = names()
  const [core, widget] = await Promise.all([import('@fairwell/core'), import('./index.ts')])
  // nanostores keeps its clock there, so that two copies of it agree.
  expect(names().filter((name) => !before.includes(name) && name !== 'nanostoresGlobal')).toEqual(
    [],
  )
  expect('document' in globalThis).toBe(false)
  expect(core.createCancelFlow).toBeTypeOf('function')
  expect(widget.mountCancelFlow).toBeTypeOf('function')
})
