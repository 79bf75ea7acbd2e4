/** Tells the developer and the page that the flow is not shown and the host's own cancel has to do. */
export function report(code: string): void {
  console.warn(`[fairwell] ${code}: not shown. https://fairwell.dev/errors#${code}`)
  document.dispatchEvent(
    new CustomEvent('fairwell:failed', {
      detail: { type: 'fairwell.attempt.failed', data: { code } },
    }),
  )
}
