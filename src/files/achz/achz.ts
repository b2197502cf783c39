// Reads a file of PARC ACH 2 (.achz: gzip of UTF-16 XML) into documents, one for each matrix, with what each of them lost on the way.
import type { Document } from '../../ach/document/document.ts'
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
  /** in the order of the file, at least one */
  readonly workbooks: readonly {
    readonly document: Document
    /** each a sentence: what has no place here, was moved or could not be read */
    readonly losses: readonly string[]
  }[]
}

/** More matrices than anybody keeps in one project. */
const MOST_MATRICES = 50
/** So many unknown names are told; the rest are counted. */
const MOST_NAMES = 30

/** Refusals of a whole file. */
export const ACHZ_REFUSALS = {
  noMatrix: 'There is no matrix in this file.',
  tooMany: (matrices: number) => `The file has ${matrices.toLocaleString('en')} matrices; at most ${MOST_MATRICES} are read.`,
  empty: 'There is nothing in this file: it has neither hypotheses nor evidence.',
} as const

/** What is said of what was left out. */
export const LEFT_OUT_NOTES = {
  looks: 'The colours of PARC ACH and its counter of entries were left out; nothing here uses them.',
  emptyMatrices: (number: number) => `${countNoun(number, 'matrix', 'matrices')} of this file had nothing inside and made no workbook.`,
  unknown: (name: string, number: number) =>
    `${quoteText(name)} is not known here and was left out (${number === 1 ? 'once' : `${number.toLocaleString('en')} times`}).`,
  moreUnknown: (number: number) => `${number.toLocaleString('en')} more names are not known here and were left out.`,
} as const

/** The documents of a file, which `parseDocument` accepts; throws `Refused` with a sentence for the user where there are none. */
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
