// Finds a Chromium: an installed one or, failing that, the one in the development packages, which is unpacked into a folder that the
// caller provides and removes.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

export interface Executable {
  readonly path: string
  readonly env: Readonly<Record<string, string>>
}
/** Command-line flags of the browser. They switch off its own network traffic. */
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

const canStart = (path: string, env: Readonly<Record<string, string>>) =>
  spawnSync(path, ['--version', '--no-sandbox'], { env: { ...process.env, ...env }, timeout: 20_000 }).status === 0

function findInstalled(): Executable | null {
  const candidates = (process.env.PATH ?? '').split(':').flatMap((folder) => NAMES.map((name) => join(folder, name)))
  const path = [...candidates, ...PLACES].find((candidate) => existsSync(candidate) && canStart(candidate, {}))
  return path ? { path, env: {} } : null
}

/** The package unpacks into TMPDIR under fixed names, so TMPDIR is the given folder. It unpacks its libraries only on AWS Lambda. */
function unpack(folder: string): Executable {
  const env = { TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' }
  const code = "import('@sparticuz/chromium').then(async ({ default: chromium }) => console.log(await chromium.executablePath()))"
  const path = execFileSync(process.execPath, ['-e', code], { env: { ...process.env, ...env }, encoding: 'utf8' }).trim()
  const fonts: Record<string, string> = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') }
  const withLibraries = { ...fonts, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') }
  const found = [fonts, withLibraries].find((candidate) => canStart(path, candidate))
  if (!found)
    throw new Error(
      'The Chromium of the development packages does not start on this system. Install Chrome or Chromium and run the tests again.',
    )
  return { path, env: found }
}

export const findChromium = (folder: string): Executable => findInstalled() ?? unpack(folder)
