// Two projects: tests beside the source, and browser tests, which use the built server and have more patience.
import { defineConfig } from 'vitest/config'

const tests = 'src/**/*.test.{ts,tsx}'
const browser = 'src/e2e/**/*.test.ts'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    environment: 'node',
    pool: 'forks',
    projects: [
      {
        extends: true,
        test: { name: 'source', include: [tests, 'templates/**/*.test.{ts,tsx}'], exclude: [browser], testTimeout: 20_000 },
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
          globalSetup: 'src/e2e/setup.ts',
        },
      },
    ],
  },
})
