const others: { readonly [word: string]: string } = {
  and: 'all',
  or: 'any',
  eq: 'is',
  equals: 'is',
  ne: 'isNot',
  gt: 'above',
  gte: 'atLeast',
  lt: 'below',
  lte: 'atMost',
}

/** The known word that a mistyped one most likely stands for; undefined where none is near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (!word || word.length > 64) return undefined
  const meant = Object.hasOwn(others, word) ? others[word] : undefined
  if (meant && known.includes(meant)) return meant
  const lower = word.toLowerCase()
  let best: string | undefined
  let least = 2 + (word.length >> 2)
  // A long list is an author's own: the first ones will do, so that many mistakes cost no time.
  for (const candidate of known.slice(0, 500)) {
    const distance = distanceOf(lower, candidate.toLowerCase())
    if (distance < least) {
      least = distance
      best = candidate
    }
  }
  const holds = (long: string, short: string) => short.length > 3 && long.includes(short)
  return (
    best ??
    known.find((candidate) => holds(candidate.toLowerCase(), lower)) ??
    known.find((candidate) => holds(lower, candidate.toLowerCase()))
  )
}

/** Levenshtein: how many characters to change, add or drop. */
function distanceOf(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let i = 0; i < from.length; i++) {
    const next = [i + 1]
    for (let j = 0; j < to.length; j++) {
      next[j + 1] = Math.min(
        (row[j + 1] as number) + 1,
        (next[j] as number) + 1,
        (row[j] as number) + (from[i] === to[j] ? 0 : 1),
      )
    }
    row = next
  }
  return row[to.length] as number
}
