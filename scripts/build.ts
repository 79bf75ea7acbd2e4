// Builds the JavaScript of every package; `tsc -b` writes the declarations.
import { buildEmbed, embedIsStale } from './build-embed.ts'
import { buildLibrary, buildStandalone } from './build-library.ts'
import { packages } from './workspace.ts'

const [flag, only] = process.argv.slice(2)

if (flag === '--if-stale' && only === 'embed') {
  if (embedIsStale()) await timed('embed', buildEmbed)
} else {
  for (const pack of packages().filter((each) => !each.manifest.private)) {
    if (pack.folder === 'embed') await timed('embed', buildEmbed)
    else await timed(pack.folder, () => buildLibrary(pack))
    if (pack.folder === 'core') await timed('core/standalone', () => buildStandalone(pack))
  }
}

async function timed(label: string, build: () => Promise<void>) {
  const start = performance.now()
  await build()
  console.log(`built ${label} in ${Math.round(performance.now() - start)} ms`)
}
