/** The three channels of `#rrggbb`, 0 to 1 each. */
export function channelsOf(color: string): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
}

/** `#rrggbb` of three channels, 0 to 1 each. */
export function colorOf(channels: readonly number[]): string {
  return `#${channels
    .map((value) =>
      Math.round(value * 255 + 256)
        .toString(16)
        .slice(1),
    )
    .join('')}`
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminanceOf(color: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(color).map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/**
 * How well two colours, `#rrggbb`, can be told apart: 1 for the same, 21 for black on white.
 * https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 */
export function contrastOf(one: string, other: string): number {
  const [low = 0, high = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}
