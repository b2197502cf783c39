import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BadSettings, hasDesktop, installedDataFolder, readConfig, SETTING_PROBLEMS } from './config.ts'

const problems = (env: Record<string, string>) => {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof BadSettings) return error.problems
    throw error
  }
  return []
}

test('a server starts without any setting', () => {
  const config = readConfig({})
  expect(config).toMatchObject({ port: 3000, host: '127.0.0.1', logLevel: 'info' })
  expect(config.databaseUrl).toBe(`file:${join(config.folders.root, 'data/local/workbooks.db')}`)
})

test('an empty setting counts as not set', () => {
  expect(readConfig({ PORT: '', ACCESS_KEY: '' }).port).toBe(3000)
})

test('a database path is absolute or relative to the folder of package.json', () => {
  expect(readConfig({ DATABASE_URL: 'file:/srv/a.db' }).databaseUrl).toBe('file:/srv/a.db')
  expect(readConfig({ DATABASE_URL: 'file:a.db' }).databaseUrl).toMatch(/^file:\/.+\/a\.db$/)
  const postgres = 'postgres://ach:secret@db.example.org:5432/ach?sslmode=verify-full'
  expect(readConfig({ DATABASE_URL: postgres }).databaseUrl).toBe(postgres)
  expect(problems({ DATABASE_URL: 'postgres://ach:se cret@a b/' }).join()).not.toContain('cret')
})

test('a database can be a file address, with encoded characters', () => {
  expect(readConfig({ DATABASE_URL: 'file:///srv/my%20data/a.db' }).databaseUrl).toBe('file:/srv/my data/a.db')
  expect(problems({ DATABASE_URL: 'file://other-machine/a.db' }).join()).toContain('DATABASE_URL must be file:')
})

test('an installed program keeps its database where the system keeps the data of programs', () => {
  const home = '/home/ada'
  expect(installedDataFolder({}, 'linux', home)).toBe('/home/ada/.local/share/ach-workbook')
  expect(installedDataFolder({ XDG_DATA_HOME: '/data' }, 'linux', home)).toBe('/data/ach-workbook')
  expect(installedDataFolder({ XDG_DATA_HOME: 'relative' }, 'linux', home)).toBe('/home/ada/.local/share/ach-workbook')
  expect(installedDataFolder({}, 'darwin', home)).toBe('/home/ada/Library/Application Support/ach-workbook')
  expect(installedDataFolder({ LOCALAPPDATA: '/local' }, 'win32', home)).toBe('/local/ach-workbook')
})

test('the port of the command line precedes the setting', () => {
  expect(readConfig({ PORT: '3001' }, { port: '3002' }).port).toBe(3002)
  expect(readConfig({ PORT: '3001' }, {}).port).toBe(3001)
})

test('a browser is opened only where the user sees it', () => {
  expect(hasDesktop({ DISPLAY: ':0' }, 'linux')).toBe(true)
  expect(hasDesktop({}, 'linux')).toBe(false)
  expect(hasDesktop({}, 'darwin')).toBe(true)
  for (const env of [{ CI: 'true' }, { SSH_CONNECTION: '1' }]) expect(hasDesktop({ ...env, DISPLAY: ':0' }, 'linux')).toBe(false)
})

test('all invalid settings are reported at once', () => {
  const found = problems({ PORT: '70000', DATABASE_URL: 'mysql://x', LOG_LEVEL: 'loud' })
  expect(found).toHaveLength(3)
  expect(found.join(' ')).toMatch(/PORT.*DATABASE_URL.*LOG_LEVEL/)
})

test.each([
  { HOST: '0.0.0.0' },
  { HOST: '192.168.1.5' },
  { ACCESS_KEY: 'a-key-of-twenty-letters' },
  { BASE_URL: 'https://ach.example.org' },
  { TRUST_PROXY: '1' },
])('sign-in is required if others can reach the server: %o', (env) => {
  expect(readConfig(env).signIn).toBe(true)
})

test('a server that only its own machine can reach requires no sign-in', () => {
  for (const HOST of ['127.0.0.1', 'localhost', '::1']) expect(readConfig({ HOST }).signIn).toBe(false)
})

test.each([
  [{ ACCESS_KEY: 'short' }, SETTING_PROBLEMS.shortKey],
  [{ ACCESS_KEY: 'with spaces in it, and long enough' }, SETTING_PROBLEMS.keyLetters],
  [{ BASE_URL: 'ach.example.org' }, SETTING_PROBLEMS.baseUrl],
  [{ BASE_URL: 'https://ach.example.org/below' }, SETTING_PROBLEMS.baseUrl],
  [{ BASE_URL: 'ftp://ach.example.org' }, SETTING_PROBLEMS.baseUrl],
  [{ TRUST_PROXY: 'yes' }, SETTING_PROBLEMS.proxies],
  [{ HOST: 'two words' }, SETTING_PROBLEMS.host],
  [{ START_LINK: 'no' }, SETTING_PROBLEMS.startLink],
  [{ START_LINK: 'yes', HOST: '0.0.0.0' }, SETTING_PROBLEMS.startLinkAndSignIn],
])('the settings %o are rejected', (env, sentence) => {
  expect(problems(env as Record<string, string>).join(' ')).toContain(sentence)
})
