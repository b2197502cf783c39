// Finds a Chromium. One that is installed is taken; where there is none, the one inside the development packages is unpacked into a
// folder that the caller gives and removes.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

export interface Chromium {
  readonly path: string
  readonly env: Readonly<Record<string, string>>
}
/** What browsers are started with: nothing that talks to anybody but the page's own server. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

const NAMES = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser']
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

const starts = (path: string, env: Readonly<Record<string, string>>) =>
  spawnSync(path, ['--version', '--no-sandbox'], { env: { ...process.env, ...env }, timeout: 20_000 }).status === 0

function installed(): Chromium | null {
  const below = (process.env.PATH ?? '').split(':').flatMap((folder) => NAMES.map((name) => join(folder, name)))
  const path = [...below, ...PLACES].find((candidate) => existsSync(candidate) && starts(candidate, {}))
  return path ? { path, env: {} } : null
}

/** The package unpacks into the temporary folder under names that others share, and its libraries only where it thinks it must. */
function unpack(folder: string): Chromium {
  const env = { TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' }
  const code = "import('@sparticuz/chromium').then(async ({ default: chromium }) => console.log(await chromium.executablePath()))"
  const path = execFileSync(process.execPath, ['-e', code], { env: { ...process.env, ...env }, encoding: 'utf8' }).trim()
  const fonts: Record<string, string> = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') }
  const own = { ...fonts, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') }
  const found = [fonts, own].find((candidate) => starts(path, candidate))
  if (!found) throw new Error('The Chromium of the development packages does not start here. Install Chrome or Chromium, then test again.')
  return { path, env: found }
}

export const findChromium = (folder: string): Chromium => installed() ?? unpack(folder)
