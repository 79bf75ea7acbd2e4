import { createHash } from 'node:crypto'

/** What a page writes into `integrity` for a file of this content, worked out apart from the build. */
export function pinnedHash(content: Buffer): string {
  return `sha384-${createHash('sha384').update(content).digest('base64')}`
}
