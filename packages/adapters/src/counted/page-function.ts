/** What gives a global function of the page, once there is one. */
export function pageFunction<Given>(name: string): () => Given | undefined {
  return () => (globalThis as unknown as Record<string, Given | undefined>)[name]
}
