import { quote } from './describe-value.ts'
import { type Dictionary, objectsOf, textOf } from './json-value.ts'
import { reportUnknown, type Walk } from './walk-shape.ts'

const builtIn = ['survey', 'offer', 'confirm']

/**
 * Checks that the order of screens names each once, `confirm` last, and that nothing is left out by
 * mistake.
 */
export function checkOrder(walk: Walk, definition: Dictionary): void {
  const { findings } = walk
  const { screenOrder, screens, survey, offers } = definition
  const ids = objectsOf(screens).map(({ id }) => textOf(id))
  const order: readonly unknown[] = Array.isArray(screenOrder) ? screenOrder : builtIn
  const known = new Set([...builtIn, ...ids])
  const seen = new Set<unknown>()
  order.forEach((name, index) => {
    const path = ['screenOrder', index]
    if (typeof name !== 'string') return
    if (seen.has(name)) findings.report('FW1206', path, `${quote(name)} again`, 'it once')
    else if (!known.has(name)) reportUnknown(walk, 'FW1203', path, name, [...known])
    else if (name === 'confirm' && order.at(-1) !== name) {
      findings.report('FW1205', path, `it before ${quote(order.at(-1))}`, 'it at the end')
    }
    seen.add(name)
  })
  if (order.length && !seen.has('confirm')) {
    findings.report('FW1205', ['screenOrder'], 'none', 'it at the end')
  }
  // Those with a rule may well not meet.
  const always = objectsOf(screens).filter(({ id, when }) => !when && seen.has(id)).length
  const all = always + (seen.has('survey') ? 1 : 0) + (seen.has('offer') ? 1 : 0)
  if (all > 3) {
    findings.warn(
      'FW1208',
      ['screenOrder'],
      `${all} screens before "confirm"`,
      '3; no more are shown',
    )
  }
  const needed = [
    [['survey'], survey && 'survey'],
    [['offers'], objectsOf(offers).length && 'offer'],
    ...ids.map((id, index) => [['screens', index], id] as const),
  ] as const
  for (const [path, name] of needed) {
    if (name && !seen.has(name)) {
      findings.warn('FW1207', path, `no ${quote(name)} in screenOrder`, 'it there')
    }
  }
}
