import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundleHost } from '../../src/bundle-host.ts'
import { html, json, script } from '../widget/site.ts'
import type { Contender } from './contender.ts'
import type { ReadIds } from './faulty-backend.ts'

/** The browser SDKs that events of a cancel flow usually go through, each with its own settings. */
export function peerContenders(): Promise<Contender[]> {
  return Promise.all([
    peer('PostHog', 'posthog-js', 'posthog', (path, body) =>
      /^\/(e|i\/v0\/e|batch|capture)\b/.test(path) ? idsIn(body) : undefined,
    ),
    peer('Segment', '@segment/analytics-next', 'segment', (path, body) =>
      /^\/v1\/(t|b|batch)$/.test(path) ? idsIn(body) : undefined,
    ),
    peer('RudderStack', '@rudderstack/analytics-js', 'rudderstack', (path, body) =>
      /^\/v1\/(track|batch)$/.test(path) ? idsIn(body) : undefined,
    ),
  ])
}

async function peer(
  name: string,
  dependency: string,
  file: string,
  readIds: ReadIds,
): Promise<Contender> {
  const own = script(await bundleHost({ file: `${import.meta.dirname}/peers/${file}.ts` }))
  const page = html(`<!doctype html><html lang="en"><meta charset="utf-8"><title>Billing</title>
<link rel="icon" href="data:,"><h1>Billing</h1><script src="/peer.js"></script></html>`)
  return {
    name,
    version: versionOf(dependency),
    files: {
      '/': page,
      '/again': page,
      '/elsewhere': html('<!doctype html><title>Elsewhere</title><h1>Elsewhere</h1>'),
      '/peer.js': own,
      '/array/phc_bench/config': json({ supportedCompression: ['gzip', 'gzip-js'] }),
      '/flags/': json({ featureFlags: {} }),
    },
    readIds,
  }
}

/** The ids of ours in a body, whatever it is wrapped in. */
function idsIn(body: string): string[] {
  const text = body.startsWith('data=')
    ? Buffer.from(new URLSearchParams(body).get('data') ?? '', 'base64').toString('utf8')
    : body
  return [...text.matchAll(/"id":"(told-[0-9a-f-]+)"/g)].map(([, id]) => id as string)
}

function versionOf(name: string): string {
  const file = join(import.meta.dirname, '../../node_modules', name, 'package.json')
  return JSON.parse(readFileSync(file, 'utf8')).version
}
