import { expectTypeOf, it } from 'vitest'
import type * as z from 'zod/mini'
import type { EventBase, EventDataByType, EventName, FlowEventOf } from '../events/flow-event.ts'
import type { eventDataSchemas, eventSchemaOf } from './event-schema.ts'

type Schemas = typeof eventDataSchemas
type Keys = { [Name in EventName]: keyof z.infer<Schemas[Name]> }
type Envelope = z.infer<ReturnType<typeof eventSchemaOf<'offer.shown'>>>
type Known<Type> = keyof { [Key in keyof Type as string extends Key ? never : Key]: true }

it('the schemas of event data have the keys of the types', () => {
  expectTypeOf<Keys>().toEqualTypeOf<{
    [Name in EventName]: keyof (EventBase & EventDataByType[Name])
  }>()
})

it('the schema of a whole event has the attributes of the type', () => {
  expectTypeOf<Known<Envelope>>().toEqualTypeOf<keyof FlowEventOf<'offer.shown'>>()
  expectTypeOf<Envelope['type']>().toEqualTypeOf<'fairwell.offer.shown'>()
})
