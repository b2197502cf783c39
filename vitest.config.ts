// Three projects: tests beside the source; browser tests, and tests that kill, fill and lock, which use the built server and have more
// patience. `--mode long` kills more often.
import { defineConfig } from 'vitest/config'

const tests = 'src/**/*.test.{ts,tsx}'
const browser = 'src/tests/browser/**/*.test.ts'
const durability = 'src/tests/durability/**/*.test.ts'

export default defineConfig(({ mode }) => ({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    environment: 'node',
    pool: 'forks',
    projects: [
      {
        extends: true,
        test: {
          name: 'source',
          include: [tests, 'templates/**/*.test.{ts,tsx}'],
          exclude: [browser, durability],
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: [browser],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          globalSetup: 'src/tests/browser/setup.ts',
        },
      },
      {
        extends: true,
        test: {
          name: 'durability',
          include: [durability],
          testTimeout: 120_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
          globalSetup: 'src/tests/durability/setup.ts',
          provide: { kills: mode === 'long' ? 50 : 5 },
        },
      },
    ],
  },
}))
