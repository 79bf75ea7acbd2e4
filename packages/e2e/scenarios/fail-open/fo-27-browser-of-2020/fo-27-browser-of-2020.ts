import type { FailOpenRow } from '../../../src/fail-open-row.ts'

export const row: FailOpenRow = {
  id: 'FO-27',
  fails: 'the browser is of 2020: it has none of what came later',
  gets: 'the flow',
  ends: 'flow',
  withinMs: 0,
  cases: {
    'nothing of the language': {
      init() {
        const gone: [object, string][] = [
          [window, 'structuredClone'],
          [window, 'WeakRef'],
          [window, 'FinalizationRegistry'],
          [Promise, 'any'],
          [Promise, 'withResolvers'],
          [Object, 'hasOwn'],
          [Object, 'groupBy'],
          [Map, 'groupBy'],
          [Array, 'fromAsync'],
          [Error, 'captureStackTrace'],
          [String.prototype, 'at'],
          [String.prototype, 'replaceAll'],
          [String.prototype, 'isWellFormed'],
          [Uint8Array.prototype, 'at'],
        ]
        for (const name of 'at findLast findLastIndex toSorted toReversed toSpliced with'.split(
          ' ',
        ))
          gone.push([Array.prototype, name])
        for (const name of 'union intersection difference isSubsetOf'.split(' '))
          gone.push([Set.prototype, name])
        for (const [owner, name] of gone) delete (owner as Record<string, unknown>)[name]
      },
    },
    'nothing of the page': {
      init() {
        const gone: [object, string][] = [
          [window, 'requestIdleCallback'],
          [window, 'ResizeObserver'],
          [window, 'CSSStyleSheet'],
          [window, 'navigation'],
          [window, 'trustedTypes'],
          [window, 'scheduler'],
          [window, 'BroadcastChannel'],
          [window, 'CloseWatcher'],
          [window, 'visualViewport'],
          [Crypto.prototype, 'randomUUID'],
          [Navigator.prototype, 'locks'],
          [Navigator.prototype, 'connection'],
          [Navigator.prototype, 'sendBeacon'],
          [Navigator.prototype, 'userActivation'],
          [AbortSignal, 'timeout'],
          [AbortSignal, 'any'],
          [AbortSignal.prototype, 'throwIfAborted'],
          [HTMLFormElement.prototype, 'requestSubmit'],
          [HTMLElement.prototype, 'inert'],
          [HTMLElement.prototype, 'togglePopover'],
          [Element.prototype, 'checkVisibility'],
          [Element.prototype, 'replaceChildren'],
          [Element.prototype, 'ariaLabel'],
          [ShadowRoot.prototype, 'adoptedStyleSheets'],
          [Document.prototype, 'startViewTransition'],
        ]
        for (const name of ['showModal', 'show', 'close', 'open', 'returnValue'])
          gone.push([HTMLDialogElement.prototype, name])
        for (const [owner, name] of gone)
          Object.defineProperty(owner, name, { value: undefined, writable: true })
      },
    },
    'not all of Intl': {
      init() {
        for (const name of [
          'ListFormat',
          'DisplayNames',
          'Segmenter',
          'DurationFormat',
          'supportedValuesOf',
        ])
          Object.defineProperty(Intl, name, { value: undefined })
        for (const name of ['getTextInfo', 'textInfo', 'getWeekInfo', 'weekInfo'])
          Object.defineProperty(Intl.Locale.prototype, name, { value: undefined })
      },
    },
  },
}
