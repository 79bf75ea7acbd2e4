import { inlineJson } from '../../src/accounts.ts'
import type { LooseDefinition } from '../../src/definitions.ts'

/** How the page embeds the flow. */
export interface CancelPageHow {
  readonly layout?: string | undefined
  readonly account?: unknown
  /** Source of the handlers. @default every kind succeeds */
  readonly handlers?: string | undefined
}

const kinds =
  'cancel discount pause plan-change trial-extension credit skip anything change-seats send-gift'
const succeed = `Object.fromEntries('${kinds}'.split(' ').map((kind) => [kind, async () => ({ receiptId: 'r-1' })]))`

/** A host's page with one cancel control, which counts its own cancels and keeps every event. */
export function cancelPage(definition: LooseDefinition, how: CancelPageHow = {}): string {
  const { layout = 'modal', account = null, handlers = succeed } = how
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Billing</title>
<h1>Billing</h1><div id="place"></div>
<button id="leave" data-fairwell-cancel onclick="hostCancels++">Cancel plan</button>
<p style="height: 3000px">Invoices</p>
<script>
  hostCancels = 0
  seen = []
  document.addEventListener('fairwell:event', ({ detail }) => seen.push(detail))
</script>
${inlineJson('definition', definition)}
${inlineJson('account', account)}
<script src="/fairwell.js"></script>
<script>
  const read = (id) => JSON.parse(document.getElementById(id).textContent)
  Fairwell.init({
    definition: read('definition'),
    account: read('account') ?? undefined,
    layout: '${layout}',
    ${layout === 'inline' ? "parent: '#place'," : ''}
    handlers: ${handlers},
  })
</script></html>`
}
