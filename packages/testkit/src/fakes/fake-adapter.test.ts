import { describeEventAdapter } from '../contract/describe-event-adapter.ts'
import { fakeAdapter } from './fake-adapter.ts'

describeEventAdapter(
  'fake',
  () => {
    const adapter = fakeAdapter()
    return {
      adapter,
      receivedIds: () => [...adapter.received(), ...adapter.handedOver.flat()].map(({ id }) => id),
      behave() {},
    }
  },
  { cannot: { fail: 'it fails as a test says, not as a backend does' } },
)
