import type { SiteFile } from '../widget/site.ts'
import type { ReadIds } from './faulty-backend.ts'

/** Somebody who carries events. */
export interface Contender {
  readonly name: string
  readonly version: string
  /** `/` is the page on which the person acts, `/again` the one that is opened after. */
  readonly files: Readonly<Record<string, SiteFile>>
  readonly readIds: ReadIds
}

/** What the page of every contender offers to the harness. */
export interface Stage {
  /** Whether the person may act. */
  isReady(): boolean
  /** Does what an act means; resolves once it has been done. */
  act(name: string, events: readonly string[]): unknown
}

/** An event that the page has told of. */
export interface Told {
  readonly id: string
  readonly attempt: string
  readonly seq: number
  readonly type: string
}

declare global {
  var stage: Stage
  /** Reaches the harness at once, whatever becomes of the page; the text is a `Told`. */
  var tell: (told: string) => void
}
