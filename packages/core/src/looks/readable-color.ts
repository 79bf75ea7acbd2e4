import { channelsOf, colorOf, contrastOf } from './contrast.ts'

/** The least contrast that a colour has with any of these surfaces. */
export function leastContrast(color: string, surfaces: readonly string[]): number {
  return Math.min(...surfaces.map((surface) => contrastOf(color, surface)))
}

/** Two colours mixed: `share` of the first. */
export function mixColors(one: string, other: string, share: number): string {
  const others = channelsOf(other)
  return colorOf(
    channelsOf(one).map((value, at) => value * share + (others[at] as number) * (1 - share)),
  )
}

/**
 * The colour itself where it has this contrast with each of the surfaces; else the next one that
 * has, lighter or darker, of the same hue and HSL saturation. Where none has, black or white.
 */
export function readableColor(color: string, least: number, surfaces: readonly string[]): string {
  const channels = channelsOf(color)
  const middle = (Math.max(...channels) + Math.min(...channels)) / 2
  const room = Math.min(middle, 1 - middle) || 1
  const end = leastContrast('#ffffff', surfaces) > leastContrast('#000000', surfaces) ? 1 : 0
  let found = color
  for (let step = 1; step <= 200 && leastContrast(found, surfaces) < least; step++) {
    const lightness = middle + ((end - middle) * step) / 200
    const scale = Math.min(lightness, 1 - lightness) / room
    found = colorOf(channels.map((value) => lightness + (value - middle) * scale))
  }
  return found
}
