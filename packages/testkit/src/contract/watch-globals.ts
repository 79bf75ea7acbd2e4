import { onTestFinished, vi } from 'vitest'

/** What a page would notice: requests, listeners, and names that it did not give. */
const watched = ['fetch', 'addEventListener', 'setInterval'] as const

const namesAtFirst = new Set(Object.getOwnPropertyNames(globalThis))

/** Watches the globals from now on to the end of the test; the result says what was done to them. */
export function watchGlobals(): () => string[] {
  const before = new Set(Object.getOwnPropertyNames(globalThis))
  const done: string[] = []
  for (const name of watched) {
    if (!(name in globalThis)) continue
    const real = globalThis[name] as (...rest: unknown[]) => unknown
    const spy = vi.spyOn(globalThis as never, name as never) as unknown as {
      mockImplementation(run: (...rest: unknown[]) => unknown): void
      mockRestore(): void
    }
    spy.mockImplementation((...rest) => {
      done.push(`called ${name}`)
      return real.apply(globalThis, rest)
    })
    onTestFinished(() => spy.mockRestore())
  }
  return () => [
    ...done,
    ...Object.getOwnPropertyNames(globalThis)
      .filter((name) => !before.has(name))
      .map((name) => `made a global: ${name}`),
  ]
}

/** Takes away what came to the globals since this file was read, so that it is seen to come again. */
export function forgetNewGlobals(): void {
  for (const [name, property] of Object.entries(Object.getOwnPropertyDescriptors(globalThis))) {
    if (namesAtFirst.has(name) || !property.configurable) continue
    Reflect.deleteProperty(globalThis, name)
    onTestFinished(() => {
      Object.defineProperty(globalThis, name, property)
    })
  }
}
