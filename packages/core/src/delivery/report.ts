import type { FlowEvent } from '../events/flow-event.ts'
import type { Diagnostic } from '../ports/ports.ts'
import type { DeliveryReport } from './delivery-report.ts'

/** Tells the developer; never throws. */
export type Report = (
  level: Diagnostic['level'],
  code: string,
  message: string,
  event?: FlowEvent,
) => void

/** Tells how deliveries go; never throws. */
export type TellDelivery = (report: DeliveryReport) => void
