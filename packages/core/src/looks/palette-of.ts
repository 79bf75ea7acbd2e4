import type { Tokens } from '../schema/tokens-schema.ts'
import { channelsOf, colorOf } from './contrast.ts'
import { mixColors, readableColor } from './readable-color.ts'

/** What a theme is drawn with, `#rrggbb` each. */
export interface Palette {
  readonly surface: string
  /** A surface that stands out a little: a card, what the pointer is over. */
  readonly raised: string
  /** The surface of what is marked. */
  readonly tint: string
  readonly text: string
  readonly muted: string
  /** Marked controls and the focus ring. */
  readonly accent: string
  /** The edge of what can be pressed or filled in. */
  readonly edge: string
  /** A line between things; it carries no meaning. */
  readonly line: string
}

export type Theme = 'light' | 'dark'

/** WCAG 2.2, 1.4.3: text. https://www.w3.org/TR/WCAG22/#contrast-minimum */
export const leastTextContrast = 4.5
/** WCAG 2.2, 1.4.11: controls and their states. https://www.w3.org/TR/WCAG22/#non-text-contrast */
export const leastControlContrast = 3

const defaults = {
  light: { surface: '#ffffff', text: '#16181d', accent: '#2b57c4' },
  dark: { surface: '#1a1c21', text: '#f2f3f5', accent: '#93b1ff' },
}

/**
 * The colours of a theme: those that the tokens name, the others worked out from them so that text
 * and controls hold their contrast on every surface.
 */
export function paletteOf({ color = {} }: Tokens, theme: Theme): Palette {
  // Made anew from its channels: in a definition that nobody checked it may be anything.
  const clean = (given: string | undefined) => given && colorOf(channelsOf(given))
  const own = (name: 'surface' | 'text' | 'accent') => clean(color[theme]?.[name])
  const base = defaults[theme]
  const surface = own('surface') ?? base.surface
  // A brand that just passes looks dim in the dark.
  const accent =
    own('accent') ??
    readableColor(clean(color.brand) ?? base.accent, theme === 'dark' ? 5 : 3.5, [surface])
  const tint = mixColors(accent, surface, 0.1)
  const text = own('text') ?? readableColor(base.text, 7, [surface, tint])
  const raised = mixColors(text, surface, 0.04)
  const surfaces = [surface, raised, tint]
  return {
    surface,
    raised,
    tint,
    text,
    muted: readableColor(mixColors(text, surface, 0.7), leastTextContrast, surfaces),
    accent,
    edge: readableColor(mixColors(text, surface, 0.5), leastControlContrast, surfaces),
    line: mixColors(text, surface, 0.14),
  }
}
