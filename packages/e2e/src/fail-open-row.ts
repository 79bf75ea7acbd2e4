import type { BrowserContextOptions, Page } from 'playwright-core'
import type { FlowDialog } from './flow-dialog.ts'
import type { HostServer } from './host-server.ts'
import type { Reply } from './reply.ts'

/** One line of the promise in docs/fail-open.md, and the pages that show it. */
export interface FailOpenRow {
  /** `FO-01`. */
  readonly id: string
  /** What can fail. */
  readonly fails: string
  /** What the subscriber gets. */
  readonly gets: string
  /** How it ends: the page's own cancel at the first press, or the flow, whose exit runs it. */
  readonly ends: 'host' | 'flow'
  /** How long that may take; 0 is at once: it does not wait for the watchdog. */
  readonly withinMs: number
  /** What the developer hears. */
  readonly code?: string | undefined
  readonly cases: Readonly<Record<string, FailOpenCase>>
}

/** One page on which it fails. */
export interface FailOpenCase {
  /** What the server answers instead. */
  readonly routes?: Readonly<Record<string, Reply>> | undefined
  /** Instead of the usual script tag. */
  readonly tag?: string | undefined
  /** In the head, before everything else. */
  readonly head?: string | undefined
  /** `Content-Security-Policy` of the page. */
  readonly csp?: string | undefined
  /** In the page, around the usual body: `(body) => page`. */
  readonly wrap?: ((body: string) => string) | undefined
  /** Run in the page before anything of it, as a browser or an extension would. */
  readonly init?: (() => void) | undefined
  readonly beforeLoad?: ((page: Page, server: HostServer) => Promise<unknown>) | undefined
  /** After the page has loaded, before the control is pressed. */
  readonly beforePress?: ((page: Page, server: HostServer) => Promise<unknown>) | undefined
  /** Right after the control was pressed. */
  readonly afterPress?: ((page: Page) => Promise<unknown>) | undefined
  /** How they leave the flow, where it is not by pressing the exit twice. */
  readonly walk?: ((flow: FlowDialog) => Promise<void>) | undefined
  readonly context?: BrowserContextOptions | undefined
  /** Instead of the row's. */
  readonly ends?: FailOpenRow['ends'] | undefined
  readonly code?: string | undefined
  /** Uncaught errors that are the page's own or the point of it. */
  readonly errors?: RegExp | undefined
}

/** What the docs say of a time. */
export function timeWords(withinMs: number): string {
  return withinMs ? `${withinMs / 1000} s` : 'at once'
}
