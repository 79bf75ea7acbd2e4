import { type Bridge, bridgeKey, type Opening } from '../bridge.ts'
import type { EmbedOptions, OpenOptions, OpenResult } from '../embed-options.ts'
import { type Activation, findActivation, findControl } from './find-activation.ts'
import { createScriptLoader } from './load-script.ts'
import { report } from './report.ts'
import { showWaitingDialog } from './waiting-dialog.ts'

const noticeAfterMs = 400

type Settings = { -readonly [Key in keyof EmbedOptions]: EmbedOptions[Key] }
type Call = readonly [name: string, args: readonly unknown[]]

/**
 * Catches the host's cancel controls and opens the flow.
 *
 * Invariant: one activation leads to exactly one of: the flow takes it, the host's own cancel runs
 * once, the person calls it off.
 */
export function startLoader(script: HTMLScriptElement | null): void {
  const settings: Settings = { ...script?.dataset }
  const bridge = { inits: [{ ...settings }] } as unknown as Bridge
  const { load, prefetch } = createScriptLoader(
    bridge,
    (name) => {
      const folder = settings.assets ?? (script?.src ?? '').replace(/[^/]*(\?.*)?$/, '')
      return `${folder.replace(/\/$/, '')}/fairwell-${name}.js`
    },
    () => settings.nonce ?? script?.nonce ?? '',
  )
  bridge.load = load
  window[bridgeKey] = bridge

  // A release is final until the person acts again: the host may well submit once more by itself.
  let isReleased = false
  let held: (Opening & { readonly result: Promise<OpenResult> }) | undefined
  let becomeReady: (() => void) | undefined
  const ready = new Promise<void>((resolve) => {
    becomeReady = resolve
  })

  const selector = () => settings.cancel ?? '[data-fairwell-cancel]'
  const isActive = () =>
    settings.flow ||
    settings.endpoint ||
    settings.definition ||
    document.getElementById('fairwell-flow')

  function isForeignFrame() {
    try {
      return !top?.location.href
    } catch {
      return !/^(true|)$/.test(`${settings.allowFramed ?? 'off'}`)
    }
  }

  function open(options: OpenOptions, activation?: Activation): Promise<OpenResult> {
    if (held) return held.result
    let settle!: Opening['settle']
    let closeNotice: (() => void) | undefined
    let isReplayed = false
    const result = new Promise<OpenResult>((resolve) => {
      settle = (end) => {
        resolve(end)
        if (!activation || isReplayed || !/released|failed/.test(end.outcome)) return
        isReplayed = isReleased = true
        if (!activation.replay()) report('FW4013')
      }
    })
    const claim = () => {
      if (held !== opening) return false
      held = undefined
      clearTimeout(notice)
      clearTimeout(timeout)
      closeNotice?.()
      return true
    }
    const end = (outcome: OpenResult['outcome'], code?: string) => {
      if (!claim()) return
      if (code) report(code)
      settle({ outcome, attemptId: '' })
    }
    const opening = { options, control: activation?.control, claim, settle, result }
    held = opening
    const notice = setTimeout(() => {
      closeNotice = showWaitingDialog(
        settings.messages,
        () => end('failed', 'FW4011'),
        () => end('dismissed'),
      )
    }, noticeAfterMs)
    const timeout = setTimeout(() => end('failed', 'FW4001'), Number(settings.timeoutMs) || 2000)
    load('flow')
      .then((flow) => flow.open(opening))
      .catch((error) => end('failed', error.code ?? 'FW4009'))
    return result
  }

  function intercept(event: Event) {
    const activation =
      !isReleased && isActive() && findActivation(event as MouseEvent & SubmitEvent, selector())
    if (!activation) return
    if (isForeignFrame()) return report('FW4012')
    event.preventDefault()
    event.stopImmediatePropagation()
    void open({}, activation)
  }

  function sense(event: Event) {
    if (isReleased && /down/.test(event.type)) {
      const { key, repeat } = event as KeyboardEvent
      if (!repeat) isReleased = !event.isTrusted
      // A key held down on our last button must not press the host's as well.
      else if (key === 'Enter') event.preventDefault()
    }
    const control = isActive() && findControl(event, selector())
    if (control)
      load('flow').then(
        (flow) => flow.prepare(control),
        () => {},
      )
  }

  function start() {
    if (!becomeReady || !isActive()) return
    becomeReady()
    becomeReady = undefined
    const whenIdle = window.requestIdleCallback ?? setTimeout
    whenIdle(() => {
      const { connection } = navigator as { connection?: { saveData?: boolean } }
      if (!connection?.saveData) prefetch()
      try {
        if (localStorage['fairwell:unsent']) load('flow').catch(() => {})
      } catch {
        // The page may not use its storage.
      }
    })
  }

  const api: Record<string, unknown> = {
    ready,
    init(options: EmbedOptions) {
      bridge.inits.push(options)
      Object.assign(settings, options)
      start()
    },
    open: (options: OpenOptions = {}) => open(options),
    close: () => bridge.flow?.close(),
    on(name: string, listener: (event: unknown) => void) {
      const type = `fairwell:${name}`
      const hear = (event: Event) => listener((event as CustomEvent).detail)
      document.addEventListener(type, hear)
      return () => document.removeEventListener(type, hear)
    },
  }
  const page = window as unknown as { Fairwell?: { q?: readonly Call[] } | typeof api }
  const queue = (page.Fairwell?.q ?? []) as readonly Call[]
  page.Fairwell = api

  const listen = (listener: (event: Event) => void, ...types: string[]) => {
    for (const type of types) addEventListener(type, listener, true)
  }
  listen(intercept, 'click', 'submit')
  listen(sense, 'pointerover', 'focusin', 'pointerdown', 'keydown')
  document.addEventListener('DOMContentLoaded', start)
  start()
  for (const [name, args] of queue) (api[name] as (...args: unknown[]) => void)?.(...args)
}
