import { consent, tcfConsent } from '@fairwell/adapters/consent'
import { httpAdapter } from '@fairwell/adapters/http'
import { redaction } from '@fairwell/adapters/redaction'
import { createEventQueue, type EventBatch } from '@fairwell/core'
import { browserPorts } from '@fairwell/core/browser'

const queue = createEventQueue({
  name: 'acme-main',
  adapters: [consent(redaction(httpAdapter({ url: '/events' })), tcfConsent())],
  ports: browserPorts(),
})

Object.assign(window, {
  push(batch: EventBatch) {
    for (const event of batch) queue.push(event)
  },
  pending: () => queue.pending(),
})
