// Writes the Iglu schemas of our events for the registry of a Snowplow pipeline.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { eventNames } from '../../core/src/schema/event-schema.ts'
import { generateIgluSchemas } from './generate-iglu-schemas.ts'

const folder = join(import.meta.dirname, '../iglu')

rmSync(folder, { recursive: true, force: true })
for (const [path, schema] of Object.entries(generateIgluSchemas(eventNames))) {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), `${JSON.stringify(schema, null, 2)}\n`)
}
