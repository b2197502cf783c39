import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BadSettings, readConfig } from './config.ts'

const problems = (env: Record<string, string>) => {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof BadSettings) return error.problems
    throw error
  }
  return []
}

test('nothing has to be set', () => {
  const config = readConfig({})
  expect(config).toMatchObject({ port: 3000, host: '127.0.0.1', logLevel: 'info' })
  expect(config.databaseUrl).toBe(`file:${join(config.folders.root, 'data/local/workbooks.db')}`)
})

test('an empty setting is one that is not set', () => {
  expect(readConfig({ PORT: '', ACCESS_KEY: '' }).port).toBe(3000)
})

test('a path stands where it says, or below the folder of package.json', () => {
  expect(readConfig({ DATABASE_URL: 'file:/srv/a.db' }).databaseUrl).toBe('file:/srv/a.db')
  expect(readConfig({ DATABASE_URL: 'file:a.db' }).databaseUrl).toMatch(/^file:\/.+\/a\.db$/)
})

test('every bad setting is named at once', () => {
  const found = problems({ PORT: '70000', DATABASE_URL: 'mysql://x', LOG_LEVEL: 'loud' })
  expect(found).toHaveLength(3)
  expect(found.join(' ')).toMatch(/PORT.*DATABASE_URL.*LOG_LEVEL/)
})

test.each([
  [{ HOST: '0.0.0.0' }, 'HOST'],
  [{ ACCESS_KEY: 'k' }, 'ACCESS_KEY'],
  [{ BASE_URL: 'https://example.org' }, 'BASE_URL'],
  [{ TRUST_PROXY: '1' }, 'TRUST_PROXY'],
])('what would open it to other machines is refused: %o', (env, name) => {
  const [problem, ...rest] = problems(env as Record<string, string>)
  expect(rest).toEqual([])
  expect(problem).toContain(name)
  expect(problem).toContain('its own machine only')
})
