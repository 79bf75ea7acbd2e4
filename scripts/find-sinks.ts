import { type AnyNode, type Expression, type Literal, parse } from 'acorn'

/** A place where text could become markup or code. */
export interface Sink {
  /** What it is, such as `innerHTML` or `setTimeout of a text`. */
  readonly what: string
  /** The code around it. */
  readonly code: string
}

/** Names that nothing else has: whoever writes one of them, in any form, means the sink. */
const names = new Set(
  (
    'innerHTML outerHTML insertAdjacentHTML dangerouslySetInnerHTML srcdoc createContextualFragment parseFromString ' +
    'setHTMLUnsafe parseHTMLUnsafe writeln execCommand eval importScripts execScript'
  ).split(' '),
)
const timers = new Set(['setTimeout', 'setInterval', 'setImmediate'])
const makers = new Set(['Function', 'DOMParser', 'XSLTProcessor', 'Worker', 'SharedWorker'])
/** Elements whose `src` is run; that of a picture only shows something. */
const runners = new Set(['script', 'iframe', 'frame', 'embed', 'object'])
const runs = /^\s*javascript:/i
const attribute = /^(on|style$|srcdoc$)/i

/**
 * Finds what a strict page would refuse, and what an attacker would look for: everything that makes
 * markup or code of a text. The syntax tree is searched, so that neither comments nor words of copy
 * count, and no spelling hides it.
 */
export function findSinks(code: string): Sink[] {
  const found: Sink[] = []
  const add = (what: string, { start, end }: { start: number; end: number }) => {
    found.push({ what, code: code.slice(Math.max(0, start - 40), Math.min(end, start + 60)) })
  }
  const program = parse(code, { ecmaVersion: 'latest', sourceType: 'module' })
  eachNode(program, (node) => {
    const name = nameOf(node)
    if (name !== undefined && names.has(name)) add(name, node)
    const text = textOf(node)
    if (text !== undefined && runs.test(text)) add('javascript: address', node)
    if (node.type === 'ImportExpression') add('import()', node)
    if (node.type === 'AssignmentExpression' && propertyOf(node.left) === 'src') {
      if (!isVetted(code, node.right)) add('src without a policy', node)
    }
    if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return
    const called = nameOf(node.callee) ?? propertyOf(node.callee) ?? ''
    const [first] = node.arguments
    const firstText = first && textOf(first)
    if (makers.has(called)) add(called, node)
    if (timers.has(called) && firstText !== undefined) add(`${called} of a text`, node)
    if (called === 'write' && /\bdocument\b/.test(code.slice(node.callee.start, node.callee.end)))
      add('document.write', node)
    if (/^setAttribute(NS)?$/.test(called)) {
      const given = node.arguments.at(-2)
      const written = given && textOf(given)
      if (written === undefined) add('setAttribute of any name', node)
      else if (attribute.test(written)) add(`setAttribute of ${written}`, node)
    }
    const makesRunner = node.arguments.some((argument) => runners.has(textOf(argument) ?? ''))
    if (!makesRunner && called !== 'assign') return
    for (const argument of node.arguments) {
      if (argument.type !== 'ObjectExpression') continue
      for (const property of argument.properties) {
        if (property.type !== 'Property' || nameOf(property.key) !== 'src') continue
        if (!isVetted(code, property.value)) add('src without a policy', property)
      }
    }
  })
  return found
}

/** Every node, names of properties too, which acorn-walk passes over. */
function eachNode(node: unknown, visit: (node: AnyNode) => void): void {
  if (Array.isArray(node)) for (const item of node) eachNode(item, visit)
  else if (node && typeof node === 'object' && 'type' in node) {
    visit(node as AnyNode)
    for (const child of Object.values(node)) eachNode(child, visit)
  }
}

/** What an engine that knows ECMAScript of that year says against the code; undefined: it is read. */
export function readingProblem(code: string, ecmaVersion: 2020): string | undefined {
  try {
    parse(code, { ecmaVersion })
    return undefined
  } catch (error) {
    return String(error)
  }
}

function nameOf(node: AnyNode): string | undefined {
  if (node.type === 'Identifier' || node.type === 'PrivateIdentifier') return node.name
  return textOf(node)
}

function textOf(node: AnyNode): string | undefined {
  if (node.type === 'Literal') {
    const { value } = node as Literal
    return typeof value === 'string' ? value : undefined
  }
  if (node.type === 'TemplateLiteral') return node.quasis.map(({ value }) => value.cooked).join('')
  if (node.type === 'BinaryExpression' && node.operator === '+') {
    const [left, right] = [textOf(node.left), textOf(node.right)]
    return left === undefined || right === undefined ? undefined : left + right
  }
  return undefined
}

/** `c` of `a.b.c`, and of `a.b['c']`. */
function propertyOf(node: AnyNode): string | undefined {
  return node.type === 'MemberExpression' ? nameOf(node.property) : undefined
}

function isVetted(code: string, { start, end }: Expression | AnyNode): boolean {
  return code.slice(start, end).includes('createScriptURL')
}
