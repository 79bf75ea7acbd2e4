import type { StoragePort } from '../ports/ports.ts'

const prefix = 'fairwell:'

/**
 * The page's `localStorage`, under `fairwell:`; memory for what it does not take. It may be missing,
 * denied even to look at, or full, and each of these may change at any time.
 */
export function browserStorage(): StoragePort {
  const memory = new Map<string, string>()

  function local<Value>(use: (storage: Storage) => Value): Value | undefined {
    try {
      // Reading the property itself throws a SecurityError where cookies are blocked.
      return use(localStorage)
    } catch {
      return undefined
    }
  }

  return {
    async get(key) {
      return memory.get(key) ?? local((storage) => storage.getItem(prefix + key)) ?? undefined
    },
    async set(key, value) {
      const isTaken = local((storage) => {
        storage.setItem(prefix + key, value)
        return true
      })
      if (isTaken) memory.delete(key)
      else memory.set(key, value)
    },
    async delete(key) {
      memory.delete(key)
      local((storage) => storage.removeItem(prefix + key))
    },
    async keys() {
      const stored = local(Object.keys) ?? []
      const own = stored.filter((key) => key.startsWith(prefix))
      return [...new Set([...memory.keys(), ...own.map((key) => key.slice(prefix.length))])]
    },
  }
}
