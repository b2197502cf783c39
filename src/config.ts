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
  /** `file:` and an absolute path, or `postgres://…`, which may hold a password */
  readonly databaseUrl: string
  readonly logLevel: LogLevel
  /** true: others may reach it, so everybody signs in; false: one person on this machine */
  readonly signIn: boolean
  /** null: one that was made at the first start */
  readonly accessKey: string | null
  /** as its users type it; null where it is not said */
  readonly baseUrl: URL | null
  /** proxies in front that are trusted */
  readonly proxies: number
  readonly folders: Folders
}
export interface Folders {
  readonly root: string
  readonly cases: string
  /** what the browser is given, as built */
  readonly assets: string
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost'])
/** Shorter keys can be guessed. */
const KEY_LENGTH = 20

/** Said of a setting that the server cannot start with. */
export const SETTING_PROBLEMS = {
  host: 'HOST is neither a name nor an address, for example 127.0.0.1 or 0.0.0.0.',
  keyLetters: 'ACCESS_KEY may have letters, digits, - _ . and ~ only, because it stands in a link.',
  shortKey: `ACCESS_KEY is shorter than ${KEY_LENGTH} characters: it could be guessed.`,
  baseUrl: 'BASE_URL is not an address such as https://ach.example.org, without a path.',
  proxies: 'TRUST_PROXY is the number of proxies in front of the server, from 1 to 9.',
} as const

const isDatabaseUrl = (url: string): boolean => /^file:./.test(url) || (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url))

const schema = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'PORT is not a number between 0 and 65535.')
    .transform(Number)
    .refine((port) => port <= 65535, 'PORT is not a number between 0 and 65535.')
    .default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, SETTING_PROBLEMS.host)
    .default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .refine(
      isDatabaseUrl,
      'DATABASE_URL is neither file: and a path, for example file:data/local/workbooks.db, nor an address such as postgres://user@host/database.',
    )
    .default('file:data/local/workbooks.db'),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `LOG_LEVEL can be ${LOG_LEVELS.join(', ')}.` }).default('info'),
  ACCESS_KEY: z
    .string()
    .regex(/^[\w.~-]+$/, SETTING_PROBLEMS.keyLetters)
    .min(KEY_LENGTH, SETTING_PROBLEMS.shortKey)
    .optional(),
  BASE_URL: z
    .string()
    .transform((text, context) => {
      const url = URL.canParse(text) ? new URL(text) : null
      if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === '' && url.username === '') return url
      context.addIssue({ code: 'custom', message: SETTING_PROBLEMS.baseUrl })
      return z.NEVER
    })
    .optional(),
  TRUST_PROXY: z
    .string()
    .regex(/^[1-9]$/, SETTING_PROBLEMS.proxies)
    .transform(Number)
    .optional(),
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
  return {
    port: read.data.PORT,
    host: read.data.HOST,
    databaseUrl: databaseUrlFrom(read.data.DATABASE_URL, folders.root),
    logLevel: read.data.LOG_LEVEL,
    signIn: !LOOPBACK.has(read.data.HOST) || [read.data.ACCESS_KEY, read.data.BASE_URL, read.data.TRUST_PROXY].some(Boolean),
    accessKey: read.data.ACCESS_KEY ?? null,
    baseUrl: read.data.BASE_URL ?? null,
    proxies: read.data.TRUST_PROXY ?? 0,
    folders,
  }
}

/** What DATABASE_URL would mean, in full, for a database named otherwise; null where it is of neither kind, or lies in no file. */
export function databaseFromUrl(url: string): string | null {
  return isDatabaseUrl(url) && url !== 'file::memory:' ? databaseUrlFrom(url, rootFolder()) : null
}

/** A relative path starts at the program's folder. */
function databaseUrlFrom(url: string, root: string): string {
  if (!url.startsWith('file:')) return url
  const path = url.slice('file:'.length)
  return `file:${path === ':memory:' ? path : resolve(root, path)}`
}
