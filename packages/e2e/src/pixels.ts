import type { Locator, Page } from 'playwright-core'
import { PNG } from 'pngjs'
import type { Rgb } from './contrast.ts'

/** A picture of what is seen of a page. */
export interface Pixels {
  at(x: number, y: number): Rgb
}

export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export async function takePixels(page: Page): Promise<Pixels> {
  const { data, width } = PNG.sync.read(await page.screenshot())
  return {
    at(x, y) {
      const start = (Math.floor(y) * width + Math.floor(x)) * 4
      return [data[start] ?? 0, data[start + 1] ?? 0, data[start + 2] ?? 0]
    },
  }
}

/** Where an element is, with `margin` pixels around it. */
export async function areaOf(element: Locator, margin = 0): Promise<Area> {
  const box = await element.boundingBox()
  if (!box) throw new Error(`${element} is not seen`)
  return {
    x: Math.floor(box.x - margin),
    y: Math.floor(box.y - margin),
    width: Math.ceil(box.width + 2 * margin),
    height: Math.ceil(box.height + 2 * margin),
  }
}

/** How many pixels of an area, and of one of that size in another picture, differ. */
export function countDifferent(
  [one, here]: readonly [Pixels, Area],
  [other, there]: readonly [Pixels, Area],
  differ: (one: Rgb, other: Rgb) => boolean,
): number {
  let count = 0
  for (let y = 0; y < here.height; y++) {
    for (let x = 0; x < here.width; x++) {
      if (differ(one.at(here.x + x, here.y + y), other.at(there.x + x, there.y + y))) count++
    }
  }
  return count
}
