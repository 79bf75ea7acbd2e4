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

const STEPS = 256

/**
 * The colour itself where it has this contrast with each of the surfaces; else the next one that
 * has, lighter or darker, of the same hue and HSL saturation. Where none has, black or white.
 */
export function readableColor(color: string, least: number, surfaces: readonly string[]): string {
  const passes = (candidate: string) => leastContrast(candidate, surfaces) >= least
  if (passes(color)) return color
  const channels = channelsOf(color)
  const middle = (Math.max(...channels) + Math.min(...channels)) / 2
  const room = Math.min(middle, 1 - middle) || 1
  const end = leastContrast('#ffffff', surfaces) > leastContrast('#000000', surfaces) ? 1 : 0
  const moved = (step: number) => {
    const lightness = middle + ((end - middle) * step) / STEPS
    const scale = Math.min(lightness, 1 - lightness) / room
    return colorOf(channels.map((value) => lightness + (value - middle) * scale))
  }
  let [near, far] = [0, STEPS]
  while (far - near > 1) {
    const step = (near + far) >> 1
    if (passes(moved(step))) far = step
    else near = step
  }
  return moved(far)
}
