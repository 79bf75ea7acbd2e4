export type {
  AttemptResult,
  CancelFlow,
  CancelFlowOptions,
  FlowListeners,
  FlowOptions,
  QueueContext,
} from './cancel-flow.ts'
export { formatDate, formatList, formatMoney, formatNumber } from './copy/format.ts'
export { isolate } from './copy/isolate.ts'
export { toMajorUnits } from './copy/major-units.ts'
export { matchLocales } from './copy/match-locales.ts'
export { type PickedLocale, pickLocale } from './copy/pick-locale.ts'
export { createCancelFlow } from './create-cancel-flow.ts'
export { createFlow } from './create-flow.ts'
export { checkResponse } from './delivery/check-response.ts'
export { DeliveryError, type DeliveryFailure, isDeliveryError } from './delivery/delivery-error.ts'
export type { DeliveryReport, DeliveryStatus } from './delivery/delivery-report.ts'
export {
  adaptersIn,
  type DeliveryContext,
  type DeliveryLimits,
  type EventAdapter,
  type EventBatch,
  type GivenAdapters,
} from './delivery/event-adapter.ts'
export { flowsOf } from './delivery/event-keys.ts'
export {
  createEventQueue,
  type EventQueue,
  type EventQueueOptions,
} from './delivery/event-queue.ts'
export { createOutbox, type OutboxOptions } from './delivery/outbox.ts'
export type {
  EventBase,
  EventDataByType,
  EventName,
  FlowEvent,
  FlowEventOf,
  Json,
  OfferTermsData,
} from './events/flow-event.ts'
export { bucketOf } from './experiments/bucket-of.ts'
export type {
  ChoiceView,
  FlowError,
  FlowState,
  OfferView,
  Outcome,
  QuestionView,
  ReasonView,
  Receipt,
  Screen,
} from './flow-state.ts'
export { HandlerError, type HandlerErrorCode, isHandlerError } from './handler-error.ts'
export type {
  FlowAction,
  Handler,
  HandlerContext,
  Handlers,
  RemoteActions,
  RemoteReply,
  Resolution,
} from './handlers.ts'
export { type StatutoryLabels, withdrawalLabels } from './jurisdiction/statutory-labels.ts'
export { type Palette, paletteOf, type Theme } from './looks/palette-of.ts'
export type { HiddenBecause, OfferExplanation } from './offers/offer-explanation.ts'
export type { OfferTerms } from './offers/offer-terms.ts'
export { memoryPorts } from './ports/memory-ports.ts'
export type {
  ClockPort,
  Diagnostic,
  LifecycleMoment,
  LifecyclePort,
  LockPort,
  Ports,
  StoragePort,
} from './ports/ports.ts'
export { systemClock } from './ports/system-clock.ts'
export type {
  Account,
  HistoryEntry,
  Subscription,
  SubscriptionStatus,
} from './schema/account-schema.ts'
export type {
  AuthorScreen,
  Category,
  Experiment,
  FlowDefinition,
  Reason,
} from './schema/definition-schema.ts'
export type {
  Interval,
  Link,
  Offer,
  OfferKind,
  OfferOf,
  PauseChoice,
  Plan,
} from './schema/offer-schema.ts'
export type { AnswerValue, Question, QuestionKind } from './schema/question-schema.ts'
export type { AnswerRule, FieldRule, Operator, Rule } from './schema/rule-schema.ts'
export type { Image, Tokens } from './schema/tokens-schema.ts'
