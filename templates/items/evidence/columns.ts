// The columns of the evidence table: their headings, and which of them a page shows.
import { headingsOf } from '../../../src/ach/words/field-table.ts'
import type { EvidenceColumn } from '../../../src/forms/evidence-query.ts'
import type { EvidenceModel } from './model.ts'

const HEADS = { ...headingsOf('evidence'), ratings: 'Your ratings', diagnosticity: 'Diagnosticity' } as const

export const columnHead = (column: EvidenceColumn | 'statement'): string => HEADS[column]

/** Columns that this page can show: no ratings for people who do not rate here, and nothing computed while scores are hidden. */
export const isAvailable = ({ base }: Pick<EvidenceModel, 'base'>, column: EvidenceColumn): boolean =>
  column === 'ratings'
    ? base.view.me !== null && base.view.run === null && base.hypotheses.length > 0
    : column !== 'diagnosticity' || (base.scores !== null && base.view.run === null)

export const shownColumns = (model: EvidenceModel): EvidenceColumn[] => model.query.columns.filter((column) => isAvailable(model, column))
