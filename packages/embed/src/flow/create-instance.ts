import { createFlow, type FlowEvent, type FlowOptions, type FlowState } from '@fairwell/core'
import { mountCancelFlow, showReleaseNotice } from '@fairwell/widget'
import type { Bridge, Opening } from '../bridge.ts'
import { dispatch, dispatchEvent, outcomeOf } from '../dispatch-event.ts'
import type { EmbedOptions, OpenResult } from '../embed-options.ts'
import { isDeveloping, tellDeveloper } from '../tell-developer.ts'
import { cancelSelector } from './cancel-selector.ts'
import { EmbedError } from './embed-error.ts'
import { followUp } from './follow-up.ts'
import { checkIntegrity } from './integrity.ts'
import { pickWord } from './pick-word.ts'

/** One flow with its dialog, for one account. */
export interface Instance {
  readonly flow: ReturnType<typeof createFlow>
  /** Draws the first screen out of sight, once before each opening. */
  prepare(): void
  open(opening: Opening): Promise<void>
  close(): void
  /** An attempt is on its way, even where its dialog is hidden. */
  isBusy(): boolean
  /** It is of no more use: the next opening needs a new one. */
  isBroken(): boolean
  dispose(): void
}

/** Codes with which a flow ends at once because it is not to start at all. */
const notStarted = ['FW3001', 'FW3002']

/** Joins a flow and its dialog, and tells the page and the loader what comes of them. */
export function createInstance(
  { load }: Pick<Bridge, 'load'>,
  options: EmbedOptions,
  flowOptions: FlowOptions,
): Instance {
  const mode = pickWord('data-mode', options.mode, ['live', 'test'])
  const selector = cancelSelector(options)
  const developing = isDeveloping(mode)
  const flow = createFlow({
    ...flowOptions,
    mode,
    onDiagnostic({ level, code, message }) {
      if (level !== 'info' || developing) tellDeveloper(level, code, message)
    },
  })
  if (developing) {
    load('check', checkIntegrity).then(
      ({ explainFlow }) => explainFlow(flow, flowOptions.definition, selector, options),
      () => {},
    )
  }
  let openings: Opening[] = []
  let confirmed: 'saved' | 'cancelled' | undefined
  let isPrepared = false
  let isBroken = false
  let isOngoing = false
  let invoker: Element | null = null

  const end = (outcome: OpenResult['outcome']) => {
    for (const opening of openings)
      opening.settle({ ...(flow.result() ?? { attemptId: '' }), outcome })
  }
  /** The dialog goes for good, and unless something else was decided the host's own cancel runs. */
  const giveUp = (outcome?: string) => {
    isBroken = true
    if (!outcome || outcome === 'failed') end('failed')
    widget.dispose()
  }
  const hostControl = () => openings.find(({ control }) => control)?.control
  const view = {
    theme: pickWord('data-theme', options.theme, ['auto', 'light', 'dark']),
    parent: elementOf(options.parent),
    layout: pickWord('data-layout', options.layout, ['modal', 'sheet', 'inline']),
    imageOrigins: [options.imageOrigins ?? []].flat().join(' ').split(' ').filter(Boolean),
    messages: options.messages,
    nonce: options.nonce,
    renderCustom: options.renderCustom,
    releases: !flowOptions.remote && !flowOptions.handlers?.cancel,
    get hasHostControl() {
      return !!hostControl()
    },
    returnFocusTo() {
      // The dialog knows what had the focus; Safari focuses no button that is clicked.
      if (invoker?.isConnected && invoker !== document.body) return undefined
      const control = hostControl()
      return control?.isConnected ? control : document.querySelector<HTMLElement>(selector)
    },
    onClose({ outcome }: { readonly outcome?: string | undefined }) {
      isPrepared = isOngoing = false
      // The way out does not wait for the event that tells of it: to make one may fail.
      if (outcome === 'failed' || (outcome === 'released' && mode === 'live')) end(outcome)
      if (outcome === 'released' || outcome === 'failed') return
      const reached = confirmed ?? outcome
      if (reached === 'saved') followUp(options.afterSaved)
      if (reached === 'cancelled') followUp(options.afterCancelled)
    },
    onCrash(error: unknown) {
      let now: Pick<FlowState, 'screen' | 'outcome'> | undefined
      try {
        tellDeveloper('error', 'FW4001', `the dialog could not be shown: ${error}.`)
        flow.release('FW4001')
        now = flow.$state.get()
      } catch {
        // Too broken even to end.
      }
      // What is drawn ahead keeps nobody; what goes on in "working" is told when it has settled.
      if (isOngoing && now?.screen !== 'working') giveUp(now?.outcome)
    },
  }
  const widget = mountCancelFlow(flow, view)

  flow.on('event', (event) => {
    const outcome = outcomeOf(event)
    if (outcome === 'saved' || outcome === 'cancelled') confirmed = outcome
    if (outcome) settle(event)
    dispatchEvent(event)
  })
  flow.on('delivery', (report) => dispatch('delivery', report))

  function settle(event: FlowEvent): void {
    const result = flow.result() as OpenResult
    const { code } = event.data as { readonly code?: string }
    const isDecision = result.outcome === 'released' && !notStarted.includes(code ?? '')
    if (mode !== 'test' || !isDecision) {
      end(result.outcome)
      return
    }
    const { locale, dir, tokens } = flow.$state.get()
    showReleaseNotice({
      ...view,
      tokens,
      locale,
      dir,
      onRun: () => end('released'),
      onClose: () => end('dismissed'),
    })
  }

  return {
    flow,
    prepare() {
      if (isPrepared || flow.$state.get().screen !== 'closed') return
      isPrepared = true
      widget.prepare()
    },
    async open(opening) {
      await flow.ready
      if (!opening.claim()) return
      const isOver = flow.$state.get().screen === 'closed'
      // A second control of one attempt must not run the host's cancel a second time.
      openings = isOver ? [] : openings.filter(({ control }) => !control || !opening.control)
      openings.push(opening)
      if (isOver) confirmed = undefined
      isOngoing = true
      invoker = document.activeElement
      try {
        const last = flow.result()?.attemptId
        flow.open({ reason: opening.options?.reason })
        // A flow in the page may be out of sight by now.
        if (!isOver) widget.bringForward()
        // Open, or at its end, in this very turn: else nobody would ever let the person go on.
        const hasNotOpened =
          flow.$state.get().screen === 'closed' && flow.result()?.attemptId === last
        if (isOver && hasNotOpened) throw new EmbedError('FW4105', 'the flow did not open.')
      } catch (error) {
        giveUp()
        throw error
      }
    },
    close: () => flow.dismiss(),
    isBusy: () => !isBroken && flow.$state.get().screen !== 'closed',
    isBroken: () => isBroken,
    dispose() {
      widget.dispose()
      flow.dispose()
    },
  }
}

function elementOf(parent: Element | string | undefined): Element | undefined {
  return typeof parent === 'string' ? (document.querySelector(parent) ?? undefined) : parent
}
