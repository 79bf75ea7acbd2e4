import type { ReasonSystem } from './reason-system.ts'
import { systems } from './systems.ts'

/**
 * The system of an id, which may come from somewhere else.
 *
 * @throws Error where there is none.
 */
export function systemOf(id: string): ReasonSystem {
  const ids: readonly string[] = Object.keys(systems)
  if (!ids.includes(id)) throw new Error(`there is no system ${id}: ${ids.join(', ')}`)
  return systems[id as keyof typeof systems]
}
