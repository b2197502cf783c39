// Reads a PARC ACH 2 file (.achz: gzip of UTF-16 XML) into one document per matrix, with a list of what each lost.

import type { Document } from '../../ach/document/document.ts'
import { formatCount } from '../../ach/model/format-count.ts'
import { Refused } from '../../ach/model/refused.ts'
import { countNoun } from '../../ach/words/phrases.ts'
import { gunzip } from '../decode/gunzip.ts'
import { quoteText } from '../decode/quote.ts'
import { achzDocument } from './achz-document.ts'
import { achzTitle, matrixWords } from './achz-title.ts'
import { ConversionNotes } from './conversion-notes.ts'
import { ConsumedXml } from './xml-consumed.ts'
import { parseXmlTree, type XmlElement } from './xml-tree.ts'

export interface AchzRead {
  /** in file order, at least one */
  readonly workbooks: readonly {
    readonly document: Document
    /** sentences about what was dropped, moved or unreadable */
    readonly losses: readonly string[]
  }[]
}

/** Upper limit of matrices in one project. */
const MOST_MATRICES = 50
/** Unknown names beyond this number are only counted. */
const MOST_NAMES = 30

/** Refusals of a whole file. */
export const ACHZ_REFUSALS = {
  noMatrix: 'This file has no matrix.',
  tooMany: (matrices: number) => `This file has ${formatCount(matrices)} matrices. At most ${MOST_MATRICES} can be read.`,
  empty: 'This file has neither hypotheses nor evidence.',
} as const

/** Notes on what was left out. */
export const LEFT_OUT_NOTES = {
  looks: 'PARC ACH’s colours and entry counter were left out. Workbooks do not use them.',
  emptyMatrices: (number: number) =>
    `${countNoun(number, 'matrix', 'matrices')} in this file ${number === 1 ? 'was' : 'were'} empty and left out.`,
  unknown: (name: string, number: number) =>
    `${quoteText(name)} is unknown and was left out (${number === 1 ? 'once' : `${formatCount(number)} times`}).`,
  moreUnknown: (number: number) => `${countNoun(number, 'more unknown name was', 'more unknown names were')} left out.`,
} as const

/** Returns the documents of a file, which `parseDocument` accepts. Throws `Refused` with a sentence for the user if there are none. */
export function readAchz(bytes: Uint8Array): AchzRead {
  const root = parseXmlTree(gunzip(bytes))
  const taken = new ConsumedXml()
  const matrices = taken.all(root, 'MATRIX')
  if (matrices.length === 0) throw new Refused('invalid', ACHZ_REFUSALS.noMatrix)
  if (matrices.length > MOST_MATRICES) throw new Refused('limit', ACHZ_REFUSALS.tooMany(matrices.length))
  const isEmpty = (matrix: XmlElement) => taken.all(matrix, 'HYPOTHESIS').length + taken.all(matrix, 'EVIDENCE').length === 0
  const filled = matrices.filter((matrix) => !isEmpty(matrix))
  if (filled.length === 0) throw new Refused('invalid', ACHZ_REFUSALS.empty)

  const project = taken.text(root, 'PROJECT-TITLE').trim()
  const classification = taken.text(root, 'CLASSIFICATION')
  const ofItsLooks = [taken.whole(root, 'COLOR-SCHEME'), taken.whole(root, 'LAST-INDEX')].includes(true)
  const names = matrices.map((matrix) => taken.text(matrix, 'NAME').trim() || taken.text(matrix, 'TITLE').trim())
  const left = taken.left(root, filled)
  const workbooks = filled.map((element) => {
    const losses = new ConversionNotes()
    const at = matrices.indexOf(element)
    const { title, background } = achzTitle(project, names, at, losses)
    const classified = /\S/.test(classification) ? [`Classification: ${classification}`] : []
    const document = achzDocument(
      { element, title, background: [...background, ...classified], called: matrixWords(names, at) },
      taken,
      losses,
    )
    if (ofItsLooks) losses.tell(LEFT_OUT_NOTES.looks)
    const empty = matrices.length - filled.length
    if (empty > 0) losses.tell(LEFT_OUT_NOTES.emptyMatrices(empty))
    noteUnknown(left, taken.left(element), losses)
    return { document, losses: losses.all() }
  })
  return { workbooks }
}

function noteUnknown(ofProject: ReadonlyMap<string, number>, ofMatrix: ReadonlyMap<string, number>, losses: ConversionNotes): void {
  const counts = new Map(ofProject)
  for (const [name, number] of ofMatrix) counts.set(name, (counts.get(name) ?? 0) + number)
  let told = 0
  for (const [name, number] of counts) {
    told += 1
    if (told <= MOST_NAMES) losses.tell(LEFT_OUT_NOTES.unknown(name, number))
  }
  if (told > MOST_NAMES) losses.tell(LEFT_OUT_NOTES.moreUnknown(told - MOST_NAMES))
}
