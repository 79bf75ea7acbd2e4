import { afterEach, describe, expect, it, vi } from 'vitest'
import { createTokenKeeper } from './token-keeper.ts'

afterEach(() => vi.unstubAllGlobals())

describe('createTokenKeeper', () => {
  it('asks each time it is told to, and puts the last token on requests', async () => {
    let count = 0
    const keeper = createTokenKeeper(async () => `t${++count}`)
    const { headers } = keeper.forRequests()
    expect(await headers()).toEqual({ authorization: 'Bearer t1' })
    expect(await keeper.ask()).toBe('t2')
    expect(await headers()).toEqual({ authorization: 'Bearer t2' })
  })

  it('takes a token that is text', async () => {
    expect(await createTokenKeeper('fixed').forRequests().headers()).toEqual({
      authorization: 'Bearer fixed',
    })
  })

  it('sends a request again with a new token after a 401, once', async () => {
    const sent: string[] = []
    vi.stubGlobal('fetch', async (_url: string, init: { headers: Record<string, string> }) => {
      sent.push(String(init.headers.authorization))
      return new Response('', { status: 401 })
    })
    let count = 0
    const keeper = createTokenKeeper(() => `t${++count}`)
    const { headers, fetch } = keeper.forRequests()
    const response = await fetch('/events', { headers: await headers() })
    expect(response.status).toBe(401)
    expect(sent).toEqual(['Bearer t1', 'Bearer t2'])
  })

  it('does not keep a token that could not be had', async () => {
    const token = vi.fn(async () => 't2').mockRejectedValueOnce(new Error('offline'))
    const keeper = createTokenKeeper(token)
    await expect(keeper.ask()).rejects.toThrow('offline')
    expect(await keeper.forRequests().headers()).toEqual({ authorization: 'Bearer t2' })
  })
})
