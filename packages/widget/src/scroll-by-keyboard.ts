/**
 * Lets the keyboard scroll what nothing in it can get the focus in: Chromium and Firefox do so by
 * themselves, Safari does not (https://developer.chrome.com/blog/keyboard-focusable-scrollers).
 */
export function scrollByKeyboard(box: HTMLElement | null): void {
  const isCut = box && box.scrollHeight > box.clientHeight
  if (!isCut || box.querySelector('button,a,input,textarea')) return
  box.tabIndex = 0
  box.setAttribute('role', 'region')
  box.setAttribute('aria-labelledby', 'title')
}
