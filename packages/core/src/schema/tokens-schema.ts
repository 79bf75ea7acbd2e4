import * as z from 'zod/mini'
import { color, copy, count, fontFamily, imageUrl, radius, spacing } from './scalar-schemas.ts'

const themeColors = z.strictObject({
  surface: z.optional(color),
  text: z.optional(color),
  accent: z.optional(color),
})

/** Design tokens: what the widget looks like. */
export const tokensSchema = z.strictObject({
  color: z.optional(
    z.strictObject({
      /** The accents of both themes are worked out from it. */
      brand: z.optional(color),
      light: z.optional(themeColors),
      dark: z.optional(themeColors),
    }),
  ),
  /** Corners in px. Default 12. */
  radius: z.optional(radius),
  font: z.optional(fontFamily),
  /** Space at the sides in px. Default 28. */
  spacing: z.optional(spacing),
  /** Default `comfortable`. */
  density: z.optional(z.enum(['comfortable', 'compact'])),
})

/** A picture, with its size, so that nothing moves when it comes. */
export const imageSchema = z.strictObject({
  src: imageUrl,
  /** Takes its place in the dark theme. */
  darkSrc: z.optional(imageUrl),
  alt: copy,
  width: count,
  height: count,
})

export type Tokens = z.infer<typeof tokensSchema>
export type Image = z.infer<typeof imageSchema>
