export { aFlow, type FlowBuilder } from './builders/a-flow.ts'
export { type AccountBuilder, anAccount } from './builders/an-account.ts'
export { anEvent, anEventBatch, type EventSample, everyEvent } from './builders/an-event.ts'
export { offerSamples } from './builders/offer-samples.ts'
export type { FakeAnswer, FakePlan } from './fakes/answer-plan.ts'
export {
  type FakeAdapter,
  type FakeAdapterOptions,
  type FakeDelivery,
  fakeAdapter,
} from './fakes/fake-adapter.ts'
export { type FakeClock, fakeClock, testNow } from './fakes/fake-clock.ts'
export { type FakeHandler, fakeHandler, type HandlerCall } from './fakes/fake-handler.ts'
export { fakeIds, testUuid } from './fakes/fake-ids.ts'
export { type FakeLifecycle, fakeLifecycle } from './fakes/fake-lifecycle.ts'
export { type FakeLock, fakeLock } from './fakes/fake-lock.ts'
export { type FakePorts, type FakePortsOptions, fakePorts } from './fakes/fake-ports.ts'
export { type FakeStorage, fakeStorage, type StorageFailure } from './fakes/fake-storage.ts'
export { seededRandom } from './fakes/seeded-random.ts'
export { settle } from './fakes/settle.ts'
