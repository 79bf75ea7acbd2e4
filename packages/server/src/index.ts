export type { AttemptExplanation, StartedAttempt } from './attempts/start-attempt.ts'
export {
  BillingError,
  type BillingErrorCode,
  type BillingProvider,
  type BillingResult,
  type BillingSubject,
  type CancelAction,
  isBillingError,
  type OfferAction,
} from './billing/billing-provider.ts'
export {
  type BillingChange,
  type BillingMethod,
  type CustomChange,
  type MemoryBilling,
  type MemoryBillingOptions,
  memoryBilling,
} from './billing/memory-billing.ts'
export {
  createFairwellServer,
  type FairwellServer,
  type FairwellServerOptions,
} from './create-fairwell-server.ts'
export type { SqlClient, SqlParameter, SqlQuery } from './store/sql-client.ts'
export { sqlStore } from './store/sql-store.ts'
export type {
  AttemptRecord,
  EventDraft,
  EventOrigin,
  EventQuery,
  OfferedOffer,
  OperationBegin,
  OperationResult,
  OperationStart,
  Settlement,
  Store,
  StoredEvent,
} from './store/store.ts'
export {
  createTokens,
  type TokenRequest,
  type Tokens,
  type TokensOptions,
} from './tokens/create-tokens.ts'
export {
  isTokenError,
  type TokenClaims,
  TokenError,
  type TokenVerifier,
  tokenAudience,
} from './tokens/token-claims.ts'
