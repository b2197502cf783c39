// Reviews a returned spreadsheet: what it would change in its workbook, and which rater each matrix belongs to (chosen or guessed). Pure.

import { type Document, documentOf } from '../../ach/document/document.ts'
import { differencesOf } from '../../ach/document/document-differences.ts'
import type { Change } from '../../ach/log/change.ts'
import { cleanName } from '../../ach/model/names.ts'
import { Refused } from '../../ach/model/refused.ts'
import type { Workbook } from '../../ach/model/workbook.ts'
import { viewFor } from '../../ach/view/view.ts'
import { overlay } from './overlay.ts'
import { addedItemKeys, type BlockedChange, type ImportProposal, proposalsFor } from './proposals.ts'
import { nextRaterId, uniqueRaterName, type WorksheetRater, worksheetRater } from './worksheet-rater.ts'

export const NO_SUCH_OWNER = 'Choose yourself or a new rater for these ratings, or leave them out.'

/** The parts of a file read by src/xlsx/returned/returned.ts. */
export interface ReturnedFile {
  readonly base: Document | null
  readonly document: Document
  readonly matrices: readonly { readonly sheet: string; readonly rater: string; readonly name: string }[]
}

/** Value for a new rater. '' leaves the ratings out; other values are rater ids. */
export const NEW_RATER = ' new'

/** The rater that one matrix of the file is assigned to. */
export interface MatrixOwner {
  readonly sheet: string
  /** rater id in the file */
  readonly from: string
  readonly whose: string
  /** name for a new rater */
  readonly name: string
  readonly options: readonly { readonly value: string; readonly words: string }[]
  /** number of cells and reasons that changed since the file was exported */
  readonly differs: number
}

/** A new rater with all ratings of a matrix. */
export interface NewRater extends WorksheetRater {
  readonly id: string
  readonly name: string
}

export interface ReturnReview {
  readonly whose: readonly MatrixOwner[]
  readonly proposals: readonly ImportProposal[]
  readonly incoming: readonly NewRater[]
  readonly blocked: readonly BlockedChange[]
  readonly already: number
  /** two matrices are assigned to the same rater */
  readonly twice: boolean
}

/** Names of the form fields for the matrix with this index. */
export const ownerField = (at: number): string => `whose${at}`
export const nameField = (at: number): string => `name${at}`

export interface ReturnChoices {
  readonly me: string
  readonly names: ReadonlyMap<string, string>
  /** file name */
  readonly file: string
  readonly form: Readonly<Record<string, string | undefined>>
}

export function reviewReturned(workbook: Workbook, returned: ReturnedFile, choices: ReturnChoices): ReturnReview {
  const { base, document, matrices } = returned.base ? { ...returned, base: returned.base } : overlayReturned(workbook, returned, choices)
  const wanted = differencesOf(base, document)
  const ofRater = (rater: string) => wanted.filter((change) => 'rater' in change && change.rater === rater)
  const whose = matrices.map((matrix, at) => whoseOf(workbook, matrix, base, ofRater(matrix.rater), at, choices))
  const shared = wanted.filter((change) => !('rater' in change))
  const parked = shared.filter(({ type }) => type === 'parked')
  const lists = shared.filter(({ type }) => type !== 'parked')

  const mapped = whose.filter((one) => one.whose !== '' && one.whose !== NEW_RATER)
  const becomes = new Map(mapped.map((one) => [one.from, one.whose]))
  const rated = mapped.flatMap(({ from }) => ofRater(from))
  const { proposals, blocked, already, idOf } = proposalsFor(
    workbook,
    [...lists, ...rated, ...parked],
    (rater) => becomes.get(rater) ?? choices.me,
  )
  const coming = { idOf, items: addedItemKeys(proposals) }
  const taken = [...workbook.raters.keys()]
  const names = [...choices.names.values()]
  const incoming = whose.flatMap((one): NewRater[] => {
    const sheet = document.raters.find(({ id }) => id === one.from)
    if (one.whose !== NEW_RATER || !sheet) return []
    const id = nextRaterId(taken)
    const name = uniqueRaterName(one.name || 'New rater', names)
    taken.push(id)
    names.push(name)
    return [{ id, name, ...worksheetRater(workbook, sheet, { id, enteredBy: choices.me, note: choices.file }, coming) }]
  })
  return {
    whose,
    proposals,
    blocked,
    already,
    incoming,
    twice: new Set(mapped.map((one) => one.whose)).size < mapped.length,
  }
}

/** A file of unknown origin is compared with the current workbook. */
function overlayReturned(workbook: Workbook, returned: ReturnedFile, { me, names }: ReturnChoices) {
  const now = documentOf(viewFor(workbook, { rater: me, names }))
  const [first] = returned.matrices
  const { base, document } = overlay(now, returned.document, { rater: me, from: first?.rater ?? '', byId: 'everything' })
  return { base, document, matrices: first ? [{ ...first, rater: me }] : [] }
}

function whoseOf(
  workbook: Workbook,
  { sheet, rater, name }: ReturnedFile['matrices'][number],
  base: Document,
  differences: readonly Change[],
  at: number,
  { me, names, form }: ReturnChoices,
): MatrixOwner {
  const mine = [...workbook.raters.values()].filter(({ id, enteredBy, present }) => present && (id === me || enteredBy === me))
  const was = base.raters.find(({ id }) => id === rater)?.name ?? ''
  const options = [
    ...mine.map(({ id }) => ({
      value: id,
      words: id === me ? `Mine (${names.get(id) ?? 'me'})` : `${names.get(id) ?? id} (imported by you)`,
    })),
    { value: NEW_RATER, words: 'A new rater’s' },
    { value: '', words: 'Leave these ratings out' },
  ]
  const chosen = form[ownerField(at)]
  if (chosen !== undefined && !options.some(({ value }) => value === chosen)) throw new Refused('invalid', NO_SUCH_OWNER)
  return {
    sheet,
    from: rater,
    whose: chosen ?? usual(),
    name: cleanName(form[nameField(at)] ?? (name || was)),
    options,
    differs: differences.length,
  }

  function usual(): string {
    if (name !== '' && was !== '' && name !== was) return NEW_RATER
    const own = mine.find(({ id }) => id === rater)
    if (own) return own.id
    // The first matrix of a foreign file most likely holds the user's ratings. Unchanged matrices of other raters are left out.
    if (differences.length === 0) return at === 0 ? me : ''
    return NEW_RATER
  }
}
