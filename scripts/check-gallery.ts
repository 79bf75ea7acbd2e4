// Checks that docs/gallery is whole: every screen has its pictures, the page is the one that would be
// written now, no picture is missing, left over or too large. What they look like is for people to judge.
import { globSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { galleryPage } from './gallery/gallery-page.ts'
import { brands, screenNames, shots } from './gallery/shots.ts'
import { root } from './workspace.ts'

const MOST_BYTES = 3_000_000
const folder = join(root, 'docs/gallery')
const problems: string[] = []

// Read as text: Node runs no JSX.
const drawn = readFileSync(join(root, 'packages/widget/src/screens/screens.ts'), 'utf8')
const screens = [...drawn.matchAll(/^ {2}(\w+): \w+Screen,$/gm)].map(([, name]) => name)
if (!screens.length) problems.push('no screens were found in screens.ts')
for (const screen of screens)
  if (!screenNames.some((name) => name === screen)) problems.push(`no picture of ${screen}`)

const known = shots.map(({ file }) => `${file}.webp`)
const there = globSync('*.webp', { cwd: folder })
for (const file of known) if (!there.includes(file)) problems.push(`${file} is not there`)
for (const file of there) if (!known.includes(file)) problems.push(`${file} is of nothing`)

const page = readFileSync(join(folder, 'README.md'), 'utf8')
if (page !== galleryPage()) problems.push('README.md is not what would be written now')
for (const file of known) if (!page.includes(file)) problems.push(`README.md does not show ${file}`)

const files = globSync(join(root, 'examples/definitions/brands/*.json'))
for (const name of files.map((file) => basename(file, '.json')))
  if (!brands.some((brand) => brand === name)) problems.push(`no picture of the brand ${name}`)

const bytes = there.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)
if (bytes > MOST_BYTES) problems.push(`${bytes} bytes of pictures; at most ${MOST_BYTES}`)

for (const problem of problems) console.error(`gallery: ${problem}; run pnpm gallery`)
console.log(`${there.length} pictures, ${(bytes / 1e6).toFixed(2)} MB, ${problems.length} problems`)
if (problems.length) process.exitCode = 1
