import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { type ExportTarget, packages, root } from '../workspace.ts'
import type { Block } from './markdown.ts'

const folder = join(root, 'node_modules/.cache/snippets')

/** Names that examples use without saying where they come from, and packages that are not ours to install. */
const ambient = `
import type { Account, DeliveryReport, FlowDefinition, FlowEvent } from '@fairwell/core'
import type { EmbedOptions, OpenOptions, OpenResult } from '${join(root, 'packages/embed/src/embed-options.ts')}'

interface FairwellApi {
  readonly ready: Promise<void>
  init(options: EmbedOptions): void
  open(options?: OpenOptions): Promise<OpenResult>
  close(): void
  on(name: string, listener: (event: FlowEvent) => void): () => void
}
declare global {
  const definition: FlowDefinition
  const account: Account
  const Fairwell: FairwellApi
  interface Window { Fairwell: FairwellApi }
  interface DocumentEventMap {
    'fairwell:event': CustomEvent<FlowEvent>
    'fairwell:delivery': CustomEvent<DeliveryReport>
    'fairwell:saved': CustomEvent<FlowEvent>
    'fairwell:cancelled': CustomEvent<FlowEvent>
    'fairwell:released': CustomEvent<FlowEvent>
    'fairwell:dismissed': CustomEvent<FlowEvent>
    'fairwell:failed': CustomEvent<FlowEvent>
  }
  namespace JSX { interface IntrinsicElements { [name: string]: any } }
}
`
const outside = [
  '@datadog/browser-rum',
  '@sentry/browser',
  '@snowplow/browser-tracker',
  'express',
  'react',
  'vue',
  'svelte/store',
  'hono',
  'stripe',
  'pg',
]

const serverClients = {
  '@nats-io/jetstream': 'lib/mod.d.ts',
  '@nats-io/transport-node': 'lib/mod.d.ts',
  '@platformatic/kafka': 'dist/index.d.ts',
  standardwebhooks: 'dist/index.d.ts',
}

/** Type-checks blocks of TypeScript and JavaScript, each as a module of its own, against our source. */
export function checkTypedSnippets(blocks: readonly Block[]): string[] {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
  const files = new Map<string, Block>()
  blocks.forEach((block, index) => {
    const name = `s${index}.${block.language}`
    files.set(name, block)
    write(name, `${block.code}\nexport {}\n`)
  })
  write('ambient.d.ts', ambient)
  write('outside.d.ts', outside.map((name) => `declare module '${name}'\n`).join(''))
  write('package.json', '{"type":"module"}')
  write('tsconfig.json', JSON.stringify(tsconfig()))
  const tsc = spawnSync('pnpm', ['exec', 'tsc', '-p', folder, '--pretty', 'false'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  if (tsc.status === 0) return []
  const lines = `${tsc.stdout}${tsc.stderr}`.split('\n').filter((line) => /error TS/.test(line))
  const problems = lines.flatMap((line) => {
    const [, path = '', row = '', text = ''] = /^(.*)\((\d+),\d+\): error (.*)$/.exec(line) ?? []
    const block = files.get(path.replace(/^.*\//, ''))
    // What is wrong in our source, `tsc -b` says.
    return block ? [`${block.file}:${block.line + Number(row) - 1}: ${text}`] : []
  })
  return problems.length ? problems : lines
}

function tsconfig(): object {
  // A peer of testkit, which examples of testkit import.
  const fastCheck = relative(
    folder,
    join(root, 'packages/testkit/node_modules/fast-check/lib/fast-check.d.ts'),
  )
  const paths: Record<string, string[]> = { 'fast-check': [`./${fastCheck.replaceAll('\\', '/')}`] }
  // Clients that adapters for servers take: the examples show that theirs fit ours.
  for (const [name, types] of Object.entries(serverClients)) {
    const file = join(root, 'packages/adapters/node_modules', name, types)
    paths[name] = [`./${relative(folder, file).replaceAll('\\', '/')}`]
  }
  for (const { manifest, path } of packages())
    for (const [entry, target] of Object.entries(manifest.exports ?? {}))
      paths[manifest.name + entry.slice(1)] = [sourceOf(path, target)]
  return {
    extends: join(root, 'tsconfig.test.json'),
    compilerOptions: {
      paths,
      jsx: 'preserve',
      allowUnusedLabels: true,
      // Examples for a page without a build have no types to write.
      noImplicitAny: false,
      tsBuildInfoFile: join(folder, '.tsbuildinfo'),
      typeRoots: [join(root, 'node_modules/@types')],
    },
    include: ['*'],
  }
}

function sourceOf(path: string, target: ExportTarget): string {
  const file = typeof target === 'string' ? target : (target['@fairwell/source'] ?? '')
  return `./${relative(folder, join(path, file)).replaceAll('\\', '/')}`
}
