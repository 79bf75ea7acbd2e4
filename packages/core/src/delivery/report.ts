import type { Diagnostic } from '../ports/ports.ts'

/** Tells the developer; never throws. */
export type Report = (
  level: Diagnostic['level'],
  code: string,
  message: string,
  event?: Diagnostic['event'],
) => void
