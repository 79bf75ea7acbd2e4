import type { FlowDefinition } from '@fairwell/core'
import { stampChecked } from '@fairwell/core/schema'
import { inlineJson, monthly } from '../../src/accounts.ts'
import { bundleHost } from '../../src/bundle-host.ts'
import { distFile } from '../../src/dist-files.ts'
import { texts } from './contenders/texts.ts'
import { hostPage } from './host-page.ts'
import { html, json, type SiteFile, script } from './site.ts'

/** One that opens something at a click: where its code comes from, and what its page is. */
export interface Entrant {
  readonly name: string
  readonly version: string
  /** The files that a site loads for it, as they are. */
  readonly loads: readonly SiteFile[]
  readonly files: Readonly<Record<string, SiteFile>>
  /** The pointer is over the control before the click. */
  readonly afterIntent?: boolean
}

/** What a page of ours has at its end: the definition, the account and the tag. */
export function fairwellTag(): string {
  return `${inlineJson('fairwell-flow', stampChecked(definition as FlowDefinition, []))}${inlineJson('me', monthly)}
<script async src="/fairwell.js" data-account="#me" data-events="/events" data-timeout-ms="3000"></script>`
}

/** Us, on a page like everybody's. The flow file has run before the click, but nothing is prepared. */
export async function fairwellEntrant(): Promise<Entrant> {
  const loader = script(distFile('fairwell.js'))
  const flow = script(distFile('fairwell-flow.js'))
  const file = `${import.meta.dirname}/contenders/fairwell.ts`
  const own = script(await bundleHost({ file }))
  const end = `${fairwellTag()}<script src="/contender.js"></script>`
  return {
    name: 'Fairwell, cold',
    version: '',
    loads: [loader, flow],
    files: {
      '/': html(hostPage({ end, control: 'id="cancel" data-fairwell-cancel' })),
      '/events': json({}),
      '/fairwell.js': loader,
      '/fairwell-flow.js': flow,
      '/contender.js': own,
    },
  }
}

const definition = {
  fairwell: 1,
  id: 'bench',
  version: 1,
  product: 'Acme Pro',
  survey: {
    title: texts.title,
    reasons: texts.reasons.map((label, index) => ({ id: `r${index}`, category: 'other', label })),
    comment: { label: texts.comment },
  },
  confirm: { title: 'Cancel Acme Pro?', consequences: ['You keep Pro until the end.'] },
}
