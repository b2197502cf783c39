// Reads and validates the settings in the environment, reports all problems at once, and locates the program's folders. No other file may
// read process.env.
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

export const LOG_LEVELS = ['silent', 'error', 'info'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

export interface Config {
  readonly port: number
  readonly host: string
  /** `file:` with an absolute path, or `postgres://…`, which may contain a password. */
  readonly databaseUrl: string
  readonly logLevel: LogLevel
  /** true if other computers can connect to it directly; false if it listens only on this one */
  readonly onNetwork: boolean
  /** true if others can reach the server, so everyone signs in; false for one person on this machine. */
  readonly signIn: boolean
  /** null: a key is created at the first start. */
  readonly accessKey: string | null
  /** The address users type; null if not set. */
  readonly baseUrl: URL | null
  /** Number of trusted proxies in front of the server. */
  readonly proxies: number
  /** true: without sign-in, only browsers that opened the link of this start are let in. */
  readonly startLink: boolean
  /** true: this user probably sees a browser that this program opens. */
  readonly desktop: boolean
  /** absolute path of the house template of Word reports; null: none */
  readonly reportTemplate: string | null
  readonly folders: Folders
}
export interface Folders {
  readonly root: string
  /** Where the database is by default. */
  readonly data: string
  readonly cases: string
  /** The cases as the build checked them: a file. */
  readonly builtCases: string
  /** Built files for the browser. */
  readonly assets: string
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost'])
/** Characters. Shorter keys could be guessed. */
const KEY_LENGTH = 20

/** Problems with settings that keep the server from starting. */
export const SETTING_PROBLEMS = {
  host: 'HOST must be a host name or an address, for example 127.0.0.1 or 0.0.0.0.',
  keyLetters: 'ACCESS_KEY is part of a link, so it may contain only letters, digits and - _ . ~',
  shortKey: `ACCESS_KEY must have at least ${KEY_LENGTH} characters, so that it cannot be guessed.`,
  baseUrl: 'BASE_URL must be an address without a path, for example https://ach.example.org.',
  proxies: 'TRUST_PROXY must be the number of proxies in front of the server, from 1 to 9.',
  startLink: 'START_LINK must be yes, or not set.',
  startLinkAndSignIn: 'START_LINK is for a server without sign-in. Remove it, or remove HOST, ACCESS_KEY, BASE_URL and TRUST_PROXY.',
} as const

const isDatabaseUrl = (url: string): boolean =>
  url.startsWith('file://') ? fileOf(url) !== null : /^file:./.test(url) || (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url))

/** The path of an address such as `file:///srv/a.db` or `file:///C:/a.db`; null if it has none. */
function fileOf(url: string): string | null {
  try {
    return fileURLToPath(url)
  } catch {
    return null
  }
}

type Environment = Readonly<Record<string, string | undefined>>

const schema = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'PORT must be a number from 0 to 65535.')
    .transform(Number)
    .refine((port) => port <= 65535, 'PORT must be a number from 0 to 65535.')
    .default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, SETTING_PROBLEMS.host)
    .default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .refine(
      isDatabaseUrl,
      'DATABASE_URL must be file: and a path, for example file:data/local/workbooks.db, or an address such as postgres://user@host/database.',
    )
    .optional(),
  LOG_LEVEL: z
    .enum(LOG_LEVELS, { error: `LOG_LEVEL must be ${LOG_LEVELS.slice(0, -1).join(', ')} or ${LOG_LEVELS.at(-1)}.` })
    .default('info'),
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
  REPORT_TEMPLATE: z.string().optional(),
  START_LINK: z.literal('yes', { error: SETTING_PROBLEMS.startLink }).optional(),
})

/** Everything that is wrong with the settings, one sentence each. */
export class BadSettings extends Error {
  override readonly name = 'BadSettings'
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'))
  }
}

/** The folder of package.json. The source and the build lie at different depths below it. */
function rootFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) {
    if (folder === dirname(folder)) throw new Error('No folder above this program contains a package.json.')
    folder = dirname(folder)
  }
  return folder
}

/** An installed program has no sources. */
const isCheckout = (root: string): boolean => existsSync(join(root, 'src'))

/** '/' for a user without one, such as that of a service; the database then needs DATABASE_URL. */
function homeFolder(): string {
  try {
    return homedir()
  } catch {
    return '/'
  }
}

/** An installed program keeps its data where the system keeps that of programs, because the next installation replaces its folder. */
export function installedDataFolder(env: Environment, platform: NodeJS.Platform = process.platform, home = homeFolder()): string {
  const { XDG_DATA_HOME: data = '', LOCALAPPDATA: local } = env
  if (platform === 'win32') return join(local || join(home, 'AppData', 'Local'), 'ach-workbook')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'ach-workbook')
  return join(isAbsolute(data) ? data : join(home, '.local', 'share'), 'ach-workbook')
}

const foldersBelow = (root: string, env: Environment): Folders => ({
  root,
  data: isCheckout(root) ? join(root, 'data', 'local') : installedDataFolder(env),
  cases: join(root, 'data', 'cases'),
  builtCases: join(root, 'dist', 'cases.json'),
  assets: join(root, 'dist', 'public'),
})

/** False in continuous integration and over SSH, where a browser would open where nobody sees it. */
export function hasDesktop(env: Environment, platform: NodeJS.Platform = process.platform): boolean {
  if (env.CI || env.SSH_CONNECTION) return false
  return platform === 'win32' || platform === 'darwin' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}

/** `port` is that of the command line, which precedes `PORT`. */
export function readConfig(env: Environment = process.env, { port }: { readonly port?: string | undefined } = {}): Config {
  const given = port === undefined ? env : { ...env, PORT: port }
  const settings = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== ''))
  const read = schema.safeParse(settings)
  if (!read.success) throw new BadSettings(read.error.issues.map((issue) => issue.message))
  const folders = foldersBelow(rootFolder(), env)
  const onNetwork = !LOOPBACK.has(read.data.HOST)
  const signIn = onNetwork || [read.data.ACCESS_KEY, read.data.BASE_URL, read.data.TRUST_PROXY].some(Boolean)
  if (signIn && read.data.START_LINK) throw new BadSettings([SETTING_PROBLEMS.startLinkAndSignIn])
  return {
    port: read.data.PORT,
    host: read.data.HOST,
    databaseUrl: databaseUrlFrom(read.data.DATABASE_URL ?? `file:${join(folders.data, 'workbooks.db')}`, folders.root),
    logLevel: read.data.LOG_LEVEL,
    onNetwork,
    signIn,
    accessKey: read.data.ACCESS_KEY ?? null,
    baseUrl: read.data.BASE_URL ?? null,
    proxies: read.data.TRUST_PROXY ?? 0,
    startLink: read.data.START_LINK !== undefined,
    desktop: hasDesktop(env),
    reportTemplate: read.data.REPORT_TEMPLATE === undefined ? null : resolve(read.data.REPORT_TEMPLATE),
    folders,
  }
}

/** Resolves an address as DATABASE_URL would be resolved. Returns null if it is invalid or an in-memory database. */
export function databaseFromUrl(url: string): string | null {
  return isDatabaseUrl(url) && url !== 'file::memory:' ? databaseUrlFrom(url, rootFolder()) : null
}

/** Relative paths start at the folder of a checkout, or at the working folder. */
function databaseUrlFrom(url: string, root: string): string {
  if (!url.startsWith('file:')) return url
  const path = url.startsWith('file://') ? (fileOf(url) ?? '') : url.slice('file:'.length)
  return `file:${path === ':memory:' ? path : resolve(isCheckout(root) ? root : '.', path)}`
}
