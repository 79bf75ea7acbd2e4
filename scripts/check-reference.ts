// Compares tables of the documentation with the code that they describe.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { jurisdictions } from '../packages/core/src/jurisdiction/jurisdictions.ts'
import { table } from '../packages/core/src/machine/table.ts'
import { offerKinds } from '../packages/core/src/offers/offer-kinds.ts'
import { accountSchema } from '../packages/core/src/schema/account-schema.ts'
import { categories } from '../packages/core/src/schema/categories.ts'
import { definitionSchema } from '../packages/core/src/schema/definition-schema.ts'
import { operators } from '../packages/core/src/schema/operators.ts'
import { localeTags } from '../packages/widget/src/messages/locale-tags.ts'
import { pages, tableAfter } from './snippets/markdown.ts'
import { root } from './workspace.ts'

const problems: string[] = []
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const definitionPage = read('docs/reference/definition.md')
const accountPage = read('docs/reference/account.md')
const codeIn = (cell = ''): string[] =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code)

function same(what: string, documented: readonly string[], real: readonly string[]): void {
  if (!real.length) problems.push(`${what}: nothing was found in the code`)
  const sides = [
    ['is not in the docs', real, documented],
    ['is only in the docs', documented, real],
  ] as const
  for (const [says, all, others] of sides)
    for (const name of all) if (!others.includes(name)) problems.push(`${what}: ${name} ${says}`)
}

// Which input is legal on which screen.
const screens =
  'closed permission survey offer info questions custom confirm working saved cancelled failed'
const inputOf = (method = '') =>
  (/^\w+/.exec(method)?.[0] ?? '').replaceAll(/[A-Z]/g, '_$&').toUpperCase()
const [head = [], , ...inputs] = tableAfter(read('docs/reference/headless-api.md'), '<!-- inputs:')
if (head.slice(1).join(' ') !== screens) problems.push(`inputs: the columns are not ${screens}`)
const documentedInputs = inputs.flatMap(([method, ...cells]) =>
  cells.flatMap((cell, at) => (cell ? [`${inputOf(codeIn(method)[0])} on ${head[at + 1]}`] : [])),
)
const realInputs = table
  .filter(({ on }) => !/^ACTION/.test(on))
  .flatMap(({ on, from = [] }) => from.map((screen) => `${on} on ${screen}`))
same('inputs', documentedInputs, realInputs)

// What each place asks.
const words = { yes: 'yes', no: 'no', 'after-permission': 'after permission' }
same(
  'jurisdictions',
  tableAfter(definitionPage, '<!-- jurisdictions:')
    .slice(2)
    .map(([preset, start, ...rest]) =>
      [codeIn(preset)[0], start?.split(':')[0], ...rest].join(' · '),
    ),
  Object.entries(jurisdictions).map(([preset, { start, offers, offerScreens, surveyAfter }]) =>
    [
      preset,
      start ? 'yes' : 'no',
      words[offers],
      offerScreens,
      surveyAfter ? 'after the acknowledgement' : 'before',
    ].join(' · '),
  ),
)

// Names that have a table of their own.
const firstColumn = (text: string, marker: string) =>
  tableAfter(text, marker)
    .slice(2)
    .flatMap(([cell]) => codeIn(cell))
const kinds = Object.entries(offerKinds)
same('operators', firstColumn(definitionPage, 'exactly one operator'), operators)
same('kinds', firstColumn(definitionPage, '<!-- kinds -->'), Object.keys(offerKinds))
same(
  'statuses',
  tableAfter(definitionPage, '<!-- statuses -->')
    .slice(2)
    .flatMap(([names, cell = '']) =>
      codeIn(names).map(
        (kind) => `${kind}: ${/any but/.test(cell) ? 'any' : codeIn(cell).join(' ')}`,
      ),
    ),
  kinds.map(([kind, { statuses }]) => `${kind}: ${statuses?.join(' ') ?? 'any'}`),
)
same('categories', codeIn(/^Categories: (.*)$/m.exec(definitionPage)?.[1]), categories)
same(
  'keys of a definition',
  [...new Set(firstColumn(definitionPage, '## Top level').map((key) => key.replace(/\..*/, '')))],
  Object.keys(definitionSchema._zod.def.shape),
)
const parts = {
  subscriber: '## subscriber',
  subscription: '## subscription',
  history: '## history',
}
for (const [part, marker] of Object.entries(parts))
  same(`keys of ${part}`, firstColumn(accountPage, marker), keysOf(part as keyof typeof parts))

// Unions of TypeScript have no value to ask at run time; the declaration itself is read.
const declared = (path: string, start: string, end: string, name: RegExp) =>
  [...(read(path).split(start)[1]?.split(end)[0] ?? '').matchAll(name)].map(
    ([, found = '']) => found,
  )
same(
  'events',
  firstColumn(read('docs/reference/events.md'), '<!-- event types:'),
  declared(
    'packages/core/src/events/flow-event.ts',
    'interface EventDataByType {',
    '\n}',
    /^ {2}'([\w.]+)'/gm,
  ),
)
same(
  'delivery statuses',
  firstColumn(read('docs/reference/events.md'), '<!-- delivery statuses:'),
  declared(
    'packages/core/src/delivery/delivery-report.ts',
    'type DeliveryStatus =',
    '\n\n',
    /'([\w-]+)'/g,
  ),
)
same(
  'because',
  firstColumn(definitionPage, '## Who may have an offer'),
  declared(
    'packages/core/src/offers/offer-explanation.ts',
    'type HiddenBecause =',
    '\n\n',
    /'([\w-]+)'/g,
  ),
)

// The languages, and whether somebody has read them.
const reviewed = await Promise.all(
  localeTags.map(async (tag) => {
    const locale = await import(`../packages/widget/src/locales/${tag.toLowerCase()}.ts`)
    return `${tag}: ${locale.reviewed ? 'yes' : 'no'}`
  }),
)
same(
  'languages',
  tableAfter(read('docs/languages.md'), '<!-- locales:')
    .slice(2)
    .map((row) => `${codeIn(row[0])[0]}: ${row[3]}`)
    .filter((row) => row !== 'en: yes'),
  reviewed,
)

// Every adapter and wrapper has a page, and a line in both lists of them.
const subpaths = Object.keys(JSON.parse(read('packages/adapters/package.json')).exports)
  .map((subpath) => subpath.slice(2))
  .filter((subpath) => subpath !== 'package.json')
const linked = (page: string, link: RegExp) =>
  [...read(page).matchAll(link)].map(([, name = '']) => name)
same('adapters', linked('docs/adapters/README.md', /^\| \[([\w-]+)\]\(\1\.md\)/gm), subpaths)
same(
  'adapters, in the package',
  linked('packages/adapters/README.md', /^\| \[`@fairwell\/adapters\/([\w-]+)`\]/gm),
  subpaths,
)

// What testkit exports, and an example of everything that is no type.
const testkitPage = read('docs/reference/testkit.md')
const exported = ['', 'contract/', 'simulation/', 'node/', 'arbitraries/'].flatMap((folder) =>
  [...read(`packages/testkit/src/${folder}index.ts`).matchAll(/\{([^}]*)\}/g)].flatMap(
    ([, names = '']) => names.match(/\b(?!type\b)\w+/g) ?? [],
  ),
)
same(
  'testkit',
  testkitPage
    .split('\n')
    .filter((line) => /^\| `[a-zA-Z]/.test(line))
    .flatMap((line) => codeIn(line.split('|')[1]).map((cell) => cell.replace(/\(.*/, ''))),
  exported,
)
for (const name of exported.filter((each) => /^[a-z]/.test(each)))
  if (!new RegExp(`^(?!\\|).*\\b${name}\\b`, 'm').test(testkitPage))
    problems.push(`testkit: ${name} has no example`)

// What the contract suite asks of each answer.
same(
  'answers',
  tableAfter(read('docs/guides/write-an-adapter.md'), '<!-- answers:')
    .slice(2)
    .flatMap(([statuses = '', retryable, because]) =>
      statuses.split(', ').map((status) => `${status} ${retryable} ${because}`),
    ),
  [
    ...read('packages/testkit/src/contract/describe-event-adapter.ts').matchAll(
      /\{ status: (\d+), retryable: (\w+), because: '([^']+)' \}/g,
    ),
  ].map(
    ([, status, retryable, because]) =>
      `${status} ${retryable === 'true' ? 'yes' : 'no'} ${because}`,
  ),
)

// A code that a page names has its section in the list of errors.
const explained = new Set(
  read('docs/errors.md')
    .match(/^### FW\d{4}/gm)
    ?.map((line) => line.slice(4)),
)
for (const { file, text } of pages())
  for (const code of new Set(text.match(/\bFW\d{4}\b/g)))
    if (!explained.has(code)) problems.push(`${file}: docs/errors.md does not explain ${code}`)

for (const problem of problems) console.error(problem)
console.log(`tables of the documentation compared with the code, ${problems.length} differences`)
if (problems.length) process.exitCode = 1

function keysOf(part: keyof typeof parts): string[] {
  const optional = accountSchema._zod.def.shape[part]._zod.def.innerType._zod.def
  const { shape } = 'element' in optional ? optional.element._zod.def : optional
  return Object.keys(shape)
}
