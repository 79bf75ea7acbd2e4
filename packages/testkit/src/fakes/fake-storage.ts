import type { StoragePort } from '@fairwell/core'

/**
 * How a storage fails: `denied` rejects everything, `quota` rejects writes, `hang` never answers.
 */
export type StorageFailure = 'denied' | 'quota' | 'hang'

/** Storage that a test can read, break and hand to the next page. */
export interface FakeStorage extends StoragePort {
  /** What is stored. Survives everything but `clear()`. */
  readonly entries: Map<string, string>
  /** Set to make every later call fail that way; `undefined` mends it. */
  failure: StorageFailure | undefined
  keys(): Promise<readonly string[]>
}

/** Makes an empty storage that works until its `failure` is set. */
export function fakeStorage(): FakeStorage {
  const entries = new Map<string, string>()

  function access<Value>(writes: boolean, perform: () => Value): Promise<Value> {
    const { failure } = storage
    if (failure === 'hang') return new Promise(() => {})
    if (failure === 'denied') return Promise.reject(new Error('The storage is denied.'))
    if (failure === 'quota' && writes) return Promise.reject(new Error('The storage is full.'))
    return Promise.resolve(perform())
  }

  const storage: FakeStorage = {
    entries,
    failure: undefined,
    get: (key) => access(false, () => entries.get(key)),
    set: (key, value) => access(true, () => void entries.set(key, value)),
    delete: (key) => access(false, () => void entries.delete(key)),
    keys: () => access(false, () => [...entries.keys()]),
  }
  return storage
}
