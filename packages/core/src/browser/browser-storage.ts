import type { StoragePort } from '../ports/ports.ts'
import { localKeys, readLocal, removeLocal, writeLocal } from './local-storage.ts'

/** The page's `localStorage`, under `fairwell:`; memory for what it does not take. */
export function browserStorage(): StoragePort & Required<Pick<StoragePort, 'keys'>> {
  const memory = new Map<string, string>()

  return {
    async get(key) {
      return memory.get(key) ?? readLocal(key)
    },
    async set(key, value) {
      if (writeLocal(key, value)) memory.delete(key)
      else memory.set(key, value)
    },
    async delete(key) {
      memory.delete(key)
      removeLocal(key)
    },
    async keys() {
      return [...new Set([...memory.keys(), ...localKeys()])]
    },
  }
}
