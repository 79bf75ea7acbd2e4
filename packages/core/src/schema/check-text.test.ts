import { describe, expect, it } from 'vitest'
import { checkAccountText, checkDefinitionText } from './check-text.ts'

const messageOf = (text: string): string | undefined => {
  const result = checkDefinitionText(text)
  return result.ok ? undefined : result.issues[0]?.message
}

describe('checkDefinitionText tells where a text stops being JSON', () => {
  it.each<[string, string, string, string]>([
    [
      'a comma too many',
      '{\n  "id": "a",\n}',
      '"," before "}" at line 2, column 12',
      'no comma there',
    ],
    [
      'a comma too many in a list',
      '{"a": [1, 2, ]}',
      '"," before "]" at line 1, column 12',
      'no comma there',
    ],
    [
      'a missing comma',
      '{\n  "id": "a"\n  "version": 1\n}',
      '"\\"version\\":" at line 3, column 3',
      '"," or "}"',
    ],
    ['a missing colon', '{"id" "a"}', '"\\"a\\"}" at line 1, column 7', '":" and a value'],
    ['a missing value', '{"id": }', '"}" at line 1, column 8', 'a value: "text", a number'],
    ['a key without quotes', '{id: "a"}', '"id" at line 1, column 2', '"id"'],
    ['single quotes', "{'id': 'a'}", `"'id':" at line 1, column 2`, 'double quotes'],
    ['a comment', '{\n  // the id\n  "id": "a"\n}', '"//" at line 2, column 3', 'JSON has none'],
    ['a word', '{"a": undefined}', '"undefined" at line 1, column 7', 'a value'],
    ['a word of another language', '{"a": True}', '"True" at line 1, column 7', 'true, false'],
    ['a text that does not end', '{"a": "b}', '"\\"b}" at line 1, column 7', 'ends on its line'],
    [
      'a line break in a text',
      '{"a": "b\nc"}',
      '"\\"b" at line 1, column 7',
      '\\n for a line break',
    ],
    ['a number with a plus', '{"a": +1}', '"+1}" at line 1, column 7', 'a value'],
    ['the end too soon', '{"a": [1, 2', 'the end at line 1, column 12', '"]"'],
    ['the end after a comma', '{"a": 1,', 'the end at line 1, column 9', '"}"'],
    ['nothing', '', 'the end at line 1, column 1', 'a value'],
    ['more than one', '{} {}', '"{}" at line 1, column 4', 'nothing more'],
    [
      'a web page',
      '<!doctype html>\n<html>',
      '"<!doctype" at line 1, column 1',
      'this is a web page',
    ],
    ['the wrong bracket', '{"a": [1}', '"}" at line 1, column 9', '"," or "]"'],
  ])('%s', (_, text, found, write) => {
    expect(messageOf(text)).toContain(`definition: the text is not JSON; found ${found}, write `)
    expect(messageOf(text)).toContain(write)
    expect(() => JSON.parse(text)).toThrow()
  })

  it('with the place in numbers', () => {
    const result = checkDefinitionText('{\n  "id": a\n}')
    expect(result).toMatchObject({
      ok: false,
      issues: [{ code: 'FW1001', path: '', line: 2, column: 9 }],
    })
  })

  it.each([
    'null',
    '0',
    '-0.5e+3',
    '"a\\u00e9\\n\\\\"',
    '[]',
    '[[], {}]',
    ' {"a": [true, false, null]} ',
  ])('and takes what is JSON: %s', (text) => {
    expect(messageOf(text)).not.toContain('is not JSON')
    expect(() => JSON.parse(text)).not.toThrow()
  })
})

describe('checkDefinitionText tells the line of every issue', () => {
  const text = `{
  "fairwell": 1,
  "id": "a",
  "version": 1,
  "product": "A",
  "offers": [
    { "id": "x", "kind": "skip", "cycles": 0, "title": "X" },
    { "id": "y", "kind": "skip", "cycles": 1 }
  ],
  "segments": {
    "s": { "reason": "r" },
    "s": { "all": [] }
  }
}`

  it('in the order of the text', () => {
    const result = checkDefinitionText(text)
    const issues = result.ok ? [] : result.issues
    expect(issues.map(({ code, path, line, column }) => [code, path, line, column])).toEqual([
      ['FW1105', 'offers[0].cycles', 7, 34],
      ['FW1102', 'offers[1].title', 8, 5],
      ['FW1002', 'segments.s', 12, 5],
    ])
  })

  it('of warnings too', () => {
    const result = checkDefinitionText(
      '{"fairwell": 1, "id": "a", "version": 1, "product": "A",\n"segments": {"s": {"any": []}}}',
    )
    expect(result).toMatchObject({ ok: true, warnings: [{ code: 'FW1308', line: 2, column: 20 }] })
  })

  it('takes a byte order mark', () => {
    const right = '\uFEFF{"fairwell": 1, "id": "a", "version": 1, "product": "A"}'
    expect(checkDefinitionText(right).ok).toBe(true)
  })
})

describe('checkAccountText', () => {
  it('speaks of the account', () => {
    const result = checkAccountText('{"subscriber": {"name": "Ada"}}')
    expect(result).toMatchObject({
      ok: false,
      issues: [
        { code: 'FW2101', path: 'subscriber.name', nearest: 'firstName', line: 1, column: 17 },
      ],
    })
    expect(checkAccountText('{')).toMatchObject({ issues: [{ code: 'FW2001' }] })
    expect(checkAccountText('{"subscriber": {"id": "a", "id": "b"}}')).toMatchObject({
      issues: [{ code: 'FW2002' }],
    })
  })
})
