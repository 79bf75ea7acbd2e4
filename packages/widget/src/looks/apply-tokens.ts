import { paletteOf, type Tokens } from '@fairwell/core'

/**
 * Sets what the style sheet draws with, on elements of the shadow root: there no rule of the page
 * reaches it, and no CSP has a say.
 */
export function applyTokens(elements: readonly HTMLElement[], tokens: Tokens = {}): void {
  const { radius = 12, spacing = 28, density, font } = tokens
  const values: [name: string, value: string][] = [
    ['done', '0'],
    ['round', `${radius}px`],
    ['space', `${spacing}px`],
    ['gap', density === 'compact' ? '8px' : '12px'],
    ['font', font ?? 'system-ui,sans-serif'],
  ]
  for (const theme of ['light', 'dark'] as const) {
    for (const [name, color] of Object.entries(paletteOf(tokens, theme)))
      values.push([`${theme}-${name}`, color])
  }
  for (const { style } of elements)
    for (const [name, value] of values) style.setProperty(`--fw-${name}`, value)
}
