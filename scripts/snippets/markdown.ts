import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { find, root } from '../workspace.ts'

/** One fenced block of a Markdown file. */
export interface Block {
  /** Path from the root of the repository. */
  file: string
  /** Of the block's first line of code, from 1. */
  line: number
  language: string
  /** What follows the language after the opening fence. */
  info: string
  code: string
}

/** One Markdown file, read once. */
export interface Page {
  file: string
  text: string
  blocks: Block[]
  /** Anchors of its headings, as GitHub makes them. */
  anchors: Set<string>
  links: { line: number; target: string }[]
}

/** Every page of the documentation: the root, `docs/`, and each package's README. */
export function pages(): Page[] {
  return ['*.md', 'docs/**/*.md', 'packages/*/README.md', 'examples/**/README.md']
    .flatMap(find)
    .filter((file) => !/node_modules|^packages\/e2e\//.test(file))
    .map(readPage)
}

function readPage(file: string): Page {
  const text = readFileSync(join(root, file), 'utf8')
  const page: Page = { file, text, blocks: [], anchors: new Set(), links: [] }
  let open: Block | undefined
  const lines: string[] = []
  text.split('\n').forEach((line, index) => {
    const fence = /^ *```([\w-]*) *(.*)$/.exec(line)
    if (fence && open) {
      page.blocks.push({ ...open, code: lines.splice(0).join('\n') })
      open = undefined
    } else if (fence) {
      const [, language = '', info = ''] = fence
      open = { file, line: index + 2, language, info, code: '' }
    } else if (open) lines.push(line)
    else readLine(page, line, index + 1)
  })
  if (open) throw new Error(`${file}:${open.line}: the block is not closed`)
  return page
}

function readLine(page: Page, line: string, number: number): void {
  const heading = /^#{1,6} (.+)$/.exec(line)?.[1]
  if (heading) page.anchors.add(anchorOf(heading, page.anchors))
  for (const [, id = ''] of line.matchAll(/<a id="([^"]+)">/g)) page.anchors.add(id)
  const withoutCode = line.replaceAll(/`[^`]*`/g, '')
  for (const [, target = ''] of withoutCode.matchAll(/\]\(([^)\s]+)\)/g))
    page.links.push({ line: number, target })
}

function anchorOf(heading: string, taken: ReadonlySet<string>): string {
  const base = heading
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M} _-]/gu, '')
    .trim()
    .replaceAll(' ', '-')
  let anchor = base
  for (let n = 1; taken.has(anchor); n++) anchor = `${base}-${n}`
  return anchor
}

/** The rows of the first table after a line that holds `marker`; each row the text of its cells. */
export function tableAfter(text: string, marker: string): string[][] {
  const start = text.indexOf(marker)
  if (start < 0) throw new Error(`no ${marker}`)
  const lines = text.slice(start).split('\n').slice(1)
  const first = lines.findIndex((line) => line.startsWith('|'))
  const length = lines.slice(first).findIndex((line) => !line.startsWith('|'))
  return lines.slice(first, length < 0 ? undefined : first + length).map((line) =>
    line
      .slice(1, line.lastIndexOf('|'))
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim()),
  )
}
