import { type AccountCode, accountCodes, type DefinitionCode, definitionCodes } from './codes.ts'
import { quote } from './describe-value.ts'

/** One thing to put right, said so that it can be acted on without the docs. */
export interface Issue {
  readonly code: DefinitionCode | AccountCode
  /** Where, such as `offers[2].cycles`; empty for the whole. */
  readonly path: string
  /** What is there now. */
  readonly found: string
  /** What to write instead. */
  readonly expected: string
  /** The known name or the value that was most likely meant. */
  readonly nearest?: string | undefined
  /** Place, rule, what was found and what to write, in one sentence. */
  readonly message: string
  /** Where the docs say more. */
  readonly url: string
  /** Where in a text that was checked as text, both from 1. */
  readonly line?: number | undefined
  readonly column?: number | undefined
}

export type Path = readonly (string | number)[]

/** How many issues are reported at most. */
const MOST_REPORTED = 50
/** How many are looked for, before the first ones are picked. */
const MOST_FOUND = 200

/** Collects what is found in one input, and tells each spot once. */
export class Findings {
  readonly input: unknown
  readonly #isAccount: boolean
  readonly #told = new Set<string>()
  readonly #errors: Finding[] = []
  readonly #warnings: Finding[] = []

  constructor(input: unknown, isAccount: boolean) {
    this.input = input
    this.#isAccount = isAccount
  }

  get hasErrors(): boolean {
    return this.#errors.length > 0
  }

  /** There is enough to report; no need to look on. */
  get isFull(): boolean {
    return this.#errors.length >= MOST_FOUND
  }

  /** The first errors, in the order of the input. */
  get errors(): readonly Issue[] {
    return this.#inOrder(this.#errors)
  }

  /** The first warnings, in the order of the input. */
  get warnings(): readonly Issue[] {
    return this.#inOrder(this.#warnings)
  }

  /** Reports what makes the input unusable. `write` goes on after the word "write". */
  report(
    code: DefinitionCode,
    path: Path,
    found: string,
    write: string,
    nearest?: string | number | boolean,
  ): void {
    this.#add(this.#errors, code, path, found, write, nearest)
  }

  /** Reports what works, but most likely not as meant. */
  warn(
    code: DefinitionCode,
    path: Path,
    found: string,
    write: string,
    nearest?: string | number | boolean,
  ): void {
    this.#add(this.#warnings, code, path, found, write, nearest)
  }

  #inOrder(list: readonly Finding[]): readonly Issue[] {
    return sortInOrder(this.input, list)
      .slice(0, MOST_REPORTED)
      .map(({ issue }) => issue)
  }

  #add(
    list: Finding[],
    code: DefinitionCode,
    path: Path,
    found: string,
    write: string,
    nearest: string | number | boolean | undefined,
  ): void {
    const spot = writePath(path)
    const key = `${spot} ${found}`
    if (list.length >= MOST_FOUND || this.#told.has(key)) return
    this.#told.add(key)
    const own = this.#isAccount ? (code.replace('FW1', 'FW2') as AccountCode) : code
    list.push({ issue: createIssue(own, spot, found, write, nearest?.toString()), path })
  }
}

interface Finding {
  readonly issue: Issue
  readonly path: Path
}

/** Puts an issue into words. */
export function createIssue(
  code: DefinitionCode | AccountCode,
  path: string,
  found: string,
  expected: string,
  nearest?: string,
): Issue {
  const whole = code.startsWith('FW1') ? 'definition' : 'account'
  const short = { ...definitionCodes, ...accountCodes }[code]
  return {
    code,
    path,
    found,
    expected,
    ...(nearest !== undefined && { nearest }),
    message: `${path || whole}: ${short}; found ${found}, write ${expected}.`,
    url: `https://fairwell.dev/errors#${code}`,
  }
}

/** A path as an author reads it: `offers[2].cycles`. */
export function writePath(path: Path): string {
  return path.reduce<string>(writeKey, '')
}

/** A path with one key more. */
export function writeKey(path: string, key: string | number): string {
  if (typeof key === 'number') return `${path}[${key}]`
  if (!/^[\w$-]{1,99}$/.test(key)) return `${path}[${quote(key)}]`
  return path ? `${path}.${key}` : key
}

/** Sorts by place in the input; a missing key counts as the start of its object. */
function sortInOrder(input: unknown, findings: readonly Finding[]): readonly Finding[] {
  const orders = new Map<object, Map<string, number>>()
  const ranked = findings.map((finding) => {
    let value = input
    const ranks = finding.path.map((key) => {
      if (typeof value !== 'object' || !value) return -1
      const order = orders.get(value) ?? new Map(Object.keys(value).map((name, at) => [name, at]))
      orders.set(value, order)
      value = (value as { readonly [key: string]: unknown })[key]
      return order.get(String(key)) ?? -1
    })
    return { finding, ranks }
  })
  return ranked
    .sort((a, b) => {
      const at = a.ranks.findIndex((rank, depth) => rank !== b.ranks[depth])
      return at < 0
        ? a.ranks.length - b.ranks.length
        : (a.ranks[at] as number) - (b.ranks[at] ?? -1)
    })
    .map(({ finding }) => finding)
}
