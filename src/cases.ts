// Reads the cases in data/cases that ship with the program, once at start-up.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Document, parseDocument } from './ach/document/document.ts'

export interface Case {
  readonly id: string
  readonly document: Document
}
export type Cases = ReadonlyMap<string, Case>

/** Reads every data/cases/*.json. Throws with the list of problems if a case cannot be read. */
export function readCases(folder: string): Cases {
  const cases = new Map<string, Case>()
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()) {
    const id = file.slice(0, -'.json'.length)
    const read = parseDocument(readFileSync(join(folder, file), 'utf8'))
    if (!read.ok) throw new Error(`The case ${file} cannot be read: ${read.problems.join(' ')}`)
    cases.set(id, { id, document: read.document })
  }
  return cases
}
