/** Says something to the developer once: code, text, and where the docs say more. */
export function tellDeveloper(level: 'info' | 'warn' | 'error', code: string, text: string): void {
  const line = `[fairwell] ${code} ${text} https://fairwell.dev/errors#${code}`
  if (told.has(line)) return
  told.add(line)
  console[level](line)
}

const told = new Set<string>()

/** Whether a developer is looking: on their own machine, or in test mode. */
export function isDeveloping(mode: unknown): boolean {
  return mode === 'test' || /^(127\.|\[::1\])|(^|\.)localhost$/.test(location.hostname)
}
