// Reads the document that a command names, and the raters it is about.
import { robustnessFigures } from '../ach/analysis/robustness-figures.ts'
import { raterIn, ratingTable } from '../ach/scoring/rating-table.ts'
import type { View } from '../ach/view/view.ts'
import type { Io } from './command-line.ts'
import { readDocumentFile, unknownKey } from './document-file.ts'
import { singleFile } from './input-file.ts'
import { UnreadableFile } from './mistakes.ts'

interface RatedFile {
  readonly view: View
  readonly raters: readonly string[]
  readonly rater: string
}
/** Reads a document, and the raters that are named or else the default one. */
export async function readRatedFile(files: readonly string[], io: Io, ...raters: (string | undefined)[]): Promise<RatedFile> {
  const file = singleFile(files)
  const { view, dropped, defaultRater } = await readDocumentFile(file, io.stdin)
  for (const key of dropped) io.stderr.write(`${file}: ${unknownKey(key)}\n`)
  const requested = [...new Set(raters.filter((id) => id !== undefined))]
  for (const id of requested) {
    if (!view.raters.has(id))
      throw new UnreadableFile([`There is no rater ${id} in ${file}. Its raters: ${[...view.raters.keys()].join(', ')}.`])
  }
  const raterIds = requested.length > 0 ? requested : [defaultRater]
  return { view, raters: raterIds, rater: raterIds[0] ?? defaultRater }
}

/** Computed in this process: no other request waits for it. */
export const figuresOf = (view: View, rater: string) => robustnessFigures(ratingTable(view, raterIn(view, rater)), view.method)
