import { tellDeveloper } from '../tell-developer.ts'

/** What the page does when a result has been closed: nothing, load again, or go somewhere of its own. */
export function followUp(wanted = 'close'): void {
  if (wanted === 'close') return
  if (wanted === 'reload') {
    location.reload()
    return
  }
  const url = toUrl(wanted)
  if (url?.origin === location.origin) location.assign(url)
  else {
    tellDeveloper(
      'error',
      'FW4141',
      `"${wanted}" is not "close", "reload" or an address of this site.`,
    )
  }
}

function toUrl(text: string): URL | undefined {
  try {
    return new URL(text, document.baseURI)
  } catch {
    return undefined
  }
}
