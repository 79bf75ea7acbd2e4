import type { EmitEffect } from '../machine/effect.ts'
import type { FlowContext } from '../machine/flow-context.ts'
import type { Ports } from '../ports/ports.ts'
import { iso } from '../targeting/iso.ts'
import { compact } from './compact.ts'
import { dataSchemaUrl } from './data-schema-url.ts'
import type { FlowEvent } from './flow-event.ts'

/** Puts what the machine described into a CloudEvent. No attribute is ever undefined. */
export function buildEvent(
  { name, data, attemptId, sequence }: EmitEffect,
  { definition, account, locale, testMode, mode }: FlowContext,
  { ids, clock, origin }: Pick<Ports, 'ids' | 'clock' | 'origin'>,
): FlowEvent {
  const { id, version } = definition
  return compact({
    specversion: '1.0',
    id: ids(),
    source: `${origin}/fairwell/${encodeURIComponent(id)}`,
    type: `fairwell.${name}`,
    subject: account.subscriber?.id || undefined,
    time: iso(clock.now()),
    datacontenttype: 'application/json',
    dataschema: dataSchemaUrl(name),
    attemptid: attemptId,
    attemptseq: sequence,
    testmode: testMode || undefined,
    data: {
      v: 1,
      flowId: id,
      flowVersion: version,
      mode,
      locale,
      ...data,
    },
  }) as unknown as FlowEvent
}
