export {
  type BackendBehaviour,
  type DescribeEventAdapterOptions,
  describeEventAdapter,
  type EventAdapterHarness,
  type EventAdapterLimits,
} from './describe-event-adapter.ts'
export { type FakeBackend, fakeBackend } from './fake-backend.ts'
