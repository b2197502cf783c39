// The worksheet: a blank matrix that one member of a group fills in offline, on screen or on paper. Contains no ratings, grades or notes.
import { type Document, writeDocument } from '../../ach/document/document.ts'
import { emptyDocument } from '../../ach/document/empty-document.ts'
import { activeItems } from '../../ach/model/workbook.ts'
import type { View } from '../../ach/view/view.ts'
import type { SheetPlan, SheetRow, WorkbookPlan } from '../write/sheet-plan.ts'
import { dataSheet } from './hidden-sheet.ts'
import { rowHeight } from './row-height.ts'
import { type FileOrigin, stampOf } from './stamp.ts'
import { matrixToFillIn } from './worksheet-matrix.ts'

/** With `origin` null the file does not record which workbook it came from. */
export function worksheetPlanOf(view: View, origin: FileOrigin | null): WorkbookPlan {
  const document = blankDocument(view)
  return {
    title: document.title,
    marking: view.marking,
    sheets: [matrixToFillIn(document), instructionsSheet(document), dataSheet(stampOf('worksheet', view, origin), writeDocument(document))],
    names: {},
  }
}

const LABEL_WIDTH = 26
const STATEMENT_WIDTH = 66

/** Lists the hypotheses in full. */
function instructionsSheet({ question, hypotheses }: Document): SheetPlan {
  return {
    name: 'Hypotheses',
    portrait: true,
    columns: [7, LABEL_WIDTH, STATEMENT_WIDTH],
    rows: [
      { height: 28, cells: [{ value: 'Hypotheses', style: 'title' }] },
      {
        height: rowHeight([[question, STATEMENT_WIDTH]], 14.6) + 8,
        cells: [undefined, { value: 'Question', style: 'prose' }, { value: question, style: 'prose' }],
      },
      {
        height: 20,
        cells: [
          { value: 'ID', style: 'headCentre' },
          { value: 'Hypothesis', style: 'head' },
          { value: 'Statement', style: 'head' },
        ],
      },
      ...hypotheses.map(
        ({ id, label, statement }): SheetRow => ({
          height: rowHeight([
            [id, 6],
            [label, LABEL_WIDTH],
            [statement, STATEMENT_WIDTH],
          ]),
          cells: [
            { value: id, style: 'fixedId' },
            { value: label, style: 'fixedText' },
            { value: statement, style: 'fixedText' },
          ],
        }),
      ),
    ],
    frozenAt: { rows: 3, columns: 0 },
    printedRows: '3:3',
  }
}

/**
 * Hypotheses in use, items in use and the names of their sources. No ratings, grades, notes, checks, words of the report or plan of an
 * exercise: each of them could give an answer away. Fields are listed one by one, so that a field added later stays out until it is
 * known to be harmless.
 */
function blankDocument(view: View): Document {
  const evidence = activeItems(view.evidence)
  const named = new Set(evidence.map(({ source }) => source))
  const nothing = { notes: null, parked: false }
  return {
    ...emptyDocument(view.title, view.question),
    hypotheses: activeItems(view.hypotheses).map(({ id, label, statement }) => ({ id, label, statement, ...nothing })),
    sources: [...view.sources.values()]
      .filter(({ id }) => named.has(id))
      .map(({ id, name }) => ({ id, name, kind: null, reliability: null, url: null, note: null, deception: null, parked: false })),
    evidence: evidence.map(({ id, statement, source, date }) => ({
      ...{ id, statement, kind: null, source, locator: null, url: null, date },
      ...{ credibility: null, grade: null, relevance: null, cluster: null, ...nothing },
    })),
  }
}
