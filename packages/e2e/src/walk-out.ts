/** One subscriber on one page, who wants to leave. */
export interface Walk {
  /** The fault that is planted; -1 for none. */
  readonly fault: number
  /** From when on it throws: from the start, only once, or from when the dialog is there. */
  readonly arm: 'always' | 'once' | 'later'
  /** What they do in the dialog before they press the exit. */
  readonly path: 'out' | 'accept' | 'decline' | 'handled'
}

/** How that went. */
export interface WalkedOut extends Walk {
  /** How often the host's own cancel ran. */
  readonly cancels: number
  /** How often the page's cancel handler was called. */
  readonly handled: number
  /** How often they had to press the host's control. */
  readonly presses: number
  /** From the first press to the host's own cancel. */
  readonly tookMs: number
  /** What was open in the end. */
  readonly left: string
  /** How often the fault threw. */
  readonly threw: number
  /** The faults that were come by. */
  readonly seen: readonly number[]
  /** What they saw, screen by screen. */
  readonly screens: readonly string[]
}

/**
 * Runs in the page: takes each walk in a frame of its own, some at a time. They press what leads on,
 * then what leads out; where the dialog goes without a word they press the control once more.
 */
export async function walkOut(walks: readonly Walk[], atOnce: number): Promise<WalkedOut[]> {
  interface Host extends Window {
    cancels: number
    handled: number
    threw: number
    seen: Set<number>
    armed: boolean
  }
  const exits =
    /^(Cancel now|Continue to cancel|Cancel subscription|Cancel anyway|Continue to cancel on this page)$/
  const patienceMs = 9000
  const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))
  const results: WalkedOut[] = []
  const queue = [...walks]

  async function take(walk: Walk): Promise<void> {
    const frame = document.createElement('iframe')
    frame.name = JSON.stringify(walk)
    frame.src = '/host.html'
    const loaded = new Promise((done) => {
      frame.onload = done
    })
    document.body.append(frame)
    await loaded
    const host = frame.contentWindow as unknown as Host
    const page = frame.contentDocument as Document
    const control = page.querySelector('[data-fairwell-cancel]') as HTMLElement
    const shadowDialog = () =>
      page.querySelector('[data-fairwell]')?.shadowRoot?.querySelector('dialog[open]') ?? null
    const anyDialog = () => shadowDialog() ?? page.querySelector('body > dialog[open]')
    const button = (name: RegExp) =>
      [...(shadowDialog()?.querySelectorAll('button') ?? [])].find(
        ({ textContent, ariaDisabled }) =>
          name.test(textContent?.trim() ?? '') && ariaDisabled !== 'true',
      )
    const steps: (() => HTMLElement | null | undefined)[] =
      walk.path === 'out' || walk.path === 'handled'
        ? []
        : [
            () =>
              [...(shadowDialog()?.querySelectorAll('label') ?? [])]
                .find(({ textContent }) => textContent?.includes('It costs too much'))
                ?.querySelector('input'),
            () => button(/^Continue$/),
            () =>
              walk.path === 'accept'
                ? shadowDialog()?.querySelector<HTMLElement>('article button')
                : button(/^No thanks$/),
          ]
    const screens: string[] = []
    if (walk.path !== 'out')
      control.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))
    const start = performance.now()
    let presses = 1
    let acted = start
    let tookMs = Number.NaN
    let seenDialog = false
    control.click()
    while (performance.now() - acted < patienceMs) {
      if (host.cancels || host.handled) {
        tookMs = performance.now() - start
        break
      }
      await pause(8)
      const dialog = shadowDialog()
      if (dialog) {
        seenDialog = true
        if (walk.arm === 'later') host.armed = true
        const title = dialog.querySelector('h2')?.textContent ?? ''
        if (screens.at(-1) !== title) {
          screens.push(title)
          acted = performance.now()
        }
        const waited = performance.now() - acted
        const step = steps[0]?.()
        if (step) {
          steps.shift()
          step.click()
          acted = performance.now()
        } else if (!steps.length || waited > 600) {
          steps.length = 0
          button(exits)?.click()
        }
      } else if (seenDialog && !anyDialog() && performance.now() - acted > 3000 && presses < 3) {
        seenDialog = false
        presses++
        acted = performance.now()
        control.click()
      }
    }
    // What is broken may take a moment to be taken away.
    const end = performance.now() + 1600
    while (anyDialog() && !host.handled && performance.now() < end) await pause(20)
    await pause(60)
    results.push({
      ...walk,
      cancels: host.cancels,
      handled: host.handled,
      presses,
      tookMs,
      left: anyDialog()?.textContent?.trim().slice(0, 80) ?? '',
      threw: host.threw,
      seen: [...host.seen],
      screens,
    })
    frame.remove()
  }

  async function work(): Promise<void> {
    for (let walk = queue.shift(); walk; walk = queue.shift()) await take(walk)
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return results
}
