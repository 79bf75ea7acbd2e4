import type { FlowDefinition } from '@fairwell/core'
import { isChecked, parseDefinition, stampChecked } from '@fairwell/core/schema'

/**
 * Makes what gives a definition with the mark of a check, so that no page has to load the checker for
 * it. Each definition is checked once.
 */
export function createCheckOnce(): (definition: FlowDefinition) => FlowDefinition {
  const checked = new WeakMap<FlowDefinition, FlowDefinition>()
  return (definition) => {
    let found = checked.get(definition)
    if (!found) {
      found = check(definition)
      checked.set(definition, found)
    }
    return found
  }
}

function check(definition: FlowDefinition): FlowDefinition {
  if (isChecked(definition)) return definition
  const result = parseDefinition(definition)
  if (result.ok) return stampChecked(definition, [])
  const [first, ...more] = result.issues
  const rest = more.length > 0 ? ` And ${more.length} more.` : ''
  throw new TypeError(`${first?.code} ${first?.message}${rest}`)
}
