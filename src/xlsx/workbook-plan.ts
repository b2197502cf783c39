// Plans all sheets of an exported spreadsheet, as data. Cached results of formulas come from src/ach. Slow, because it computes robustness.

import { robustnessFigures } from '../ach/analysis/robustness-figures.ts'
import { documentOf, writeDocument } from '../ach/document/document.ts'
import { chanceOfLead } from '../ach/scoring/chance.ts'
import { settleChance } from '../ach/scoring/judge.ts'
import { comparedTable, ratingTable } from '../ach/scoring/rating-table.ts'
import { scoresOf } from '../ach/scoring/score.ts'
import { type View, withEmptyRater } from '../ach/view/view.ts'
import { aboutSheet } from './sheets/about.ts'
import { evidenceSheet } from './sheets/evidence.ts'
import { groupSheets, MAX_RATER_SHEETS } from './sheets/group/group-sheets.ts'
import { dataSheet } from './sheets/hidden-sheet.ts'
import { hypothesesSheet } from './sheets/hypotheses.ts'
import { type Layout, LIST_SHEET, layoutOf } from './sheets/layout.ts'
import { matrixSheet } from './sheets/matrix.ts'
import { matrixNames, SINGLE_MATRIX } from './sheets/matrix-names.ts'
import { robustnessSheet } from './sheets/robustness.ts'
import { SCALE_NAMES, scaleSheet } from './sheets/scale.ts'
import { sensitivitySheet } from './sheets/sensitivity.ts'
import { markSheet } from './sheets/sheet-marks.ts'
import { sourcesSheet } from './sheets/sources.ts'
import { type FileOrigin, stampOf } from './sheets/stamp.ts'
import { withRaters } from './with-raters.ts'
import type { SheetPlan, WorkbookPlan } from './write/sheet-plan.ts'

/**
 * A single rater's matrix is the sheet Matrix; with several raters, each has a sheet with their name. With more than 30 people only the first has a
 * matrix, and the others are listed in a long table. Several people add the group sheets. With `origin` null the file does not record
 * which workbook it came from. `damage`: a sentence about a damaged workbook, on the matrix and on About.
 */
export function workbookPlan(
  whole: View,
  raterIds: readonly string[],
  origin: FileOrigin | null = null,
  damage: string | null = null,
): WorkbookPlan {
  const exported = withRaters(whole, raterIds)
  const view = withEmptyRater(exported)
  const layout = layoutOf(view)
  const all = [...view.raters.values()]
  const names = matrixNames(all)
  const matrices = all.flatMap((rater, index) => {
    if (index > 0 && rater.kind === 'person' && all.length > MAX_RATER_SHEETS) return []
    const scores = scoresOf(view, rater.id)
    const figures = index === 0 ? robustnessFigures(ratingTable(view, rater), view.method) : null
    const { rows, hypotheses } = comparedTable(view, rater)
    const pending = scores.grounds.chance === 'pending'
    const settled = pending ? settleChance(scores, figures?.chance ?? chanceOfLead(rows, hypotheses.length)) : scores
    return [{ sheet: names[index] ?? SINGLE_MATRIX, rater, scores: settled, figures }]
  })
  const [first] = matrices
  if (!first) throw new Error('A workbook needs a matrix')
  const { rater, scores, figures } = first
  const group = groupSheets(view, layout, new Map(matrices.map(({ rater, sheet }) => [rater.id, sheet])))
  const mark = (sheet: SheetPlan) => markSheet(sheet, view, matrices.length > 1 ? null : rater)
  return {
    title: view.title,
    marking: view.marking,
    sheets: [
      ...group.slice(0, 1).map(mark),
      ...matrices.map(({ sheet, rater, scores }) => matrixSheet({ name: sheet, view, rater, scores, layout, damage })),
      ...[
        ...group.slice(1),
        evidenceSheet(view, layout),
        hypothesesSheet(view, layout, scores, rater.name),
        sensitivitySheet({ view, layout, rater, scores }),
        robustnessSheet(view, rater.name, scores, figures),
        sourcesSheet(view, layout),
        scaleSheet(view.method),
      ].map(mark),
      aboutSheet(view, matrices, { group: group.length > 0, damage }),
      dataSheet(stampOf('workbook', view, origin), writeDocument(documentOf(exported))),
    ],
    names: namesOf(layout),
  }
}

const namesOf = (layout: Layout) => ({
  ...SCALE_NAMES,
  ACH_EvidenceIDs: `Evidence!$A$${LIST_SHEET.first}:$A$${layout.evidenceLast}`,
  ACH_SourceIDs: `Sources!$A$${LIST_SHEET.first}:$A$${layout.sourcesLast}`,
  ACH_ClusterIDs: `Sources!$A$${layout.clustersFirst}:$A$${layout.clustersLast}`,
})
