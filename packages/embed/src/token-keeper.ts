/** Asks the page for its token, and keeps the last one, in memory only. */
export interface TokenKeeper {
  /** A new token. */
  ask(): Promise<string>
  /** What puts the token on the requests of an adapter, and asks for a new one after a 401. */
  forRequests(): {
    readonly headers: () => Promise<Record<string, string>>
    readonly fetch: typeof globalThis.fetch
  }
}

export function createTokenKeeper(token: string | (() => string | Promise<string>)): TokenKeeper {
  let last: Promise<string> | undefined
  const ask = () => {
    last = Promise.resolve(typeof token === 'function' ? token() : token)
    last.catch(() => {
      last = undefined
    })
    return last
  }
  const bearer = async (from: Promise<string>) => ({ authorization: `Bearer ${await from}` })
  return {
    ask,
    forRequests: () => ({
      headers: () => bearer(last ?? ask()),
      async fetch(input, init) {
        const response = await fetch(input, init)
        if (response.status !== 401) return response
        return fetch(input, { ...init, headers: { ...init?.headers, ...(await bearer(ask())) } })
      },
    }),
  }
}
