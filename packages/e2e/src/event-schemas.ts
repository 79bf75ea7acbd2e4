import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FlowEvent } from '@fairwell/core'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

const folder = join(import.meta.dirname, '../../core/schemas')

/** What the published JSON Schema of the event's type says against it; empty where it is valid. */
export function schemaProblems(event: FlowEvent): string[] {
  const validate = validators().get(event.dataschema)
  if (!validate) return [`${event.type}: no schema is published at ${event.dataschema}`]
  if (validate(event.data)) return []
  return (validate.errors ?? []).map(
    ({ instancePath, message }) => `${event.type}: data${instancePath} ${message}`,
  )
}

let known: Map<string, ValidateFunction> | undefined

function validators(): Map<string, ValidateFunction> {
  if (known) return known
  const ajv = new Ajv2020({ allErrors: true })
  addFormats.default(ajv)
  known = new Map()
  const schemas = globSync('**/*.json', { cwd: folder }).map(
    (file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as { $id?: string },
  )
  for (const schema of schemas) if (schema.$id) ajv.addSchema(schema)
  for (const { $id } of schemas) {
    const validate = $id ? ajv.getSchema($id) : undefined
    if ($id && validate) known.set($id, validate)
  }
  return known
}
