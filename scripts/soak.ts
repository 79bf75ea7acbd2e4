// What is too slow for `npm test`: the long walks, with new seeds each time, and the soak scenarios.
import { spawnSync } from 'node:child_process'
import { root } from './workspace.ts'

const env = { FAIRWELL_RUNS: '1000000', FAIRWELL_SEED: 'random', ...process.env }
const runs = [
  ['--project', 'unit', 'invariants'],
  ['--project', 'soak'],
]
for (const run of runs) {
  const { status } = spawnSync('vitest', ['run', '--testTimeout=3600000', ...run], {
    cwd: root,
    env,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) process.exit(status ?? 1)
}
