#!/usr/bin/env node
import { createProgram } from './create-program.ts'
import { UsageError } from './usage-error.ts'

try {
  await createProgram().parseAsync()
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  console.error(`error: ${error.message}`)
  process.exitCode = 1
}
