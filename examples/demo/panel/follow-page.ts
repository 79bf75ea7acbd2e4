import type { DeliveryReport } from '@fairwell/core'

/** Calls back with what each page in the frame tells of its deliveries, from its first moment on. */
export function followPage(
  frame: HTMLIFrameElement,
  listener: (report: DeliveryReport) => void,
): void {
  const seen = new WeakSet<Document>()
  const look = () => {
    // `load` would be too late: a page sends at once what an earlier one has left.
    const page = frame.contentDocument
    if (page && !seen.has(page)) {
      seen.add(page)
      page.addEventListener('fairwell:delivery', (event) =>
        listener((event as CustomEvent<DeliveryReport>).detail),
      )
    }
    requestAnimationFrame(look)
  }
  look()
}
