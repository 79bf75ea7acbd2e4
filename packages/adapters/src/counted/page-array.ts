/**
 * What gives a global array of the page, which is made where the script that reads it comes later. Where
 * there is no page nobody would ever read it: then there is none.
 */
export function pageArray(name: string): () => unknown[] | undefined {
  const page = globalThis as unknown as Record<string, unknown[] | undefined>
  return () => {
    if (globalThis.window) page[name] ??= []
    return page[name]
  }
}
