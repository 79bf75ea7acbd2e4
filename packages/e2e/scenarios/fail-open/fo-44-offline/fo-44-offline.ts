import type { FailOpenRow } from '../../../src/fail-open-row.ts'

export const row: FailOpenRow = {
  id: 'FO-44',
  fails: 'the line is gone before they press',
  gets: 'what the page does without a line',
  ends: 'host',
  withinMs: 0,
  code: 'FW4111',
  cases: {
    'everything but the page': {
      async beforePress(page) {
        // The flow file has come ahead; what it asks for has not.
        await page.waitForFunction(() =>
          performance
            .getEntriesByType('resource')
            .some(({ name, duration }) => name.includes('fairwell-flow') && duration),
        )
        await page.route(
          (url) => url.pathname !== '/cancel',
          (route) => route.abort('internetdisconnected'),
        )
      },
    },
  },
}
