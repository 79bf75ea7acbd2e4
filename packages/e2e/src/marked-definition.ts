import type { FlowDefinition } from '@fairwell/core'
import { stampChecked } from '@fairwell/core/schema'
import { readDefinition } from './definitions.ts'

/** The example definition with the mark of its check: it needs no checker to open. */
export const markedDefinition: FlowDefinition = stampChecked(
  { ...readDefinition('flow.example'), holdoutPercent: 0 } as unknown as FlowDefinition,
  [],
)
