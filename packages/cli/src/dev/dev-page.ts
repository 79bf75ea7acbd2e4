import type { Account, FlowEvent } from '@fairwell/core'
import { subscribers } from './demo-accounts.ts'
import { devStyles } from './dev-page.css.ts'
import { type DevSession, jurisdictions } from './dev-session.ts'

export interface DevPage {
  readonly session: DevSession
  readonly account: Account
  /** What is stored already, newest first. */
  readonly events: readonly FlowEvent[]
}

/** The demo page: a billing page with a cancel button, who one is on it, and the events as they are stored. */
export function devPage({ session, account, events }: DevPage): string {
  const { subscription } = account
  const isCancelling = subscription?.status === 'cancelling'
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>Billing · fairwell dev</title>
<style>${devStyles}</style>
<script>window.Fairwell??=new Proxy({q:[]},{get:(t,k)=>t[k]??((...a)=>{t.q.push([k,a])})})</script>
<script async src="/fairwell/fairwell.js" data-endpoint="/fairwell" data-cancel="#cancel"
  data-after-saved="reload" data-after-cancelled="reload"></script>
<header>
  <strong>fairwell dev</strong>
  <form method="post" action="/session">
    <label>Signed in as ${select('subscriber', Object.entries(subscribers), session.subscriber)}</label>
    <label>protected in ${select(
      'jurisdiction',
      jurisdictions.map((code) => [code, code]),
      session.jurisdiction,
    )}</label>
    <noscript><button>Change</button></noscript>
  </form>
  <form method="post" action="/start-over"><button>Start over</button></form>
</header>
<main>
  <section>
    <h1>Your subscription</h1>
    <dl>
      <dt>Plan</dt><dd>${escapeHtml(subscription?.planName ?? '')}</dd>
      <dt>Status</dt><dd>${escapeHtml(subscription?.status ?? '')}</dd>
      <dt>Price</dt><dd>${priceOf(account)}</dd>
      <dt>${isCancelling ? 'Ends' : 'Paid until'}</dt><dd>${dateOf(subscription?.currentPeriodEnd)}</dd>
    </dl>
    <form id="cancel" method="post" action="/cancel"><button>Cancel subscription</button></form>
  </section>
  <section>
    <h2>Events, as they are stored</h2>
    <ol id="events"></ol>
  </section>
</main>
<script id="stored" type="application/json">${scriptJson([...events].reverse())}</script>
<script>
  Fairwell.init({ token: () => fetch('/token', { method: 'POST' }).then((answer) => answer.text()) })
  for (const field of document.querySelectorAll('header select'))
    field.addEventListener('change', () => field.form.submit())
  const list = document.querySelector('#events')
  function show({ time, type, data }) {
    const { v, flowId, flowVersion, mode, locale, ...own } = data
    const item = document.createElement('li')
    const name = document.createElement('b')
    const details = document.createElement('code')
    name.textContent = type.replace('fairwell.', '')
    details.textContent = JSON.stringify(own)
    item.append(time.slice(11, 19) + ' ', name, details)
    list.prepend(item)
  }
  JSON.parse(document.querySelector('#stored').textContent).forEach(show)
  new EventSource('/events').onmessage = ({ data }) => show(JSON.parse(data))
</script>
</html>
`
}

function select(name: string, options: readonly (readonly [string, string])[], chosen: string) {
  const items = options.map(([value, label]) => {
    const selected = value === chosen ? ' selected' : ''
    return `<option value="${escapeHtml(value)}"${selected}>${escapeHtml(label)}</option>`
  })
  return `<select name="${name}">${items.join('')}</select>`
}

function priceOf({ subscription, subscriber }: Account): string {
  if (!subscription) return ''
  const { priceMinor, currency, interval } = subscription
  const money = (minor: number) =>
    new Intl.NumberFormat('en', { style: 'currency', currency }).format(minor / 100)
  const credit = subscriber?.attributes?.creditMinor
  const note = typeof credit === 'number' ? `, ${money(credit)} in credit` : ''
  return escapeHtml(`${money(priceMinor)} a ${interval}${note}`)
}

function dateOf(instant: string | undefined): string {
  if (!instant) return ''
  const format = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' })
  return escapeHtml(format.format(new Date(instant)))
}

function escapeHtml(text: string): string {
  const names: Record<string, string> = {
    '&': 'amp',
    '<': 'lt',
    '>': 'gt',
    '"': 'quot',
    "'": '#39',
  }
  return text.replace(/[&<>"']/g, (character) => `&${names[character]};`)
}

/** JSON that can't end the script element that holds it. */
function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}
