// Runs once before the browser tests: they use the built server, so it must be the one of these sources.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export default function setup(): void {
  execFileSync(process.execPath, [fileURLToPath(new URL('../build.mjs', import.meta.url)), '--if-needed'], { stdio: 'inherit' })
}
