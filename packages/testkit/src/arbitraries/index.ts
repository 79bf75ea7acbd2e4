export { arbitraryAccount } from './arbitrary-account.ts'
export { arbitraryDefinition, type DefinitionBounds } from './arbitrary-definition.ts'
export { customHandlers, offerKinds } from './random-offer.ts'
