// Runs once before the browser tests: builds the project and finds the browser to test with.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type Executable, findChromium } from './chromium.ts'
import type { EngineName } from './engines.ts'
import { findFirefox } from './firefox.ts'
import { checkWebKit } from './webkit.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    engine: EngineName
    /** nothing for WebKit, which its driver finds */
    executable: Executable
  }
}

export default function setup(project: TestProject): () => void {
  execFileSync(process.execPath, [join(import.meta.dirname, '..', '..', 'build.mjs'), '--if-needed'], { stdio: 'inherit' })
  const folder = mkdtempSync(join(tmpdir(), 'ach-chromium-'))
  project.provide('executable', find(project.getProvidedContext().engine, folder))
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

/** `TEST_BROWSER` names another executable, for example of an old version. */
function find(engine: EngineName, folder: string): Executable {
  if (engine === 'webkit') {
    checkWebKit()
    return { path: '', env: {} }
  }
  if (process.env.TEST_BROWSER) return { path: process.env.TEST_BROWSER, env: {} }
  return engine === 'firefox' ? { path: findFirefox(), env: {} } : findChromium(folder)
}
