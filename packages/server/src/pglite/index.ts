export { type PgliteStoreOptions, pgliteStore } from '../store/pglite-store.ts'
