import type { Locator, Page } from 'playwright-core'

/** The dialog as a subscriber uses it: by the names of things, never by markup. */
export interface FlowDialog {
  readonly dialog: Locator
  /** Waits until the dialog is there. */
  appears(): Promise<void>
  /** Waits until it is gone. */
  goes(): Promise<void>
  title(): Promise<string>
  /** Waits until the title says so. */
  shows(title: string | RegExp): Promise<void>
  choose(reason: string): Promise<void>
  press(button: string | RegExp): Promise<void>
  next(): Promise<void>
  /** Takes an offer by its title, or the first one. */
  accept(offer?: string): Promise<void>
  /** The exit: the same place on every screen, whatever it says there. */
  exit(): Promise<void>
}

export function flowDialog(page: Page): FlowDialog {
  const dialog = page.locator('[data-fairwell] dialog[open]')
  const heading = dialog.getByRole('heading', { level: 2 }).first()
  const press = (name: string | RegExp) =>
    dialog
      .getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })
      .first()
      .click()
  return {
    dialog,
    appears: () => dialog.waitFor(),
    goes: () => dialog.waitFor({ state: 'detached' }),
    title: async () => (await heading.textContent()) ?? '',
    shows: (title) => heading.filter({ hasText: title }).waitFor(),
    choose: (reason) => dialog.getByRole('radio', { name: reason }).check(),
    press,
    next: () => press('Continue'),
    accept: (offer) =>
      dialog
        .getByRole('article', offer === undefined ? {} : { name: offer })
        .first()
        .getByRole('button')
        .first()
        .click(),
    exit: () => press(/^(Cancel now|Continue to cancel|Cancel subscription|Cancel anyway)$/),
  }
}
