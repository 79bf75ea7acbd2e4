import type { FailOpenRow } from '../../../src/fail-open-row.ts'
import { fullTag } from '../../../src/script-tag.ts'

const inPlace = fullTag('data-timeout-ms="8000" data-layout="inline" data-parent="#place"')

export const row: FailOpenRow = {
  id: 'FO-32',
  fails: 'a filter list hides the dialog, or an extension takes it off the page',
  gets: "the host's cancel",
  ends: 'host',
  withinMs: 0,
  code: 'FW4001',
  cases: {
    'hidden by a style of the user': {
      init: () => {
        const { showModal } = HTMLDialogElement.prototype
        HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
          showModal.call(this)
          // Styles of the user outdo ours; so does this.
          this.style.setProperty('display', 'none', 'important')
        }
      },
    },
    'taken away each time it comes': {
      init: () => {
        new MutationObserver(() => {
          for (const ours of document.querySelectorAll('[data-fairwell]')) ours.remove()
        }).observe(document, { childList: true, subtree: true })
      },
    },
    'inline, in a place that the page hides': {
      tag: `<div id="place" hidden></div>${inPlace}`,
    },
    'inline, in a place that is inert': {
      tag: `<div inert><div id="place"></div></div>${inPlace}`,
    },
    'inline, in a place that is folded away': {
      tag: `<details><summary>More</summary><div id="place"></div></details>${inPlace}`,
    },
  },
}
