import { availableParallelism } from 'node:os'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { chromiumArgs, findChromium } from './scripts/find-chromium.mjs'

const source = { conditions: ['@fairwell/source'] }
const shared = {
  resolve: source,
  ssr: { resolve: source },
  oxc: { jsx: { runtime: 'automatic' as const, importSource: 'preact' } },
}
const chromium = findChromium()
// Tests wait more than they work: on two cores one worker would leave the second one idle.
const maxWorkers = Math.max(2, availableParallelism() - 1)

export default defineConfig({
  test: {
    passWithNoTests: true,
    coverage: {
      include: ['packages/*/src/**/*.{ts,tsx}'],
      exclude: ['**/*.test.*', '**/*.test-d.ts'],
    },
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          environment: 'node',
          maxWorkers,
          include: ['packages/*/src/**/*.test.ts', 'scripts/**/*.test.ts', 'examples/*/*.test.ts'],
          setupFiles: ['packages/testkit/seed-properties.ts'],
        },
      },
      {
        ...shared,
        test: {
          name: 'dom',
          environment: 'jsdom',
          maxWorkers,
          include: ['packages/*/src/**/*.test.tsx'],
          exclude: ['**/*.browser.test.tsx'],
        },
      },
      {
        ...shared,
        // The dependency scan ignores the JSX setting above and asks for React; a fixed list avoids it.
        optimizeDeps: {
          noDiscovery: true,
          include: ['preact', 'preact/hooks', 'preact/jsx-runtime', 'preact/jsx-dev-runtime'],
        },
        test: {
          name: 'browser',
          sequence: { groupOrder: 2 },
          include: ['packages/*/src/**/*.browser.test.tsx'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              // So that nothing is met half-way; a test of motion asks for it.
              contextOptions: { reducedMotion: 'reduce' },
              launchOptions: {
                ...(chromium ? { executablePath: chromium } : {}),
                args: chromiumArgs,
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        ...shared,
        test: {
          name: 'types',
          sequence: { groupOrder: 3 },
          include: [],
          typecheck: {
            enabled: true,
            only: true,
            include: ['packages/*/src/**/*.test-d.ts'],
            tsconfig: './tsconfig.test.json',
          },
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          // The files of a worker share its browser and what they import: see packages/e2e/src/launch.ts.
          isolate: false,
          maxWorkers,
          sequence: { groupOrder: 1 },
          include: ['packages/e2e/scenarios/**/*.test.ts'],
          exclude: ['**/*.soak.test.ts'],
          testTimeout: 30_000,
          // A busy machine can stall a browser for longer than a test waits; a fault fails twice.
          retry: 1,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'soak',
          sequence: { groupOrder: 4 },
          environment: 'node',
          include: ['packages/e2e/scenarios/**/*.soak.test.ts'],
          testTimeout: 900_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
