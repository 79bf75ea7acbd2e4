import { anEvent } from '@fairwell/testkit'
import { describeEventAdapter } from '@fairwell/testkit/contract'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type ConsoleLike, consoleAdapter } from './console-adapter.ts'

function fakeConsole() {
  const lines: unknown[] = []
  const write =
    (method: string) =>
    (...data: unknown[]) =>
      void lines.push([method, ...data])
  const console: ConsoleLike = {
    groupCollapsed: write('group'),
    groupEnd: write('end'),
    debug: write('debug'),
    info: write('info'),
    log: write('log'),
  }
  return { console, lines }
}

describeEventAdapter(
  'console',
  () => {
    const { console, lines } = fakeConsole()
    return {
      adapter: consoleAdapter({ console }),
      receivedIds: () =>
        lines.flatMap((line) => {
          const [method, event] = line as [string, { id: string }]
          return method === 'log' ? event.id : []
        }),
      behave() {},
    }
  },
  {
    module: () => import('./console-adapter.ts'),
    cannot: { fail: 'a console takes everything at once' },
  },
)

const context = { attempt: 1, signal: new AbortController().signal }

describe('consoleAdapter', () => {
  afterEach(() => {
    vi.restoreAllMocks()
  })

  it('prints one line for an event, which opens to all of it', async () => {
    const { console, lines } = fakeConsole()
    const event = anEvent('offer.shown', { seq: 4 })
    await consoleAdapter({ console }).deliver([event], context)
    expect(lines).toEqual([
      ['group', 'fairwell offer.shown #4 offerId=discount kind=discount screenIndex=0'],
      ['log', event],
      ['end'],
    ])
  })

  it('says that an event is of a test', async () => {
    const { console, lines } = fakeConsole()
    await consoleAdapter({ console }).deliver(
      [anEvent('screen.viewed', { testmode: true })],
      context,
    )
    expect(lines[0]).toEqual(['group', 'fairwell screen.viewed #1 (test) screen=survey index=0'])
  })

  it('prints at the level asked for', async () => {
    const { console, lines } = fakeConsole()
    await consoleAdapter({ console, level: 'debug' }).deliver([anEvent()], context)
    expect(lines[1]).toEqual(['debug', anEvent()])
  })

  it('prints to the global console of the moment', async () => {
    const group = vi.spyOn(console, 'groupCollapsed').mockImplementation(() => {})
    vi.spyOn(console, 'log').mockImplementation(() => {})
    vi.spyOn(console, 'groupEnd').mockImplementation(() => {})
    await consoleAdapter().deliver([anEvent()], context)
    expect(group).toHaveBeenCalledWith('fairwell attempt.started #1')
  })
})
