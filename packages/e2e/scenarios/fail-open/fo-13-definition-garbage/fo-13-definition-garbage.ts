import { readDefinition } from '../../../src/definitions.ts'
import type { FailOpenRow } from '../../../src/fail-open-row.ts'
import { html, json, redirect, reply } from '../../../src/reply.ts'

export const row: FailOpenRow = {
  id: 'FO-13',
  fails: 'what comes as the definition is no JSON, or no definition',
  gets: "the host's cancel",
  ends: 'host',
  withinMs: 0,
  cases: {
    'a login page': { routes: { '/flow.json': html('<h1>Log in</h1>') }, code: 'FW4112' },
    'a way to a login page': {
      routes: { '/flow.json': redirect('/login'), '/login': html('<h1>Log in</h1>') },
      code: 'FW4112',
    },
    'cut off': {
      routes: { '/flow.json': reply('application/json', '{"fairwell": 1,') },
      code: 'FW4112',
    },
    empty: { routes: { '/flow.json': reply('application/json', '') }, code: 'FW4112' },
    'a list': { routes: { '/flow.json': json([]) }, code: 'FW4113' },
    nothing: { routes: { '/flow.json': json(null) }, code: 'FW4113' },
    'of another version': {
      routes: { '/flow.json': json({ ...readDefinition('flow.example'), fairwell: 2 }) },
      code: 'FW4113',
    },
    'with a key that no definition has': {
      routes: { '/flow.json': json({ ...readDefinition('flow.example'), produkt: 'Acme' }) },
      code: 'FW4113',
    },
    'with a key that changes every object': {
      routes: {
        '/flow.json': reply('application/json', `{"__proto__": {"polluted": true}, "fairwell": 1}`),
      },
      code: 'FW4113',
    },
  },
}
