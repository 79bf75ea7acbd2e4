/** What gives a global array of the page, which is made where the script that reads it comes later. */
export function pageArray(name: string): () => unknown[] {
  const page = globalThis as unknown as Record<string, unknown[] | undefined>
  return () => {
    page[name] ??= []
    return page[name]
  }
}
