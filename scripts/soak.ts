// What is too slow for `npm test`: the long walks, with new seeds each time, and the soak scenarios.
import { spawnSync } from 'node:child_process'
import { root } from './workspace.ts'

const runs: readonly (readonly [count: number, ...args: string[]])[] = [
  [1_000_000, '--project', 'unit', 'invariants'],
  [10_000, '--project', 'unit', 'adapters/src/simulation'],
  [1_000_000, '--project', 'soak'],
]
for (const [count, ...run] of runs) {
  const env = { FAIRWELL_RUNS: `${count}`, FAIRWELL_SEED: 'random', ...process.env }
  const { status } = spawnSync('vitest', ['run', '--testTimeout=3600000', ...run], {
    cwd: root,
    env,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) process.exit(status ?? 1)
}
