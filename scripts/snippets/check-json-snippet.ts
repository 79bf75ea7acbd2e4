import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { parseAccount, parseDefinition } from '../../packages/core/src/schema/index.ts'
import { find, root } from '../workspace.ts'
import type { Block } from './markdown.ts'

type Say = (problem: string) => void
type Dictionary = { readonly [key: string]: unknown }

/** What a part of a definition stands in, so that the names it uses exist. */
const around: Dictionary = {
  fairwell: 1,
  id: 'snippet',
  version: 1,
  product: 'Acme Pro',
  survey: {
    title: 'Why?',
    reasons: [
      {
        id: 'too-expensive',
        category: 'price',
        label: 'It costs too much',
        questions: [
          {
            id: 'used-parts',
            kind: 'multi-choice',
            label: 'What do you use?',
            options: [
              { id: 'reports', label: 'Reports' },
              { id: 'exports', label: 'Exports' },
            ],
          },
        ],
      },
      { id: 'not-using', category: 'usage', label: 'I do not use it' },
      { id: 'too-complex', category: 'complexity', label: 'It is hard to use' },
      { id: 'switched', category: 'competitor', label: 'I found something else' },
    ],
  },
  segments: { loyal: { field: 'subscriber.tenureMonths', atLeast: 12 } },
}

/**
 * Checks a JSON block. What says `"fairwell": 1` is a definition, what has a `subscriber` or
 * `subscription` an account, what has a `specversion` an event; the info string `offer`, `rule` or
 * `part` makes it a part of a definition; everything else only has to be JSON.
 */
export function checkJsonSnippet({ code, info }: Pick<Block, 'code' | 'info'>, say: Say): void {
  let value: Dictionary
  try {
    value = JSON.parse(code) as Dictionary
  } catch (error) {
    say(String(error))
    return
  }
  for (const event of [value].flat()) if (event.specversion) checkEvent(event, say)
  if (info === 'offer') checkDefinition({ ...around, offers: [value].flat() }, say)
  else if (info === 'rule') {
    const offer = { id: 'x', kind: 'skip', cycles: 1, title: 'x', when: value }
    checkDefinition({ ...around, offers: [offer] }, say)
  } else if (info === 'part') checkDefinition({ ...around, ...value }, say)
  else if (info) say(`"${info}" is no part that is known: offer, rule, part`)
  else if ('fairwell' in value) checkDefinition(value, say)
  else if (!Array.isArray(value) && ('subscription' in value || 'subscriber' in value)) {
    const result = parseAccount(value)
    if (!result.ok) for (const { message } of result.issues) say(message)
  }
}

function checkDefinition(value: Dictionary, say: Say): void {
  const result = parseDefinition(value)
  if (!result.ok) for (const { message } of result.issues) say(message)
}

let ajv: Ajv2020 | undefined

function checkEvent(event: Dictionary, say: Say): void {
  if (!ajv) {
    ajv = new Ajv2020({ strict: false })
    addFormats.default(ajv)
    for (const file of find('packages/core/schemas/**/*.json'))
      ajv.addSchema(JSON.parse(readFileSync(join(root, file), 'utf8')) as object)
  }
  const name = String(event.dataschema)
  const validate = ajv.getSchema(name)
  if (!validate) say(`no published schema is called ${name}`)
  else if (!validate(event.data)) say(ajv.errorsText(validate.errors))
}
