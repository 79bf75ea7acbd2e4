import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../workspace.ts'
import type { Shot } from './shots.ts'

const account = {
  subscriber: { id: 'u_1', firstName: 'Ada', tenureMonths: 8 },
  subscription: {
    id: 'sub_1',
    status: 'active',
    planId: 'team',
    planName: 'Team',
    priceMinor: 2000,
    currency: 'USD',
    interval: 'month',
    intervalCount: 1,
    currentPeriodEnd: '2026-12-22T12:00:00Z',
  },
}

/** What a brand's definition says that a screen of its own comes first. */
const extraScreens = [
  {
    id: 'two-things',
    kind: 'questions',
    title: 'Two quick things first',
    questions: [
      {
        id: 'used-for',
        kind: 'multi-choice',
        label: 'What did you use it for?',
        options: [
          { id: 'meetings', label: 'Meetings' },
          { id: 'projects', label: 'Projects' },
          { id: 'wiki', label: 'A place to look things up' },
        ],
      },
      {
        id: 'fair',
        kind: 'scale',
        label: 'How fair is the price?',
        from: 0,
        to: 10,
        fromLabel: 'Not at all',
        toLabel: 'Very',
      },
    ],
  },
  {
    id: 'year',
    kind: 'custom',
    title: 'Your year with Nele',
    body: 'What your team wrote since January.',
    data: { Notes: 1234, Writers: ['Ada', 'Grace', 'Edsger'], 'Busiest month': 'October' },
  },
]

interface Definition {
  readonly screens?: readonly object[]
  readonly [key: string]: unknown
}

/** The brand's definition, so that the way to the screen is short. */
function definitionFor({ brand, screen }: Shot): Definition {
  const file = join(root, 'examples/definitions/brands', `${brand}.json`)
  const definition = JSON.parse(readFileSync(file, 'utf8')) as Definition
  const order = {
    questions: ['two-things', 'survey', 'offer', 'confirm'],
    custom: ['year', 'survey', 'offer', 'confirm'],
    info: ['keepsakes', 'survey', 'offer', 'confirm'],
    permission: ['offer', 'survey', 'confirm'],
  }[screen as string]
  return {
    ...definition,
    ...(order && { screens: [...(definition.screens ?? []), ...extraScreens] }),
    screenOrder: order ?? ['survey', 'offer', 'confirm'],
  }
}

const asJson = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c')

/** A billing page with the script tag, as a page of the brand's would have it. */
export function hostPage(shot: Shot): string {
  const { theme, layout, locale = 'en', screen } = shot
  const who = screen === 'permission' ? { jurisdiction: 'us-mn' } : {}
  const options = asJson({
    definition: definitionFor(shot),
    account: { ...account, subscriber: { ...account.subscriber, ...who } },
    theme,
    layout,
    locale,
    ...(layout === 'inline' && { parent: '#flow' }),
  })
  const isDark = theme === 'dark'
  return `<!doctype html><html lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}"><meta charset="utf-8"><title>Billing</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
body { margin: 0; font: 16px/1.5 Inter, sans-serif; color: ${isDark ? '#e7e8ea' : '#1b1d22'}; background: ${isDark ? '#0f1013' : '#f4f4f6'} }
main { max-width: 720px; margin: 0 auto; padding: 40px 24px }
article { padding: 24px; border-radius: 12px; background: ${isDark ? '#1b1d22' : '#fff'}; margin-bottom: 24px }
button { font: inherit; padding: 10px 16px; border-radius: 8px; border: 1px solid #8888; background: none; color: inherit }
</style>
<main><h1>Billing</h1>
<article><h2>Team plan</h2><p>$20.00 per month. Renews on December 22, 2026.</p>
<button data-fairwell-cancel type="button">Cancel plan</button></article>
<div id="flow"></div></main>
<script>window.Fairwell??=new Proxy({q:[]},{get:(t,k)=>t[k]??((...a)=>{t.q.push([k,a])})})</script>
<script>
const never = () => new Promise(() => {})
Fairwell.init({ ...${options}, handlers: {
  discount: async () => ({ receiptId: 'R-20417', message: 'The new price is on your next invoice.' }),
  pause: async () => {}, skip: async () => {}, credit: async () => {}, 'plan-change': async () => {},
  cancel: ${screen === 'working' ? 'never' : screen === 'failed' ? 'async () => { throw new Error("no answer") }' : "async () => ({ receiptId: 'C-88213', effectiveAt: '2026-12-22T12:00:00Z' })"},
} })
</script>
<script async src="/fairwell.js"></script></html>`
}
