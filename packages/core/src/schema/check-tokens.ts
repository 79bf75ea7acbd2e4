import {
  leastControlContrast,
  leastTextContrast,
  paletteOf,
  type Theme,
} from '../looks/palette-of.ts'
import { leastContrast, readableColor } from '../looks/readable-color.ts'
import { quote } from './describe-value.ts'
import type { Findings, Path } from './issue.ts'
import { type Dictionary, objectOf } from './json-value.ts'
import { isScalar } from './scalars.ts'

/**
 * Checks that what an author says of colours can be read: text and accent against every surface of
 * their theme. A brand needs no check; what can not be seen of it is never drawn.
 */
export function checkTokens(findings: Findings, tokens: Dictionary, path: Path): void {
  const color = objectOf(tokens.color)
  const isColor = (value: unknown) => isScalar('color', value)
  for (const theme of ['light', 'dark'] as const) {
    const own = objectOf(color[theme])
    const given = { brand: color.brand, ...own }
    if (Object.values(given).every((value) => value === undefined || isColor(value)))
      checkTheme(findings, theme, paletteOf({ color }, theme), own, [...path, 'color', theme])
  }
}

function checkTheme(
  findings: Findings,
  theme: Theme,
  { surface, raised, tint, text, accent }: ReturnType<typeof paletteOf>,
  own: Dictionary,
  path: Path,
): void {
  const report = (
    code: 'FW1704' | 'FW1705',
    key: string,
    value: string,
    ratio: number,
    least: number,
    better: string,
  ) => {
    if (ratio >= least) return
    // Rounded down: "4.50:1" must never be told as too little.
    const found = `${quote(value)}, ${(Math.floor(ratio * 100) / 100).toFixed(2)}:1 in the ${theme} theme`
    findings.report(code, [...path, key], found, `${quote(better)}; it takes ${least}:1`, better)
  }
  const surfaces = [surface, raised, tint]
  const ratio = leastContrast(text, surfaces)
  const least = leastTextContrast
  if (own.text) {
    report('FW1704', 'text', text, ratio, least, readableColor(text, least, surfaces))
  } else {
    // Cards and what is marked are nearer to the text than the surface is.
    report('FW1704', 'surface', surface, ratio, least, readableColor(surface, least + 1.5, [text]))
  }
  report(
    'FW1705',
    'accent',
    accent,
    leastContrast(accent, [surface]),
    leastControlContrast,
    readableColor(accent, leastControlContrast, [surface]),
  )
}
