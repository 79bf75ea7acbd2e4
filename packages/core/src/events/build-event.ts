import type { Effect } from '../machine/effect.ts'
import type { FlowContext } from '../machine/flow-context.ts'
import type { Ports } from '../ports/ports.ts'
import { dataSchemaUrl } from './data-schema-url.ts'
import type { FlowEvent } from './flow-event.ts'

/** Puts what the machine described into a CloudEvent. No attribute is ever undefined. */
export function buildEvent(
  { name, data, attemptId, sequence }: Extract<Effect, { type: 'emit' }>,
  { definition, account, locale, testMode, confirmedBy }: FlowContext,
  { ids, clock, origin }: Pick<Ports, 'ids' | 'clock' | 'origin'>,
): FlowEvent {
  const subject = account.subscriber?.id
  return {
    specversion: '1.0',
    id: ids(),
    source: `${origin}/fairwell/${encodeURIComponent(definition.id)}`,
    type: `fairwell.${name}`,
    ...(subject && { subject }),
    time: new Date(clock.now()).toISOString(),
    datacontenttype: 'application/json',
    dataschema: dataSchemaUrl(name),
    attemptid: attemptId,
    attemptseq: sequence,
    ...(testMode && { testmode: true }),
    data: {
      v: 1,
      flowId: definition.id,
      flowVersion: definition.version,
      mode: confirmedBy === 'server' ? 'server' : 'local',
      locale,
      ...data,
    },
  } as FlowEvent
}
