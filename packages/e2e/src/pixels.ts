import type { Locator, Page } from 'playwright-core'
import { PNG } from 'pngjs'
import type { Rgb } from './contrast.ts'

/** A picture of an element with some room around it. */
export interface Pixels {
  readonly width: number
  readonly height: number
  at(x: number, y: number): Rgb
}

/** Takes the picture of what is seen of an element, and of `margin` pixels around it. */
export async function takePixels(page: Page, element: Locator, margin = 0): Promise<Pixels> {
  const box = await element.boundingBox()
  if (!box) throw new Error(`${element} is not seen`)
  const clip = {
    x: Math.max(0, Math.floor(box.x - margin)),
    y: Math.max(0, Math.floor(box.y - margin)),
    width: Math.ceil(box.width + 2 * margin),
    height: Math.ceil(box.height + 2 * margin),
  }
  const { data, width, height } = PNG.sync.read(await page.screenshot({ clip }))
  return {
    width,
    height,
    at(x, y) {
      const start = (Math.floor(y) * width + Math.floor(x)) * 4
      return [data[start] ?? 0, data[start + 1] ?? 0, data[start + 2] ?? 0]
    },
  }
}

/** How many pixels differ between two pictures of one size by at least such a contrast. */
export function countDifferent(one: Pixels, other: Pixels, differ: (a: Rgb, b: Rgb) => boolean) {
  let count = 0
  for (let y = 0; y < one.height; y++) {
    for (let x = 0; x < one.width; x++) if (differ(one.at(x, y), other.at(x, y))) count++
  }
  return count
}
