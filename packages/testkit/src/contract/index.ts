export { describeEventAdapter } from './describe-event-adapter.ts'
export type {
  BackendBehaviour,
  DescribeEventAdapterOptions,
  EventAdapterHarness,
  EventAdapterLimits,
  SeenRequest,
} from './event-adapter-harness.ts'
export { type FakeBackend, fakeBackend } from './fake-backend.ts'
