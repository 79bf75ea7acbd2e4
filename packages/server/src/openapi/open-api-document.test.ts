import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, it } from 'vitest'
import { problems } from '../http/problems.ts'
import { routes } from '../routes.ts'
import { openApiDocument } from './open-api-document.ts'

const document = openApiDocument('https://acme.test/fairwell')

describe('openApiDocument', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator()
    const { valid, errors } = await validator.validate(structuredClone(document))
    expect(errors).toBeUndefined()
    expect([valid, validator.version]).toEqual([true, '3.1'])
  })

  it('describes every route, and nothing else', () => {
    const described = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => ({ method: method.toUpperCase(), path })),
    )
    expect(described).toHaveLength(routes.length)
    for (const route of routes) {
      const found = described.filter(
        ({ method, path }) =>
          method === route.method && route.path.test(path.replace('{attemptId}', 'a-1')),
      )
      expect(found, String(route.path)).toHaveLength(1)
    }
  })

  it('names every problem that a route answers with', () => {
    const text = JSON.stringify(document.paths)
    const aside = ['FW6060', 'FW6061']
    for (const code of Object.keys(problems)) {
      expect(text.includes(`${code}: `), code).toBe(!aside.includes(code))
    }
  })
})
