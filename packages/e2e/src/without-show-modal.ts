import type { Page } from 'playwright-core'

/** Takes `showModal` away, as browsers before 2022 and old web views lack it. */
export function withoutShowModal(page: Page): Promise<unknown> {
  return page.addInitScript(() => {
    Object.defineProperty(HTMLDialogElement.prototype, 'showModal', { value: undefined })
  })
}

/** The two ways in which the dialog can be modal. */
export const bothDialogs = [
  { dialog: 'native', beforeLoad: undefined },
  { dialog: 'AX-36 no showModal', beforeLoad: withoutShowModal },
] as const
