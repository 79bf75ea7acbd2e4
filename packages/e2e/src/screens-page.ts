import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import type { ScreensPage } from '../../widget/playground/screens-page.ts'

declare global {
  interface Window {
    screens: ScreensPage
  }
}

const widget = join(import.meta.dirname, '../../widget')

/** Opens a page, with no server behind it, on which `window.screens` shows any screen of the widget. */
export async function openScreensPage(browser: Browser): Promise<Page> {
  const { outputFiles } = await build({
    entryPoints: [join(widget, 'playground/screens-page.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    conditions: ['@fairwell/source'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    // As in the built files, so that nothing here depends on checks made while developing.
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  const css = readFileSync(join(widget, 'playground/page.css'), 'utf8')
  const page = await browser.newPage({
    locale: 'en-US',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
  })
  await page.setContent(`<!doctype html><html lang="en"><meta charset="utf-8"><title>Billing</title>
    <meta name="viewport" content="width=device-width, initial-scale=1"><style>${css}</style>
    <main><h1>Billing</h1><p>Acme Pro, $20.00 per month. <a href="#invoices">Invoices</a></p>
    <button id="cancel">Cancel plan</button></main>`)
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' })
  return page
}
