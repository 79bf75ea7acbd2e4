import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../workspace.ts'
import { checkJsonSnippet } from './check-json-snippet.ts'
import type { Block } from './markdown.ts'

/** The stub that queues calls before the file is there; every page has it letter by letter. */
const stub = 'window.Fairwell??=new Proxy({q:[]},{get:(t,k)=>t[k]??((...a)=>{t.q.push([k,a])})})'

const source = readFileSync(join(root, 'packages/embed/src/embed-options.ts'), 'utf8')
const options = /interface EmbedOptions \{([\s\S]*?)\n\}/.exec(source)?.[1] ?? ''

/** Every option may also be an attribute; the two others are the host's own controls'. */
const attributes = [
  ...[...options.matchAll(/readonly (\w+)\?/g)].map(([, name = '']) => kebab(name)),
  'fairwell-account',
  'fairwell-cancel',
].map((name) => `data-${name}`)

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)
}

/** Checks the attributes and the inline JSON of an HTML block, and returns its inline scripts. */
export function checkHtmlSnippet(block: Block, say: (problem: string) => void): Block[] {
  const { code } = block
  for (const [tag] of code.matchAll(/<(script|a|button|form)\b[^>]*>/g)) {
    const isOurs = /fairwell[\w.-]*\.js|data-fairwell/.test(tag)
    for (const [, name = ''] of tag.matchAll(/\s(data-[\w-]+)/g))
      if (isOurs && !attributes.includes(name)) say(`${name} is no attribute of ours`)
  }
  const scripts: Block[] = []
  for (const match of code.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)) {
    const [, tag = '', body = ''] = match
    if (!body.trim()) continue
    if (/type="application\/json"/.test(tag)) checkJsonSnippet({ code: body, info: '' }, say)
    else {
      const before = code.slice(0, match.index + match[0].indexOf('>') + 1)
      const line = block.line + before.split('\n').length - 1
      scripts.push({ ...block, language: 'js', line, code: body.replace(stub, '') })
    }
  }
  return scripts
}
