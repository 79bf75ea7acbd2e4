// Writes docs/reference/taxonomy.json and .md from the data in src/taxonomy.

import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { taxonomyData, taxonomyPage } from './describe-taxonomy.ts'

const folder = join(import.meta.dirname, '../../../docs/reference')
const files = [join(folder, 'taxonomy.json'), join(folder, 'taxonomy.md')] as const
writeFileSync(files[0], JSON.stringify(taxonomyData(), null, 2))
writeFileSync(files[1], taxonomyPage())
execFileSync('biome', ['format', '--write', ...files], { stdio: 'inherit' })
