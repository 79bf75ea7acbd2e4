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

/** Tells how deliveries go, of these `events` where it says no more; never throws. */
export type TellDelivery = (
  report: Omit<DeliveryReport, 'ids'> & Partial<Pick<DeliveryReport, 'ids'>>,
) => void
