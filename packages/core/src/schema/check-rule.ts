import { categories } from './categories.ts'
import type { DefinitionNames } from './definition-names.ts'
import { describe, quote, quoteAll } from './describe-value.ts'
import type { Path } from './issue.ts'
import { type Dictionary, isObject, objectsOf, textOf } from './json-value.ts'
import { accountField, type KnownField, nearestPath } from './known-fields.ts'
import { nearest } from './nearest.ts'
import { type Operator, operators } from './operators.ts'
import type { ScalarName } from './scalars.ts'
import { reportUnknown, type Walk, walkShape } from './walk-shape.ts'

const MOST_NESTED = 32

const forms = ['all', 'any', 'not', 'reason', 'category', 'segment', 'answer', 'field']

/** The types of field that an operator compares, and the type of the value that it takes. */
const operands: {
  readonly [Name in Operator]: readonly [
    fields: string,
    value: 'same' | 'part' | 'many' | ScalarName,
  ]
} = {
  is: ['text number boolean instant list', 'same'],
  isNot: ['text number boolean instant list', 'same'],
  in: ['text number boolean instant list', 'many'],
  notIn: ['text number boolean instant list', 'many'],
  above: ['number', 'number'],
  atLeast: ['number', 'number'],
  below: ['number', 'number'],
  atMost: ['number', 'number'],
  before: ['instant', 'instant'],
  after: ['instant', 'instant'],
  withinDays: ['instant', 'nonNegative'],
  contains: ['text list', 'part'],
  exists: ['text number boolean instant list object', 'boolean'],
}

const allForms =
  '{"all": […]}, {"any": […]}, {"not": …}, {"reason": …}, {"category": …}, {"segment": …}, {"answer": …, "is": …} or {"field": …, "is": …}'

/** Checks a rule: one known form, names that exist, comparisons that can hold. */
export function checkRule(
  walk: Walk,
  names: DefinitionNames,
  rule: unknown,
  path: Path,
  depth = 1,
): void {
  const { findings } = walk
  if (!isObject(rule)) {
    findings.report('FW1103', path, describe(rule), allForms)
    return
  }
  if (depth > MOST_NESTED) {
    findings.report('FW1303', path, 'one more', 'it flatter, with segments')
    return
  }
  const keys = Object.keys(rule).filter((key) => rule[key] !== undefined)
  const [form, second] = keys.filter((key) => forms.includes(key))
  if (!form) {
    const meant = keys[0] && nearest(keys[0], forms)
    findings.report('FW1301', path, describe(rule), meant ? quote(meant) : allForms, meant)
    return
  }
  if (second) {
    const write = `one of them, or {"all": [{"${form}": …}, {"${second}": …}]}`
    findings.report('FW1302', path, quoteAll([form, second]), write)
    return
  }
  const value = rule[form]
  const at = [...path, form]
  if (form === 'answer' || form === 'field') {
    checkComparison(walk, names, rule, keys, path, form)
    return
  }
  for (const key of keys) {
    if (key !== form) reportUnknown(walk, 'FW1101', [...path, key], key, [], [form])
  }
  if (form === 'not') checkRule(walk, names, value, at, depth + 1)
  else if (form === 'segment') checkName(walk, value, at, names.segments)
  else if (form === 'all' || form === 'any') {
    if (!Array.isArray(value)) findings.report('FW1103', at, describe(value), 'a list of rules')
    else if (!value.length && form === 'any') findings.warn('FW1308', at, 'an empty list', 'a rule')
    else {
      value.forEach((part, index) => {
        checkRule(walk, names, part, [...at, index], depth + 1)
      })
    }
  } else checkNames(walk, names, value, at, form)
}

function checkNames(
  walk: Walk,
  names: DefinitionNames,
  value: unknown,
  path: Path,
  form: string,
): void {
  const known: readonly string[] = form === 'reason' ? names.reasons : categories
  const checkOne = (name: unknown, at: Path) => {
    checkName(walk, name, at, known)
    if (form === 'category' && known.includes(name as string) && !names.categories.includes(name)) {
      walk.findings.warn('FW1308', at, describe(name), 'a category that a reason has')
    }
  }
  if (!Array.isArray(value)) checkOne(value, path)
  else if (value.length) {
    value.forEach((name, index) => {
      checkOne(name, [...path, index])
    })
  } else walk.findings.report('FW1106', path, 'an empty list', `one ${form} or more`)
}

/** Checks that something has this name, and says which is nearest. */
export function checkName(walk: Walk, name: unknown, path: Path, known: readonly string[]): void {
  if (!known.includes(name as string)) reportUnknown(walk, 'FW1203', path, name, known)
}

function checkComparison(
  walk: Walk,
  names: DefinitionNames,
  rule: Dictionary,
  keys: readonly string[],
  path: Path,
  form: 'answer' | 'field',
): void {
  const { findings } = walk
  const subject = rule[form]
  const field = form === 'field' ? accountField(subject) : answerTo(names, subject)
  if (form === 'answer') checkName(walk, subject, [...path, form], [...names.questions.keys()])
  else if (!field) {
    const meant = nearestPath(textOf(subject))
    const write = meant ?? 'subscription.planId or subscriber.attributes.tier, say'
    findings.report('FW1307', [...path, form], describe(subject), write, meant)
  }
  const others = keys.filter((key) => key !== form)
  const asked = others.filter((key) => operators.includes(key as Operator)) as Operator[]
  for (const key of others) {
    if (!asked.includes(key as Operator)) {
      reportUnknown(walk, 'FW1304', [...path, key], key, operators)
    }
  }
  if (!others.length) findings.report('FW1305', path, 'none', `one of ${operators.join(', ')}`)
  if (asked.length > 1) {
    findings.report('FW1305', path, quoteAll(asked), 'a rule for each, in {"all": […]}')
  }
  for (const operator of asked) {
    const [types, wants] = operands[operator]
    const at = [...path, operator]
    if (field && field.type !== 'anything' && !types.includes(field.type)) {
      const fitting = operators.filter((name) => operands[name][0].includes(field.type))
      const found = `it for ${quote(subject)} (${field.type})`
      findings.report('FW1306', at, found, `one of ${fitting.join(', ')}`)
    } else checkValue(walk, rule[operator], at, wants, field)
  }
}

function checkValue(
  walk: Walk,
  value: unknown,
  path: Path,
  wants: string,
  field: KnownField | undefined,
): void {
  const { type = 'anything', options, shape } = field ?? {}
  if (wants === 'many') {
    walkShape(walk, value, path, { list: 'json', isFilled: true })
    if (!Array.isArray(value)) return
    value.forEach((item, index) => {
      checkValue(walk, item, [...path, index], 'same', field)
    })
  } else if (wants === 'part' && type === 'text') walkShape(walk, value, path, 'text')
  else if (wants !== 'same' && wants !== 'part') walkShape(walk, value, path, wants as 'number')
  else if (options) checkName(walk, value, path, options)
  else if (type !== 'anything')
    walkShape(walk, value, path, (type !== 'number' && shape) || (type as 'text'))
  else if (typeof value === 'object') {
    walk.findings.report('FW1103', path, describe(value), 'a text, a number, true or false')
  }
}

/** What a question's answer can be; undefined where the question is not right itself. */
function answerTo({ questions }: DefinitionNames, id: unknown): KnownField | undefined {
  const question = questions.get(id as string)
  const options = objectsOf(question?.options).map((option) => textOf(option.id))
  switch (question?.kind) {
    case 'text':
      return { type: 'text' }
    case 'scale':
      return { type: 'number' }
    case 'choice':
      return { type: 'text', options }
    case 'multi-choice':
      return { type: 'list', options }
    default:
      return undefined
  }
}
