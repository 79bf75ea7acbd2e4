// Writes everything that is generated from the zod schemas: the JSON Schemas, and the shapes of the
// checker.

import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { generateShapes } from './generate-shapes.ts'

const root = join(import.meta.dirname, '..')

const shapes = Object.entries(generateShapes()).map(([file, source]) => {
  const path = join(root, 'src/schema', file)
  writeFileSync(path, source)
  return path
})
execFileSync('biome', ['format', '--write', ...shapes], { stdio: 'inherit', cwd: root })

// Only now: the JSON Schemas read the shapes that were just written.
const { generateSchemas } = await import('./generate-schemas.ts')
rmSync(join(root, 'schemas'), { recursive: true, force: true })
for (const [file, schema] of Object.entries(generateSchemas())) {
  const path = join(root, 'schemas', file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `${JSON.stringify(schema, null, 2)}\n`)
}
