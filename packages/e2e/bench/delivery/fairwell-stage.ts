// The person on our page: presses what a subscriber presses, as soon as it is there.
import type { FlowEvent } from '@fairwell/core'
import type { Told } from './contender.ts'

const inDialog = (selector: string) => [
  ...(document
    .querySelector('[data-fairwell]')
    ?.shadowRoot?.querySelectorAll<HTMLElement>(`dialog[open] ${selector}`) ?? []),
]
const button = (name: RegExp) =>
  inDialog('button').find(
    ({ textContent, ariaDisabled }) =>
      name.test(textContent?.trim() ?? '') && ariaDisabled !== 'true',
  )
const control = () => document.querySelector<HTMLElement>('[data-fairwell-cancel]')

const acts: Readonly<Record<string, readonly (() => HTMLElement | null | undefined)[]>> = {
  open: [control],
  reason: [
    () => inDialog('label').find(({ textContent }) => /costs too much/.test(textContent ?? '')),
    () => button(/^Continue$/),
  ],
  decline: [() => button(/^No thanks$/)],
  accept: [() => inDialog('article button')[0]],
  exit: [() => button(/^(Cancel now|Continue to cancel|Cancel subscription)$/)],
}

/** Presses what `find` finds, once it is there. */
async function press(find: () => HTMLElement | null | undefined): Promise<void> {
  const end = performance.now() + 10_000
  for (let found = find(); performance.now() < end; found = find()) {
    if (found) return found.click()
    await new Promise((done) => setTimeout(done, 4))
  }
}

globalThis.stage = {
  isReady: () =>
    typeof (globalThis as { Fairwell?: { open?: unknown } }).Fairwell?.open === 'function',
  async act(name) {
    if (name === 'close') {
      await press(() => (inDialog('h2')[0] ? document.body : undefined))
      ;(globalThis as unknown as { Fairwell: { close(): void } }).Fairwell.close()
    }
    for (const step of acts[name] ?? []) await press(step)
  },
}
;(globalThis as { Fairwell?: unknown }).Fairwell = {
  q: [['init', [{ handlers: { discount: async () => ({}) } }]]],
}
document.addEventListener('fairwell:event', (event) => {
  const { id, attemptid, attemptseq, type } = (event as CustomEvent<FlowEvent>).detail
  const told: Told = {
    id,
    attempt: `${attemptid}`,
    seq: attemptseq,
    type: type.replace('fairwell.', ''),
  }
  globalThis.tell(JSON.stringify(told))
})
