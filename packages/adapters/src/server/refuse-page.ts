/**
 * Refuses to be used in a page, where anyone could read what only a server may have.
 *
 * @throws Error with `problem`, which begins with its code.
 */
export function refusePage(problem: string): void {
  if ('window' in globalThis && 'document' in globalThis) throw new Error(problem)
}
