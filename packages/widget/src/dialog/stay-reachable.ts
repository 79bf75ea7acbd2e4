/**
 * Undoes what a host's modal does to everything beside it, for as long as our dialog is modal
 * itself: `inert`, and `aria-hidden`, which would take it from screen readers.
 */
export function stayReachable(host: HTMLElement, isModalNow: () => boolean): () => void {
  const names = ['aria-hidden', 'inert']
  const reveal = () => {
    if (isModalNow()) for (const name of names) host.removeAttribute(name)
  }
  new MutationObserver(reveal).observe(host, { attributeFilter: names })
  return reveal
}
