import { describeEventAdapter, fakeBackend } from '@fairwell/testkit/contract'
import { afterEach, vi } from 'vitest'
import { acmeAdapter } from './acme-adapter.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

describeEventAdapter(
  'acme',
  () => {
    const backend = fakeBackend((body) =>
      JSON.parse(body).map((message: { messageId: string }) => message.messageId),
    )
    vi.stubGlobal('fetch', backend.fetch)
    return { ...backend, adapter: acmeAdapter({ key: 'public' }) }
  },
  {
    module: () => import('./acme-adapter.ts'),
    cannot: { rejectIds: 'Acme takes or refuses a batch as a whole' },
  },
)
