// Test projects. The name or folder of a test decides where it runs: PostgreSQL in `*.postgres.test.ts`, a browser in src/tests/browser,
// the built server under failures in src/tests/durability. All other tests are quick and share threads and modules. `--mode long` kills
// the server and flips bits more often. `--mode firefox` and `--mode webkit` choose another browser.
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { TriedReporter } from './src/tests/support/tried.ts'

const tests = ['src/**/*.test.{ts,tsx}', 'templates/**/*.test.{ts,tsx}']
const postgres = 'src/**/*.postgres.test.ts'
const browser = 'src/tests/browser/**/*.test.ts'
const durability = 'src/tests/durability/**/*.test.ts'

const cores = availableParallelism()
/**
 * Options for tests that mostly wait for other processes, so one more runs at a time than there are cores. On continuous integration, where
 * the machine is shared, a failed test is retried once, and vitest reports the retry.
 */
const waiting = {
  retry: process.env.CI ? 1 : 0,
  testTimeout: 120_000,
  hookTimeout: 120_000,
  maxWorkers: cores + 1,
  sequence: { groupOrder: 1 },
}

export default defineConfig(({ mode }) => ({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    environment: 'node',
    pool: 'forks',
    isolate: false,
    restoreMocks: true,
    unstubEnvs: true,
    ...(process.env.TRIED ? { reporters: ['default', new TriedReporter()] } : {}),
    projects: [
      {
        extends: true,
        test: {
          name: 'quick',
          include: tests,
          exclude: [postgres, browser, durability],
          pool: 'threads',
          testTimeout: 20_000,
          maxWorkers: cores,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          ...waiting,
          name: 'browser',
          include: [mode === 'webkit' ? 'src/tests/browser/journey.test.ts' : browser],
          globalSetup: 'src/tests/browser/setup.ts',
          provide: { engine: mode === 'firefox' || mode === 'webkit' ? mode : 'chromium' },
        },
      },
      {
        extends: true,
        test: {
          ...waiting,
          name: 'durability',
          include: [durability],
          globalSetup: 'src/tests/durability/setup.ts',
          provide: mode === 'long' ? { kills: 50, flips: 200, uploads: 128 } : { kills: 5, flips: 40, uploads: 32 },
        },
      },
      {
        extends: true,
        test: {
          ...waiting,
          name: 'postgres',
          include: [postgres],
          globalSetup: 'src/tests/support/postgres-setup.ts',
        },
      },
    ],
  },
}))
