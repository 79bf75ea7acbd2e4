// Takes the pictures of docs/gallery: the built flow in Chromium, every screen, theme, layout and
// example brand. What they look like is for people to judge; nothing compares pixels.
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { startHostServer } from '../packages/e2e/src/host-server.ts'
import { chromiumArgs, findChromium } from './find-chromium.mjs'
import { galleryPage } from './gallery/gallery-page.ts'
import { shots } from './gallery/shots.ts'
import { svg, takeShot } from './gallery/take-shot.ts'
import { root } from './workspace.ts'

const folder = join(root, 'docs/gallery')
const asked = process.argv[2]
const executablePath = findChromium()
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: chromiumArgs,
})
const pictures = globSync(join(root, 'examples/definitions/brands/*.svg')).map(
  (file) => [`/brands/${basename(file)}`, svg(readFileSync(file, 'utf8'))] as const,
)
const server = await startHostServer(Object.fromEntries(pictures))
try {
  mkdirSync(folder, { recursive: true })
  if (!asked) for (const file of globSync(join(folder, '*.webp'))) rmSync(file)
  for (const shot of shots.filter(({ file }) => !asked || file.includes(asked))) {
    const picture = await toWebp(browser, await takeShot(browser, server, shot))
    writeFileSync(join(folder, `${shot.file}.webp`), picture)
    console.log(`${shot.file}.webp ${(picture.length / 1000).toFixed(1)} kB`)
  }
  writeFileSync(join(folder, 'README.md'), galleryPage())
} finally {
  await server.close()
  await browser.close()
}

/** A browser writes WebP, so nothing else has to be installed for it. */
async function toWebp(browser: Browser, png: Buffer): Promise<Buffer> {
  const page = await browser.newPage()
  try {
    const base64 = await page.evaluate(async (source) => {
      const image = new Image()
      image.src = `data:image/png;base64,${source}`
      await image.decode()
      const canvas = document.createElement('canvas')
      Object.assign(canvas, { width: image.width, height: image.height })
      canvas.getContext('2d')?.drawImage(image, 0, 0)
      return canvas.toDataURL('image/webp', 0.86).split(',')[1] ?? ''
    }, png.toString('base64'))
    return Buffer.from(base64, 'base64')
  } finally {
    await page.close()
  }
}
