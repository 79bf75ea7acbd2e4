// Checks every code block and every link of the documentation, and says where one does not hold.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { checkHtmlSnippet } from './snippets/check-html-snippet.ts'
import { checkJsonSnippet } from './snippets/check-json-snippet.ts'
import { checkShellSnippet } from './snippets/check-shell-snippet.ts'
import { checkTypedSnippets } from './snippets/check-typed-snippets.ts'
import { type Block, type Page, pages } from './snippets/markdown.ts'
import { root } from './workspace.ts'

/** What is read by a person or another tool only. */
const unchecked = ['text', 'http', 'vue', 'svelte', 'ruby', 'php', 'sql', 'css', 'mermaid', 'yaml']
const typed = ['ts', 'tsx', 'js']

const all = pages()
const scripts: Block[] = []
const problems: string[] = []
let count = 0

for (const block of all.flatMap((page) => page.blocks)) {
  const say = (problem: string) => problems.push(`${block.file}:${block.line}: ${problem}`)
  if (unchecked.includes(block.language)) continue
  count++
  const shown = /\bfile=(\S+)/.exec(block.info)?.[1]
  if (shown) {
    checkCopy(block, shown, say)
    continue
  }
  if (typed.includes(block.language)) scripts.push(block)
  else if (block.language === 'json') checkJsonSnippet(block, say)
  else if (block.language === 'html') scripts.push(...checkHtmlSnippet(block, say))
  else if (block.language === 'sh') checkShellSnippet(block, say)
  else say(`"${block.language}" is not checked here; use text`)
}
problems.push(...checkTypedSnippets(scripts))
for (const page of all) for (const link of page.links) checkLink(page, link)

for (const problem of problems) console.error(problem)
console.log(`${count} code blocks on ${all.length} pages checked, ${problems.length} problems`)
if (problems.length) process.exitCode = 1

/** A block that shows a file of the repository, which is checked where it is. */
function checkCopy(block: Block, file: string, say: (problem: string) => void): void {
  const path = join(root, file)
  if (!existsSync(path)) say(`there is no ${file}`)
  else if (readFileSync(path, 'utf8').trimEnd() !== block.code.trimEnd())
    say(`is not what ${file} says`)
}

function checkLink(page: Page, { line, target }: Page['links'][number]): void {
  if (/^(https?|mailto):/.test(target)) return
  const [path = '', anchor] = target.split('#')
  const file = path ? normalize(join(dirname(page.file), path)).replaceAll('\\', '/') : page.file
  const where = `${page.file}:${line}`
  if (!existsSync(join(root, file))) {
    problems.push(`${where}: there is no ${file}`)
    return
  }
  if (!anchor || !/\.md$/.test(file) || statSync(join(root, file)).isDirectory()) return
  const there = all.find((other) => other.file === file)
  const known = there?.anchors ?? new Set(readFileSync(join(root, file), 'utf8').split('\n'))
  if (!known.has(anchor)) problems.push(`${where}: ${file} has no heading #${anchor}`)
}
