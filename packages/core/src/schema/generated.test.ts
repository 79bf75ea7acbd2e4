import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { generateSchemas } from '../../scripts/generate-schemas.ts'
import { buildShapes } from '../../scripts/generate-shapes.ts'
import { accountShape } from './account-shape.ts'
import { definitionShape, questionShape } from './definition-shape.ts'
import { offerShape } from './offer-shape.ts'

const folder = join(import.meta.dirname, '../../schemas')
const stale = 'stale: run pnpm --filter @fairwell/core schemas'

describe('what is generated from the zod schemas', () => {
  it('has shapes that are up to date', () => {
    const shapes = {
      question: questionShape,
      offer: offerShape,
      definition: definitionShape,
      account: accountShape,
    }
    expect(buildShapes(), stale).toEqual(shapes)
  })

  it('has JSON Schemas that are up to date, and no others', () => {
    const schemas = generateSchemas()
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => file.endsWith('.json'))
    expect(files.sort(), stale).toEqual(Object.keys(schemas).sort())
    for (const file of files) {
      expect(JSON.parse(readFileSync(join(folder, file), 'utf8')), stale).toEqual(schemas[file])
    }
  })
})
