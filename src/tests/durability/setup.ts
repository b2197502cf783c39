// Runs once before the durability tests: builds what they start, and provides a seed so that a run can be repeated (`npx vitest run
// --project durability --sequence.seed=N`).
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** How often the server is killed. */
    kills: number
    /** hostile files to upload */
    uploads: number
    /** How many bits of a database file are flipped, one at a time. */
    flips: number
    seed: number
  }
}

export default function setup(project: TestProject): void {
  execFileSync(process.execPath, [join(import.meta.dirname, '..', '..', 'build.mjs'), '--if-needed'], { stdio: 'inherit' })
  project.provide('seed', project.vitest.config.sequence.seed ?? Date.now())
}
