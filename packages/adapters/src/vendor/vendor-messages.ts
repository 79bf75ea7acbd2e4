import type { EventBatch, FlowEvent } from '@fairwell/core'
import { redactEvent } from '../wrappers/redact-event.ts'
import type { VendorOptions } from './vendor-options.ts'

/** One event on its way to a vendor. */
export interface VendorMessage<Message> {
  /** The event, with what must not leave taken out of it. */
  readonly event: FlowEvent
  readonly message: Message
}

/** What a vendor gets of a batch: of each event, once redacted, its message, as `map` leaves it. */
export function vendorMessages<Message>(
  batch: EventBatch,
  { map = (_, message) => message, redact = {}, words }: VendorOptions<Message>,
  toMessage: (event: FlowEvent) => Message,
): VendorMessage<Message>[] {
  return batch.flatMap((original) => {
    const { data } = original
    const { text: _, ...wordless } = data as { readonly text?: string }
    const kept = words === false ? { ...original, data: wordless } : original
    const event = redact ? redactEvent(kept as FlowEvent, redact) : (kept as FlowEvent)
    const message = map(event, toMessage(event))
    return message === undefined ? [] : [{ event, message }]
  })
}
