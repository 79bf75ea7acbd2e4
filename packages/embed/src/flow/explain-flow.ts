import type { CancelFlow, FlowDefinition } from '@fairwell/core'

/** Tells a developer what the flow sees: the controls, the reasons, and why each offer is or is not shown. */
export function explainFlow(
  { explain }: Pick<CancelFlow, 'explain'>,
  { id, version, survey }: FlowDefinition,
  selector: string,
): void {
  const controls = document.querySelectorAll(selector).length
  const reasons = survey?.reasons.map((reason) => reason.id).join(', ') ?? 'no survey'
  console.groupCollapsed(`[fairwell] ${id} version ${version}`)
  console.info(`${controls} cancel controls match ${selector}`)
  console.info(`reasons: ${reasons}`)
  for (const { offerId, kind, shown, text } of explain()) {
    console.info(`offer ${offerId} (${kind}) is ${shown ? 'shown' : 'hidden'}: ${text}`)
  }
  console.groupEnd()
}
