export function openApiDocument(mountUrl: string): unknown {
  return { mountUrl }
}
