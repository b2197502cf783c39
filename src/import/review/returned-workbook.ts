// What a spreadsheet that came back would do to its workbook, and whose its ratings are: by what was chosen, or what is likely. Pure.

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

export const NO_SUCH_OWNER = 'These ratings can be your own or those of somebody new, or be left out.'

/** What is known of the file; see src/xlsx/returned.ts. */
export interface ReturnedFile {
  readonly base: Document | null
  readonly document: Document
  readonly matrices: readonly { readonly sheet: string; readonly rater: string; readonly name: string }[]
}

/** Here they come in as somebody new; '' leaves them out; else the id of a rater. */
export const NEW_RATER = ' new'

/** Whose the ratings of one matrix are. */
export interface MatrixOwner {
  readonly sheet: string
  /** the rater in the file */
  readonly from: string
  readonly whose: string
  /** for somebody new */
  readonly name: string
  readonly options: readonly { readonly value: string; readonly words: string }[]
  /** cells and reasons that differ from what the file was made with */
  readonly differs: number
}

/** Somebody new, with all that the matrix says. */
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
  /** two matrices would be the ratings of one rater */
  readonly twice: boolean
}

/** What a form says of the matrix of this number, from 0. */
export const ownerField = (at: number): string => `whose${at}`
export const nameField = (at: number): string => `name${at}`

export interface ReturnChoices {
  readonly me: string
  readonly names: ReadonlyMap<string, string>
  /** the file's name */
  readonly file: string
  readonly form: Readonly<Record<string, string | undefined>>
}

export function reviewReturned(workbook: Workbook, given: ReturnedFile, asked: ReturnChoices): ReturnReview {
  const { base, document, matrices } = given.base ? { ...given, base: given.base } : overlayReturned(workbook, given, asked)
  const wanted = differencesOf(base, document)
  const ofRater = (rater: string) => wanted.filter((change) => 'rater' in change && change.rater === rater)
  const whose = matrices.map((matrix, at) => whoseOf(workbook, matrix, base, ofRater(matrix.rater), at, asked))
  const shared = wanted.filter((change) => !('rater' in change))
  const parked = shared.filter(({ type }) => type === 'parked')
  const lists = shared.filter(({ type }) => type !== 'parked')

  const mapped = whose.filter((one) => one.whose !== '' && one.whose !== NEW_RATER)
  const becomes = new Map(mapped.map((one) => [one.from, one.whose]))
  const rated = mapped.flatMap(({ from }) => ofRater(from))
  const { proposals, blocked, already, idOf } = proposalsFor(
    workbook,
    [...lists, ...rated, ...parked],
    (rater) => becomes.get(rater) ?? asked.me,
  )
  const coming = { idOf, items: addedItemKeys(proposals) }
  const taken = [...workbook.raters.keys()]
  const called = [...asked.names.values()]
  const incoming = whose.flatMap((one): NewRater[] => {
    const sheet = document.raters.find(({ id }) => id === one.from)
    if (one.whose !== NEW_RATER || !sheet) return []
    const id = nextRaterId(taken)
    const name = uniqueRaterName(one.name || 'Somebody', called)
    taken.push(id)
    called.push(name)
    return [{ id, name, ...worksheetRater(workbook, sheet, { id, enteredBy: asked.me, note: asked.file }, coming) }]
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

/** Without what the file was made with, it is compared with the workbook as it is. */
function overlayReturned(workbook: Workbook, given: ReturnedFile, { me, names }: ReturnChoices) {
  const now = documentOf(viewFor(workbook, { rater: me, names }))
  const [first] = given.matrices
  const { base, document } = overlay(now, given.document, { rater: me, from: first?.rater ?? '', byId: 'everything' })
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
      words: id === me ? `Mine (${names.get(id) ?? 'me'})` : `${names.get(id) ?? id}, whose sheet you brought in`,
    })),
    { value: NEW_RATER, words: 'Somebody new' },
    { value: '', words: 'Leave them out' },
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
    // The first matrix of a file made elsewhere is most likely one's own; readings of others that nobody touched have nothing to say.
    if (differences.length === 0) return at === 0 ? me : ''
    return NEW_RATER
  }
}
