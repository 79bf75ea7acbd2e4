export {
  type BackendBehaviour,
  type DescribeEventAdapterOptions,
  describeEventAdapter,
  type EventAdapterHarness,
  type EventAdapterLimits,
} from './describe-event-adapter.ts'
