import type { Ledger } from './ledger.ts'
import type { Answer, PlannedFate, SimulatedBackend } from './simulated-backend.ts'
import type { SimulatedPage } from './simulated-page.ts'
import type { Timeline } from './timeline.ts'

/** What the keepalive requests of a page may carry at once: https://fetch.spec.whatwg.org/#http-network-or-cache-fetch */
const keepaliveBytes = 65_536
const latencyMs = 30

interface Sent {
  readonly page: SimulatedPage
  readonly backend: SimulatedBackend
  readonly ids: readonly string[]
  readonly bytes: number
  readonly order: number
  readonly isKept: boolean
  /** Calls off the arrival. */
  cancel: (() => void) | undefined
  settle: ((give: () => void) => void) | undefined
}

interface Held {
  readonly page: SimulatedPage
  readonly backend: SimulatedBackend
  readonly bytes: number
  readonly init: RequestInit
}

/** The way between the pages and the backends. */
export class SimulatedNetwork {
  isOnline = true
  readonly #timeline: Timeline
  readonly #ledger: Ledger
  readonly #readIds: (body: string) => readonly string[]
  readonly #sent = new Set<Sent>()
  readonly #held = new Set<Held>()
  readonly #latestArrival = new Map<SimulatedBackend, number>()
  #order = 0

  constructor(timeline: Timeline, ledger: Ledger, readIds: (body: string) => readonly string[]) {
    this.#timeline = timeline
    this.#ledger = ledger
    this.#readIds = readIds
  }

  /** The `fetch` of a page. */
  fetch(page: SimulatedPage, backend: SimulatedBackend, init: RequestInit = {}): Promise<Response> {
    if (!page.enter()) return new Promise(() => {})
    const body = `${init.body}`
    const bytes = byteLength(body)
    const isKept = init.keepalive === true
    return new Promise((resolve, reject) => {
      const { signal } = init
      if (signal?.aborted) return reject(signal.reason)
      if (isKept && page.keptBytes + bytes > keepaliveBytes) {
        this.#ledger.count('over the keepalive quota')
        return reject(new TypeError('Failed to fetch'))
      }
      if (isKept) page.keptBytes += bytes
      const { isHandingOver: isExit } = page
      const ids = this.#readIds(body)
      const sent: Sent = {
        page,
        backend,
        ids,
        bytes,
        isKept,
        order: this.#order++,
        cancel: undefined,
        settle: undefined,
      }
      sent.settle = (give) => {
        sent.settle = undefined
        this.#sent.delete(sent)
        if (isKept) page.keptBytes -= bytes
        page.answer(give)
      }
      signal?.addEventListener('abort', () => {
        sent.cancel?.()
        sent.settle?.(() => reject(signal.reason))
      })
      this.#sent.add(sent)
      this.#carry(sent, {
        fail: () => sent.settle?.(() => reject(new TypeError('Failed to fetch'))),
        give: (answer, isBroken) =>
          sent.settle?.(() => {
            // Nobody hears the answer to what was handed over.
            if (answer.retryAfter && !isExit) page.isToldToWait(backend, answer.retryAfter)
            resolve(toResponse(answer, isBroken))
          }),
        redirect: init.redirect ?? 'follow',
      })
    })
  }

  /** The `fetchLater` of a page: https://developer.mozilla.org/docs/Web/API/Window/fetchLater */
  fetchLater(
    page: SimulatedPage,
    backend: SimulatedBackend,
    init: RequestInit & { readonly activateAfter?: number },
  ): void {
    if (!page.enter()) return
    const bytes = byteLength(`${init.body}`)
    const others = [...this.#held].filter((held) => held.page === page)
    const sum = others.reduce((total, held) => total + held.bytes, bytes)
    if (sum > keepaliveBytes) {
      this.#ledger.count('over the quota of fetchLater')
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
    }
    this.#ledger.count('fetchLater')
    const held = { page, backend, bytes, init }
    this.#held.add(held)
    init.signal?.addEventListener('abort', () => this.#held.delete(held))
    if (init.activateAfter !== undefined) {
      this.#timeline.after(init.activateAfter, () => this.#sendHeld(held))
    }
  }

  /** What the browser holds for a page that ends, or is put away, is sent. */
  sendHeldOf(page: SimulatedPage): void {
    for (const held of [...this.#held]) if (held.page === page) this.#sendHeld(held)
  }

  #sendHeld(held: Held): void {
    if (!this.#held.delete(held)) return
    const { page, backend, init, bytes } = held
    this.#ledger.count('sent by fetchLater')
    page.hasSentHeld(backend)
    const ids = this.#readIds(`${init.body}`)
    const nobody = { fail: () => {}, give: () => {}, redirect: init.redirect ?? 'follow' }
    const sent = { page, backend, ids, bytes, isKept: true, order: this.#order++ }
    this.#carry({ ...sent, cancel: undefined, settle: undefined }, nobody)
  }

  /** A page is gone: what it was sending stops, but for what was sent to outlive it. */
  pageEnds(page: SimulatedPage): void {
    this.sendHeldOf(page)
    for (const sent of this.#sent) {
      if (sent.page === page && !sent.isKept) sent.cancel?.()
    }
  }

  #carry(
    sent: Sent,
    to: {
      fail: () => void
      give: (answer: Answer, isBroken?: boolean) => void
      redirect: RequestRedirect
    },
  ): void {
    const { backend, ids, bytes } = sent
    const plan = this.#fateOf(backend)
    const { fate } = plan
    if (!this.isOnline) {
      this.#ledger.count('offline')
      this.#later(1, to.fail)
      return
    }
    if (fate !== 'well') this.#ledger.count(`${fate}`)
    const arrive = (
      delayMs: number,
      then: (answer: Answer) => void,
      survives = false,
      what: Pick<Sent, 'ids' | 'bytes'> = sent,
    ) => {
      const cancel = this.#later(delayMs, () => {
        sent.cancel = undefined
        this.#noteOrder(sent)
        then(backend.receive(what.ids, what.bytes))
      })
      // What waits in a proxy arrives whatever becomes of the page.
      if (!survives) sent.cancel = cancel
    }
    const answerLater = (answer: Answer) => this.#later(latencyMs, () => to.give(answer))
    if (fate === 'well') arrive(latencyMs, answerLater)
    else if (fate === 'drop') this.#later(plan.ms, to.fail)
    else if (fate === 'reset-request') this.#later(latencyMs, to.fail)
    else if (fate === 'lose-answer') arrive(latencyMs, () => this.#later(plan.ms, to.fail))
    else if (fate === 'silence') arrive(latencyMs, () => {})
    else if (fate === 'delay') arrive(plan.ms, answerLater, true)
    else if (fate === 'duplicate') {
      arrive(latencyMs, answerLater)
      this.#later(plan.ms, () => backend.receive(ids, bytes))
    } else if (fate === 'reset-answer') {
      arrive(latencyMs, (answer) => this.#later(latencyMs, () => to.give(answer, true)))
    } else if (fate === 'half-then-500') {
      const half = { ...sent, ids: ids.slice(0, ids.length >> 1) }
      arrive(latencyMs, () => answerLater({ status: 500 }), false, half)
    } else if (fate === 'login-page') {
      this.#later(latencyMs, () => {
        if (to.redirect === 'error') to.fail()
        else if (to.redirect === 'manual') to.give({ status: 0 })
        else to.give({ status: 200, body: '<html>Log in</html>' })
      })
    } else if (typeof fate === 'number') {
      this.#later(latencyMs, () => {
        if (fate === 400 || fate === 413) backend.noteRefusal(ids)
        to.give({ status: fate, retryAfter: this.#retryAfter(plan) })
      })
    }
  }

  #fateOf(backend: SimulatedBackend): PlannedFate {
    const { outage } = backend
    if (outage) this.#ledger.count(`outage: ${outage}`)
    if (outage === 'refuses') return { fate: 'drop', ms: 5 }
    if (outage === 'answers 503') return { fate: 503, ms: 0 }
    if (outage === 'answers 404') return { fate: 404, ms: 0 }
    if (outage === 'is silent') return { fate: 'black-hole', ms: 0 }
    if (outage === 'is slow') return { fate: 'delay', ms: 25_000 }
    return backend.fates.shift() ?? { fate: 'well', ms: 0 }
  }

  #retryAfter({ retryAfter, ms }: PlannedFate): string | undefined {
    if (!retryAfter) return undefined
    this.#ledger.count(`Retry-After in ${retryAfter}`)
    if (retryAfter === 'seconds') return `${Math.ceil(ms / 1000)}`
    // The backend's own clock is right; the one of the page may not be.
    return new Date(this.#timeline.wallClock() + ms).toUTCString()
  }

  #noteOrder({ backend, order }: Sent): void {
    const latest = this.#latestArrival.get(backend) ?? -1
    if (order < latest) this.#ledger.count('reordered')
    this.#latestArrival.set(backend, Math.max(latest, order))
  }

  #later(delayMs: number, run: () => void): () => void {
    return this.#timeline.after(delayMs, run)
  }
}

/** A real `Response`, whose body may break off. */
function toResponse({ status, body, retryAfter }: Answer, isBroken = false): Response {
  if (status === 0) return Response.error()
  const headers = retryAfter ? { 'retry-after': retryAfter } : {}
  if (!isBroken) return new Response(body ?? null, { status, headers })
  const broken = new ReadableStream({
    start: (controller) => controller.error(new TypeError('network error')),
  })
  return new Response(broken, { status: status === 204 ? 200 : status, headers })
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}
