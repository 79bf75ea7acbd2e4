import type { EventAdapter, FlowEvent } from '@fairwell/core'

/** The part of a console that the adapter writes to. */
export interface ConsoleLike {
  groupCollapsed(label: string): void
  groupEnd(): void
  debug(...data: unknown[]): void
  info(...data: unknown[]): void
  log(...data: unknown[]): void
}

export interface ConsoleAdapterOptions {
  /** Default: the global `console`, looked up at each event. */
  readonly console?: ConsoleLike | undefined
  /** The method that prints an event's details. @default 'log' */
  readonly level?: 'debug' | 'info' | 'log' | undefined
}

/**
 * Prints one line for each event, which opens to the whole event.
 *
 * @example
 * createCancelFlow({ definition, adapters: [consoleAdapter()] })
 */
export function consoleAdapter(options: ConsoleAdapterOptions = {}): EventAdapter {
  const { level = 'log' } = options

  function print(event: FlowEvent): void {
    const to = options.console ?? console
    to.groupCollapsed(describe(event))
    to[level](event)
    to.groupEnd()
  }

  return {
    name: 'console',
    async deliver(batch, { signal }) {
      signal.throwIfAborted()
      batch.forEach(print)
    },
    deliverOnExit(batch) {
      batch.forEach(print)
      return true
    },
  }
}

/** `fairwell offer.shown #4 offerId=half-off kind=discount screenIndex=0` */
function describe({ type, attemptseq, testmode, data }: FlowEvent): string {
  const { v, flowId, flowVersion, mode, locale, ...own } = data
  const facts = Object.entries(own)
    .filter(([, value]) => typeof value !== 'object')
    .map(([key, value]) => `${key}=${value}`)
  const test = testmode ? ['(test)'] : []
  return [type.replace('.', ' '), `#${attemptseq}`, ...test, ...facts].join(' ')
}
