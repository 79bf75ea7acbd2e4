// Writes the taxonomy down for readers: a page, and data for those who do not use JavaScript.

import {
  categories,
  categoryFacts,
  type ReasonSystem,
  type SystemId,
  systems,
  toSystem,
  type VendorField,
} from '../src/taxonomy/index.ts'

const ids = Object.keys(systems) as SystemId[]
const all: readonly (readonly [SystemId, ReasonSystem])[] = ids.map((id) => [id, systems[id]])

/** `docs/reference/taxonomy.json`. */
export function taxonomyData(): object {
  return {
    categories: categories.map((id) => ({ id, ...categoryFacts[id] })),
    systems: all.map(([id, { name, fields, to }]) => ({
      id,
      name,
      fields: Object.entries(fields).map(([field, facts]) => ({ field, ...facts })),
      to:
        'why' in to
          ? to
          : {
              field: to.field,
              isWritable: fields[to.field]?.isWritable,
              values: Object.fromEntries(
                categories.map((category) => {
                  const { value, comesBackAs }: ToValue = toSystem(id as 'stripe', category)
                  return [category, { value, comesBackAs }]
                }),
              ),
            },
    })),
  }
}

/** What it gives for a system that takes a category, whichever that is. */
type ToValue = { readonly value: string; readonly comesBackAs: string }

/** `docs/reference/taxonomy.md`. */
export function taxonomyPage(): string {
  return `# Reasons, here and elsewhere

<!-- Written by packages/core/scripts/write-taxonomy.ts from packages/core/src/taxonomy. -->

Every reason of a flow has one of ten categories. Their ids never change. Billing systems and stores have lists of their own; this page says which
value is which category, both ways, and where that was read. The same as data: [\`taxonomy.json\`](taxonomy.json), and in code:

\`\`\`ts
import { categoryFacts, fromSystem, systems, toSystem } from '@fairwell/core/taxonomy'

toSystem('stripe', 'price').value // 'too_expensive'
toSystem('stripe', 'temporary') // value 'unused', which comes back as 'usage'
toSystem('app-store', 'price').why // the App Store takes no reason

fromSystem('stripe', 'switched_service') // { category: 'competitor', churn: 'voluntary', kind: 'answer' }
fromSystem('revenuecat', 'BILLING_ERROR') // { churn: 'involuntary', kind: 'cause' }: no category
fromSystem('google-play', 3, 'v1 cancelSurveyReason') // { category: 'price', … }
fromSystem('chargebee', 'A code of your own') // undefined: map it yourself

categoryFacts.business.isInfluenceable // false
systems.stripe.fields['cancellation_details.feedback'].sources // where it was read, and when
\`\`\`

## Use it

Tell your billing system why somebody left, where your server cancels:

\`\`\`ts
import type { FlowDefinition } from '@fairwell/core'
import { toSystem } from '@fairwell/core/taxonomy'
import Stripe from 'stripe'

const stripe = new Stripe(process.env.STRIPE_KEY)

export async function cancel(id: string, reason: string | undefined, flow: FlowDefinition) {
  const category = flow.survey?.reasons.find((each) => each.id === reason)?.category
  await stripe.subscriptions.update(id, {
    cancel_at_period_end: true,
    ...(category && { cancellation_details: { feedback: toSystem('stripe', category).value } }),
  })
}
\`\`\`

Read what others say, in the report in which your own survey is too:

\`\`\`ts
import { fromSystem } from '@fairwell/core/taxonomy'

declare const stripe: { feedback: string | null; reason: string | null }
declare const revenuecat: { cancel_reason: string }

// An answer, where there is one; else only how it ended.
const why =
  (stripe.feedback && fromSystem('stripe', stripe.feedback)) ||
  (stripe.reason && fromSystem('stripe', stripe.reason, 'cancellation_details.reason'))
const isFailedPayment = fromSystem('revenuecat', revenuecat.cancel_reason)?.churn === 'involuntary'
\`\`\`

## The categories

${table(
  ['category', 'means', 'an offer could have helped'],
  categories.map((id) => [
    code(id),
    categoryFacts[id].means,
    categoryFacts[id].isInfluenceable ? 'yes' : 'no',
  ]),
)}

A category is an answer, so it is always **voluntary** churn: who was charged in vain was not asked. What a system says about failed payments, failed
checks and products that were taken from sale has no category, and \`churn\` says so.

| \`churn\` | means |
| --- | --- |
| \`voluntary\` | the subscriber wanted it |
| \`involuntary\` | a payment or a check failed; nobody decided |
| \`merchant\` | the seller ended it, or took the product from sale |
| \`none\` | it did not end: paused, or replaced by another one |
| \`unknown\` | the value does not say |

## From a category

What \`toSystem\` gives. In brackets: what it comes back as, where that system's list is coarser than ours.

${table(
  ['category', ...all.filter(([, { to }]) => 'field' in to).map(([, { name }]) => name)],
  categories.map((category) => [
    code(category),
    ...ids.filter((id) => 'field' in systems[id].to).map((id) => valueCell(id, category)),
  ]),
)}

${all.map(([id, system]) => targetLine(id, system)).join('\n')}

## To a category

What \`fromSystem\` reads. \`answer\`: what somebody chose in a survey about leaving. \`refund\`: what somebody chose when asking for money back. \`cause\`: what
the system noted; nobody was asked.

${all.map(([, system]) => systemSection(system)).join('\n\n')}
`
}

function valueCell(id: SystemId, category: (typeof categories)[number]): string {
  const { value, comesBackAs }: ToValue = toSystem(id as 'stripe', category)
  return code(value) + (comesBackAs === category ? '' : ` (${comesBackAs})`)
}

function targetLine(id: SystemId, { name, fields, to }: ReasonSystem): string {
  if ('why' in to) return `- **${name}** (\`${id}\`): nothing. ${to.why}`
  const { isWritable, values } = fields[to.field] as VendorField
  const advice = values === 'merchant' ? ' The values are yours to choose; this is our advice.' : ''
  const written = isWritable ? 'you write it.' : 'it cannot be written; use it to compare.'
  return `- **${name}** (\`${id}\`): \`${to.field}\`; ${written}${advice}`
}

const listed = {
  closed: 'the whole list',
  documented: 'what is documented; others may come',
  merchant: 'your own values',
}

function systemSection({ name, fields }: ReasonSystem): string {
  const parts = Object.entries(fields).map(([field, { kind, values, note, sources, known }]) => {
    const isOurs = values === 'merchant'
    const rows = known.map(({ value, says = '', churn, category, note: more }) => [
      code(value),
      says && `“${says}”`,
      category ? code(category) : '',
      code(churn),
      more ?? '',
    ])
    return [
      `\`${field}\`: ${kind}, ${listed[values]}${isOurs && known.length ? '; we advise the ids of the ten categories' : ''}.${note ? ` ${note}` : ''}`,
      ...(isOurs ? [] : [table(['value', 'in their words', 'category', 'churn', ''], rows)]),
      `Read: ${sources.map(({ url, read }) => `<${url}> (${read})`).join(', ')}`,
    ].join('\n\n')
  })
  return [`### ${name}`, ...parts].join('\n\n')
}

function code(text: string): string {
  return `\`${text}\``
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}
