import type { VNode } from 'preact'

/**
 * Draws words that may change where they stand, in an element that changes with them. A browser that
 * translates takes text nodes away; what is written into one that is gone is never seen
 * (https://github.com/facebook/react/issues/11538).
 */
export function liveWords(words: string | false | undefined): VNode | undefined {
  return words ? <span key={words}>{words}</span> : undefined
}
