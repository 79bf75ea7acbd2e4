import { monthly } from './accounts.ts'
import { html, type Reply, script } from './reply.ts'

const hostScript = `
  const { fault, arm, path } = JSON.parse(name)
  var cancels = 0, handled = 0, threw = 0, seen = new Set(), armed = arm !== 'later'
  function __fault(id) {
    seen.add(id)
    if (id !== fault || !armed || (arm === 'once' && threw)) return
    threw++
    throw new Error('fault ' + id)
  }
  document.addEventListener('click', ({ target }) => {
    if (target.matches('[data-fairwell-cancel]')) cancels++
  })
  // Each walk is somebody else: they share the storage of one site.
  const account = { ...${JSON.stringify(monthly)}, subscriber: { id: name } }
  window.Fairwell = { q: [['init', [{ account, handlers: {
    discount: async () => ({}),
    ...(path === 'handled' && { cancel: async () => { handled++ } }),
  } }]]] }
`

/** A page whose script tag may throw anywhere, in a frame that is named after the walk. */
export const faultyHost: Readonly<Record<string, Reply>> = {
  '/host.js': script(hostScript),
  '/host.html': html(`<!doctype html><html lang="en"><meta charset="utf-8"><title>Billing</title>
    <script src="/host.js"></script>
    <h1>Billing</h1><button data-fairwell-cancel>Cancel subscription</button>
    <script src="/fairwell.js" data-flow="/flow.json" data-events="/events" data-timeout-ms="8000"></script>`),
}
