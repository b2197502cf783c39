// Reads a house template from a file, for the server's setting and the command line.

import { readFileSync, statSync } from 'node:fs'
import { Refused } from '../ach/model/refused.ts'
import { ZIP_LIMITS } from '../xlsx/read/zip-directory.ts'
import { readTemplate, TEMPLATE_REFUSALS, type WordTemplate } from './template.ts'

/** Throws `Refused` with one sentence that does not name the file. */
export function readTemplateFile(path: string): WordTemplate {
  let bytes: Buffer
  try {
    const { size } = statSync(path)
    if (size > ZIP_LIMITS.file) throw new Refused('invalid', TEMPLATE_REFUSALS.unreadable)
    bytes = readFileSync(path)
  } catch (error) {
    if (error instanceof Refused) throw error
    throw new Refused('unknown', TEMPLATE_REFUSALS.missing)
  }
  return readTemplate(bytes)
}
