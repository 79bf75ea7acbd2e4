import { checkAlternatives, discountRows, pauseRows } from './check-alternatives.ts'
import { checkCopy } from './check-copy.ts'
import { checkExperiment, checkPatches, type InOffer } from './check-experiments.ts'
import { checkLocales } from './check-locales.ts'
import { checkOrder } from './check-order.ts'
import { checkRule } from './check-rule.ts'
import { checkSegments } from './check-segments.ts'
import { checkTokens } from './check-tokens.ts'
import { collectNames } from './definition-names.ts'
import { describe, quote } from './describe-value.ts'
import { type Findings, writePath } from './issue.ts'
import { type Dictionary, isObject, objectOf, textOf } from './json-value.ts'
import type { Checks } from './parse-input.ts'
import type { ObjectShape } from './shape.ts'
import { type SpecialCheck, type Walk, walkPlain } from './walk-shape.ts'

/** Names of screens that a flow has by itself. */
const screenNames =
  /^(closed|permission|survey|offer|confirm|info|questions|custom|working|saved|cancelled|failed)$/

/** Handlers that do something else than a custom offer: "cancel" would cancel, and count as saved. */
const handlerNames = /^(cancel|discount|pause|plan-change|trial-extension|credit|skip)$/

/** Everything that a definition must keep to beyond its shape. */
export function checkDefinition(findings: Findings, input: unknown): Checks {
  const definition = objectOf(input)
  const names = collectNames(definition)
  const questions = new Map<unknown, string>()
  let offer: Dictionary | undefined

  const inOffer: InOffer = (inside, check) => {
    offer = inside
    check()
    offer = undefined
  }

  /** A check that comes before that of the shape. */
  const first =
    (check: (value: Dictionary, path: readonly (string | number)[]) => void): SpecialCheck =>
    (value, path, shape) => {
      check(objectOf(value), path)
      walkPlain(walk, value, path, shape)
    }

  const specials: Walk['specials'] = {
    rule: (value, path) => checkRule(walk, names, value, path),
    locale() {},
    copy(value, path, shape) {
      walkPlain(walk, value, path, shape)
      if (typeof value === 'string') checkCopy(walk, value, path, offer)
    },
    discount: (value, path, shape) =>
      checkAlternatives(walk, value, path, shape as ObjectShape, discountRows),
    pauseChoice: (value, path, shape) =>
      checkAlternatives(walk, value, path, shape as ObjectShape, pauseRows),
    offer(value, path, shape) {
      const { kind, handler } = objectOf(value)
      if (kind === 'custom' && handlerNames.test(textOf(handler))) {
        const at = [...path, 'handler']
        findings.report('FW1202', at, quote(textOf(handler)), 'another name; this handler is taken')
      }
      inOffer(objectOf(value), () => walkPlain(walk, value, path, shape))
    },
    question: first(({ id, from, to }, path) => {
      const at = [...path, 'id']
      const place = questions.get(id)
      if (place) findings.report('FW1201', at, `${describe(id)}, also at ${place}`, 'another id')
      else if (id !== undefined) questions.set(id, writePath(path))
      if (id === 'comment') {
        findings.report('FW1202', at, quote(id), 'another id; this is the one of survey.comment')
      }
      if (typeof from === 'number' && typeof to === 'number' && from >= to) {
        findings.report('FW1401', [...path, 'to'], `${from} to ${to}`, `more than ${from}`)
      }
    }),
    screen: first(({ id }, path) => {
      if (screenNames.test(textOf(id))) {
        findings.report(
          'FW1202',
          [...path, 'id'],
          quote(id),
          'another id; the flow has such a screen',
        )
      }
    }),
    experiment: first((experiment, path) => checkExperiment(walk, experiment, path)),
    tokens(value, path, shape) {
      walkPlain(walk, value, path, shape)
      checkTokens(findings, objectOf(value), path)
    },
    patches(value, path, shape) {
      if (isObject(value)) checkPatches(walk, names, value, path, inOffer)
      else walkPlain(walk, value, path, shape)
    },
  }
  const walk: Walk = { findings, specials }

  return {
    specials,
    whole() {
      const { offerScreens } = objectOf(definition.limits)
      if (typeof offerScreens === 'number' && offerScreens > 1) {
        const path = ['limits', 'offerScreens']
        findings.warn('FW1207', path, `${offerScreens}`, '1; no jurisdiction allows more')
      }
      checkOrder(walk, definition)
      checkSegments(walk, objectOf(definition.segments))
      checkLocales(walk, definition, inOffer)
    },
  }
}
