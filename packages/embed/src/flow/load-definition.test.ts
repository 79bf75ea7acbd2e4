// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { loadDefinition } from './load-definition.ts'

const definition = { fairwell: 1, id: 'acme' }
const inline = (id: string, text: string) => {
  document.body.innerHTML = `<script type="application/json" id="${id}">${text}</script>`
}

afterEach(() => {
  document.body.innerHTML = ''
  vi.unstubAllGlobals()
})

describe('loadDefinition', () => {
  it('takes the option as it is, or as text', async () => {
    expect(await loadDefinition({ definition, flow: '/flow.json' })).toBe(definition)
    expect(await loadDefinition({ definition: JSON.stringify(definition) })).toEqual(definition)
  })

  it('reads inline JSON, by default #fairwell-flow', async () => {
    inline('fairwell-flow', JSON.stringify(definition))
    expect(await loadDefinition({})).toEqual(definition)
    inline('mine', JSON.stringify(definition))
    expect(await loadDefinition({ flow: '#mine' })).toEqual(definition)
  })

  it('fetches a URL', async () => {
    const fetch = vi.fn(async () => Response.json(definition))
    vi.stubGlobal('fetch', fetch)
    expect(await loadDefinition({ flow: '/flow.json' })).toEqual(definition)
    expect(fetch).toHaveBeenCalledWith('/flow.json')
  })

  it.each([
    ['no source at all', {}, 'FW4110', /write data-flow="\/flow\.json"/],
    ['an id that is not there', { flow: '#gone' }, 'FW4110', /no element with that id.*id="gone"/],
    ['text that is not JSON', { definition: '{,}' }, 'FW4112', /is not JSON/],
  ])('says what to write: %s', async (_what, options, code, message) => {
    await expect(loadDefinition(options)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    })
  })

  it.each([
    [
      'an error of the server',
      async () => new Response('', { status: 500 }),
      'FW4111',
      /answered 500/,
    ],
    [
      'no answer',
      async () => Promise.reject(new TypeError('Failed')),
      'FW4111',
      /could not be fetched/,
    ],
    ['a page', async () => new Response('<h1>Log in</h1>'), 'FW4112', /flow\.json is not JSON/],
  ])('says what came instead: %s', async (_what, answer, code, message) => {
    vi.stubGlobal('fetch', answer)
    await expect(loadDefinition({ flow: '/flow.json' })).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    })
  })
})
