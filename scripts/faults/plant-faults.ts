import { type AnyNode, parse } from 'acorn'
import type { Plugin } from 'rollup'

/** One place that can be made to throw. */
export interface Fault {
  readonly id: number
  /** The module, as a path in the repository or in the name of a package. */
  readonly module: string
  /** The function; `undefined` is the module itself, as it is run. */
  readonly name?: string | undefined
}

type Code = AnyNode & { readonly id?: AnyNode | null; readonly body: AnyNode }

/**
 * Plants a call `__fault(id)` at the start of every function of the modules that are wanted, and at the
 * start of each of these modules. What `__fault` does is left to the page.
 */
export function plantFaults(faults: Fault[], isWanted: (module: string) => boolean): Plugin {
  return {
    name: 'plant-faults',
    transform(code, id) {
      const module = moduleName(id)
      if (!isWanted(module)) return null
      const inserts: [at: number, text: string][] = []
      const plant = (name?: string) => {
        const fault = { id: faults.length, module, name }
        faults.push(fault)
        return `__fault(${fault.id})`
      }
      eachFunction(
        parse(code, { ecmaVersion: 'latest', sourceType: 'module' }),
        '',
        (node, name) => {
          const { body } = node
          if (body.type === 'BlockStatement') inserts.push([body.start + 1, `${plant(name)};`])
          else inserts.push([body.start, `(${plant(name)},`], [body.end, ')'])
        },
      )
      const planted = inserts
        .toSorted(([a], [b]) => b - a)
        .reduce((text, [at, insert]) => text.slice(0, at) + insert + text.slice(at), code)
      return { code: `${plant()};${planted}`, map: null }
    },
  }
}

/** How a module is called here: no path of anybody's machine. */
export function moduleName(id: string): string {
  const path = id.replaceAll('\\', '/')
  return (
    path
      .split('/node_modules/')
      .at(-1)
      ?.replace(/^.*\/packages\//, '') ?? path
  )
}

function eachFunction(
  node: unknown,
  name: string,
  visit: (node: Code, name: string) => void,
): void {
  if (Array.isArray(node)) for (const item of node) eachFunction(item, name, visit)
  if (!node || typeof node !== 'object' || !('type' in node)) return
  const own = nameIn(node as AnyNode) ?? name
  const inner = /Function/.test(String(node.type)) ? own || 'anonymous' : own
  if (inner !== own || /Function/.test(String(node.type))) visit(node as Code, inner)
  for (const child of Object.values(node)) eachFunction(child, inner, visit)
}

/** The name that a piece of code gives to the function in it. */
function nameIn(node: AnyNode): string | undefined {
  const named =
    node.type === 'VariableDeclarator' || node.type === 'FunctionDeclaration'
      ? node.id
      : node.type === 'Property' || node.type === 'MethodDefinition'
        ? node.key
        : undefined
  return named?.type === 'Identifier' ? named.name : undefined
}
