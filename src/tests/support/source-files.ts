// The project's own files, for tests that read them.
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

export const root = join(import.meta.dirname, '../../..')

/** Paths from the root, sorted, with '/' on every system. */
export const projectFiles = (folder: string, pattern: RegExp): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()

export const sourceText = (file: string): string => readFileSync(join(root, file), 'utf8')

/** True for tests, their support, and benchmarks. */
export const isTestFile = (file: string): boolean =>
  /\.test\.tsx?$|\.test-support\.tsx?$|\.contract\.ts$|\/test-[^/]*$|^src\/(tests|bench)\//.test(file)
