import type { Account, AnswerValue, FlowDefinition, Outcome } from '@fairwell/core'

/** One thing that a subscriber does, in their words; each driver finds its own way to do it. */
export type Step =
  | { readonly reason: string }
  | { readonly question: string; readonly answers: readonly string[] }
  | { readonly comment: string }
  | { readonly accept: string; readonly choice?: string; readonly fails?: boolean }
  | { readonly open: string; readonly link: string }
  | 'next'
  | 'back'
  | 'decline'
  | 'cancel'
  | 'dismiss'
  /** Comes back after closing. */
  | 'return'
  /** Loads the page again in the middle, and comes back. */
  | 'reload'
  /** Leaves it to the host on the screen that says that cancelling failed. */
  | 'release'
  /** Waits for what a handler says. */
  | 'result'

/** What the page's handlers do: nothing is there, all work, or each action fails at the first try. */
export type Handling = 'none' | 'works' | 'fails-once' | 'fails'

export interface Path {
  readonly name: string
  readonly definition: FlowDefinition
  readonly account: Account
  readonly handling: Handling
  readonly steps: readonly Step[]
  /** How each attempt ended, in order. */
  readonly outcomes: readonly Outcome[]
  /** How often the host's own cancel ran. */
  readonly cancels: number
  /** What the last accepted offer's event says of the choice. */
  readonly choice?: unknown
  /** The answers that the events must carry. */
  readonly said?: { readonly [questionId: string]: AnswerValue }
}
