/** Tells the developer and the page that the host's own cancel has to do. */
export function report(code: string): void {
  console.warn(
    `[fairwell] ${code}: the page's own cancel runs. https://fairwell.dev/errors#${code}`,
  )
  document.dispatchEvent(
    new CustomEvent('fairwell:failed', {
      detail: { type: 'fairwell.attempt.failed', time: new Date().toISOString(), data: { code } },
    }),
  )
}
