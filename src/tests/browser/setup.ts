// Runs once before the browser tests: builds the project and finds a browser.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type Chromium, findChromium } from './chromium.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    chromium: Chromium
  }
}

export default function setup(project: TestProject): () => void {
  execFileSync(process.execPath, [join(import.meta.dirname, '..', '..', 'build.mjs'), '--if-needed'], { stdio: 'inherit' })
  const folder = mkdtempSync(join(tmpdir(), 'ach-chromium-'))
  project.provide('chromium', findChromium(folder))
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
