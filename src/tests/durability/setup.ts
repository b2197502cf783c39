// Runs once before the tests of durability: builds what they start, and gives them chance that can be repeated
// (`npx vitest run --project durability --sequence.seed=N`).
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** how often the server is killed */
    kills: number
    seed: number
  }
}

export default function setup(project: TestProject): void {
  execFileSync(process.execPath, [join(import.meta.dirname, '..', '..', 'build.mjs'), '--if-needed'], { stdio: 'inherit' })
  project.provide('seed', project.vitest.config.sequence.seed ?? Date.now())
}
