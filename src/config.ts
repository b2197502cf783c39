// The only reader of the environment. Says everything that is wrong with it at once, and finds the folders from package.json's place.
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

export const LOG_LEVELS = ['silent', 'error', 'info'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

export interface Config {
  readonly port: number
  readonly host: string
  /** `file:` and an absolute path */
  readonly databaseUrl: string
  readonly logLevel: LogLevel
  readonly folders: Folders
}
export interface Folders {
  readonly root: string
  readonly cases: string
  /** what the browser is given, as built */
  readonly assets: string
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost'])
const HERE = 'This version serves its own machine only.'
const notYet = (name: string, what: string) => z.never({ error: `${name} is set, but ${what}. ${HERE} Take ${name} away.` }).optional()

const schema = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'PORT is not a number between 0 and 65535.')
    .transform(Number)
    .refine((port) => port <= 65535, 'PORT is not a number between 0 and 65535.')
    .default(3000),
  HOST: z
    .string()
    .refine((host) => LOOPBACK.has(host), `HOST can be 127.0.0.1, ::1 or localhost. ${HERE}`)
    .default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^file:./, 'DATABASE_URL does not begin with "file:" and a path, for example file:data/local/workbooks.db.')
    .default('file:data/local/workbooks.db'),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `LOG_LEVEL can be ${LOG_LEVELS.join(', ')}.` }).default('info'),
  ACCESS_KEY: notYet('ACCESS_KEY', 'there is no sign-in'),
  BASE_URL: notYet('BASE_URL', 'it has no address of its own on a network'),
  TRUST_PROXY: notYet('TRUST_PROXY', 'it does not stand behind a proxy'),
})

/** Everything that is wrong with the settings, a sentence each. */
export class BadSettings extends Error {
  override readonly name = 'BadSettings'
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'))
  }
}

/** The folder of package.json, above the source as above the build. */
function rootFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) {
    if (folder === dirname(folder)) throw new Error('There is no package.json above this program.')
    folder = dirname(folder)
  }
  return folder
}

export function foldersBelow(root: string): Folders {
  return { root, cases: join(root, 'data', 'cases'), assets: join(root, 'dist', 'public') }
}

export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const read = schema.safeParse(given)
  if (!read.success) throw new BadSettings(read.error.issues.map((issue) => issue.message))
  const folders = foldersBelow(rootFolder())
  const path = read.data.DATABASE_URL.slice('file:'.length)
  return {
    port: read.data.PORT,
    host: read.data.HOST,
    databaseUrl: `file:${path === ':memory:' ? path : resolve(folders.root, path)}`,
    logLevel: read.data.LOG_LEVEL,
    folders,
  }
}
