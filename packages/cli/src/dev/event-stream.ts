import type { FlowEvent } from '@fairwell/core'

/** Tells open pages of events as they are stored: server-sent events. */
export interface EventStream {
  open(): Response
  send(events: readonly FlowEvent[]): void
  close(): void
}

export function createEventStream(): EventStream {
  const readers = new Set<ReadableStreamDefaultController<Uint8Array>>()
  const text = new TextEncoder()
  return {
    open() {
      let own: ReadableStreamDefaultController<Uint8Array> | undefined
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          own = controller
          readers.add(controller)
          // Something has to be sent for the page to know that it is connected.
          controller.enqueue(text.encode(': open\n\n'))
        },
        cancel() {
          if (own) readers.delete(own)
        },
      })
      const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }
      return new Response(body, { headers })
    },
    send(events) {
      const lines = events.map((event) => `data: ${JSON.stringify(event)}\n\n`)
      for (const reader of readers) reader.enqueue(text.encode(lines.join('')))
    },
    close() {
      for (const reader of readers) reader.close()
      readers.clear()
    },
  }
}
