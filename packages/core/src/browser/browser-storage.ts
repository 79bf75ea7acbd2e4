import type { StoragePort } from '../ports/ports.ts'
import { prefix, useLocal } from './local-storage.ts'

/** The page's `localStorage`, under `fairwell:`; memory for what it does not take. */
export function browserStorage(): StoragePort & Required<Pick<StoragePort, 'keys'>> {
  const memory = new Map<string, string>()

  return {
    async get(key) {
      return memory.get(key) ?? useLocal((local) => local.getItem(prefix + key)) ?? undefined
    },
    async set(key, value) {
      const isTaken = useLocal((local) => {
        local.setItem(prefix + key, value)
        return true
      })
      if (isTaken) memory.delete(key)
      else memory.set(key, value)
    },
    async delete(key) {
      memory.delete(key)
      useLocal((local) => local.removeItem(prefix + key))
    },
    async keys() {
      const stored = useLocal(Object.keys) ?? []
      const own = stored.filter((key) => key.startsWith(prefix))
      return [...new Set([...memory.keys(), ...own.map((key) => key.slice(prefix.length))])]
    },
  }
}
