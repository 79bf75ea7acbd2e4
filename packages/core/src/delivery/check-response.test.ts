import { describe, expect, it } from 'vitest'
import { checkResponse } from './check-response.ts'

const page = '<!DOCTYPE html><html><title>Log in</title></html>'

describe('a whole page that answers 200', () => {
  it.each([page, `\n  ${page.toLowerCase()}`, '<html><body>App</body></html>'])(
    'is not what takes events: %s',
    async (text) => {
      await expect(checkResponse(new Response(text))).rejects.toMatchObject({ retryable: true })
    },
  )

  it.each(['', 'ok', '<p>Thanks</p>', 'null', '[]', '{"rejectedIds":[]}'])(
    'is told from what backends answer: %s',
    async (text) => {
      const headers = { 'content-type': 'text/html' }
      await expect(checkResponse(new Response(text, { headers }))).resolves.toBeUndefined()
    },
  )
})
