// Finds whose ratings each matrix of a returned file holds: by the name after “rated by”, else by the name of the tab.
import type { Document } from '../../ach/document/document.ts'
import { emptyDocumentRater } from '../../ach/document/empty-document.ts'
import { foldName } from '../../ach/model/names.ts'
import { cutText, LIMITS } from '../../ach/model/texts.ts'
import { matrixNames } from '../sheets/matrix-names.ts'
import { raterNameOn } from './returned-matrix.ts'
import type { FoundMatrix } from './returned-sheets.ts'

type DocumentRater = Document['raters'][number]

export interface RatedMatrixFound extends FoundMatrix {
  /** the name in the file; '' if none */
  readonly name: string
  /** the rater as the file was made; without ratings if the matrix is new. A copied matrix starts from the ratings of the original. */
  readonly was: DocumentRater
  readonly isNew: boolean
}

/** `base`: the document the file was made with; null if unknown. Raters of the document come first, in its order. */
export function assignRaters(matrices: readonly FoundMatrix[], base: Document | null): RatedMatrixFound[] {
  const raters = base?.raters ?? []
  const tabs = [matrixNames(raters), raters.map((_, at) => (at === 0 ? 'Matrix' : `Matrix ${at + 1}`))]
  const atTab = (tab: string): number => {
    const name = tab.toLowerCase()
    for (const names of tabs) {
      const at = names.findIndex((one) => one.toLowerCase() === name)
      if (at >= 0) return at
    }
    return -1
  }
  const folded = raters.map(({ name }) => foldName(name))
  const named = matrices.map((matrix) => {
    const name = raterNameOn(matrix.sheet, base)
    return { ...matrix, place: atTab(matrix.sheet.name), name, folded: foldName(name) }
  })
  const owners = new Map<number, (typeof named)[number]>()
  const open = new Set(named)
  const give = (at: number, matrix: (typeof named)[number]) => {
    if (at < 0 || owners.has(at) || !open.has(matrix)) return
    owners.set(at, matrix)
    open.delete(matrix)
  }
  for (const matrix of named) if (folded[matrix.place] === matrix.folded) give(matrix.place, matrix)
  for (const matrix of named)
    give(
      folded.findIndex((name, at) => !owners.has(at) && name === matrix.folded),
      matrix,
    )
  // The name was changed, or is missing.
  for (const matrix of named) if (!folded.includes(matrix.folded)) give(matrix.place, matrix)
  const [only] = open
  if (raters.length === 1 && named.length === 1 && only) give(0, only)

  const taken = new Set(raters.map(({ id }) => id.toLowerCase()))
  const known = [...owners]
    .sort(([a], [b]) => a - b)
    .flatMap(([at, matrix]) => {
      const was = raters[at]
      return was ? [{ ...matrix, was, isNew: false }] : []
    })
  const others = named
    .filter((matrix) => open.has(matrix))
    .map((matrix): RatedMatrixFound => {
      const id = freeRaterId(taken, Math.max(0, named.indexOf(matrix)))
      const original = raters[folded.indexOf(matrix.folded)]
      return { ...matrix, was: original ? { ...original, id } : newRater(id, matrix.name), isNew: true }
    })
  return [...known, ...others]
}

function freeRaterId(taken: Set<string>, place: number): string {
  let number = place + 1
  while (taken.has(`r${number}`)) number += 1
  taken.add(`r${number}`)
  return `R${number}`
}

/** A rater who was not in the file when it was exported. */
const newRater = (id: string, name: string): DocumentRater => emptyDocumentRater(id, cutText(name, LIMITS.label) || `Rater ${id.slice(1)}`)
