import type { Browser } from 'playwright-core'
import { bundleHost } from '../../src/bundle-host.ts'
import { distFile } from '../../src/dist-files.ts'
import { fairwellTag } from './fairwell-entrant.ts'
import { hostPage } from './host-page.ts'
import { readMainThread, rest } from './main-thread.ts'
import { slowdown } from './measure-open.ts'
import { html, openSite, type SiteFile, script, visit } from './site.ts'

/** The billing page of an app in React, with our tag or without. */
export async function loadPages(): Promise<{ without: Files; with: Files }> {
  const app = script(await bundleHost({ file: `${import.meta.dirname}/host-app.jsx` }))
  const page = (end: string) => ({
    '/': html(hostPage({ end: `<div id="app"></div><script src="/app.js"></script>${end}` })),
    '/app.js': app,
  })
  const own = {
    '/fairwell.js': script(distFile('fairwell.js')),
    '/fairwell-flow.js': script(distFile('fairwell-flow.js')),
  }
  return { without: page(''), with: { ...page(fairwellTag()), ...own } }
}

type Files = Readonly<Record<string, SiteFile>>

/** Main-thread time from nothing until the page has come to rest, in ms. */
export async function measureLoad(browser: Browser, files: Files): Promise<number> {
  const site = await openSite(browser, files, false)
  try {
    await site.devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    const before = await readMainThread(site.devtools)
    await visit(site)
    // A new process for the site has counters of its own, from 0.
    await rest(site.devtools, 300)
    const after = await readMainThread(site.devtools)
    return after.task >= before.task ? after.task - before.task : after.task
  } finally {
    await site.close()
  }
}
