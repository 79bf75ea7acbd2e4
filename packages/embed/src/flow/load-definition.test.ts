// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { loadDefinition } from './load-definition.ts'

const definition = { fairwell: 1, id: 'acme' }
const text = JSON.stringify(definition)
const inline = (id: string, text: string) => {
  document.body.innerHTML = `<script type="application/json" id="${id}">${text}</script>`
}

afterEach(() => {
  document.body.innerHTML = ''
  vi.unstubAllGlobals()
})

describe('loadDefinition', () => {
  it('takes the option as it is, or as text', async () => {
    expect(await loadDefinition({ definition, flow: '/flow.json' })).toEqual({
      where: 'definition',
      value: definition,
    })
    expect(await loadDefinition({ definition: text })).toEqual({ where: 'definition', text })
  })

  it('reads inline JSON, by default #fairwell-flow', async () => {
    inline('fairwell-flow', text)
    expect(await loadDefinition({})).toEqual({ where: '#fairwell-flow', text })
    inline('mine', text)
    expect(await loadDefinition({ flow: '#mine' })).toEqual({ where: '#mine', text })
  })

  it('fetches a URL', async () => {
    const fetch = vi.fn(async () => Response.json(definition))
    vi.stubGlobal('fetch', fetch)
    expect(await loadDefinition({ flow: '/flow.json' })).toEqual({ where: '/flow.json', text })
    expect(fetch).toHaveBeenCalledWith('/flow.json', expect.anything())
  })

  it.each([
    ['no source at all', {}, 'FW4110', /data-flow="#fairwell-flow", but nothing has that id/],
    ['an id that is not there', { flow: '#gone' }, 'FW4110', /data-flow="#gone", but nothing/],
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
  ])('says what came instead: %s', async (_what, answer, code, message) => {
    vi.stubGlobal('fetch', answer)
    await expect(loadDefinition({ flow: '/flow.json' })).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    })
  })
})
