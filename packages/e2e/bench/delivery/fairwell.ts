import { inlineJson, monthly } from '../../src/accounts.ts'
import { bundleHost } from '../../src/bundle-host.ts'
import { readDefinition } from '../../src/definitions.ts'
import { distFile, distFiles } from '../../src/dist-files.ts'
import { html, json, type SiteFile, script } from '../widget/site.ts'
import type { Contender } from './contender.ts'

/** Us: the built files, a person who walks through the flow, and a page with the tag alone. */
export async function fairwellContender(): Promise<Contender> {
  const stage = await bundleHost({ file: `${import.meta.dirname}/fairwell-stage.ts` })
  const own = distFiles.map((name): [string, SiteFile] => [`/${name}`, script(distFile(name))])
  const page = (body: string) =>
    html(`<!doctype html><html lang="en"><meta charset="utf-8"><title>Billing</title>
<link rel="icon" href="data:,">${body}</html>`)
  return {
    name: 'Fairwell',
    version: '',
    files: {
      ...Object.fromEntries(own),
      '/flow.json': json({ ...readDefinition('flow.example'), holdoutPercent: 0 }),
      '/stage.js': script(stage),
      '/': page(`<script src="/stage.js"></script>${inlineJson('me', monthly)}
<script async src="/fairwell.js" data-flow="/flow.json" data-account="#me" data-events="/events"
 data-timeout-ms="8000"></script>
<button type="button" data-fairwell-cancel>Cancel subscription</button>`),
      '/again': page('<script async src="/fairwell.js" data-events="/events"></script>'),
      '/elsewhere': page('<h1>Elsewhere</h1>'),
    },
    readIds: (path, body) =>
      path === '/events' ? JSON.parse(body).map(({ id }: { id: string }) => id) : undefined,
  }
}
