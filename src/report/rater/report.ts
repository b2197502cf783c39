// The report of one rater's matrix: question, bottom line, every hypothesis, what did the work, what would change it, assumptions, dissent,
// milestones, method, annex. Data only: templates/report/page.tsx and src/export/markdown.ts draw it.

import type { Robustness } from '../../ach/analysis/robustness.ts'
import { REPORT_PARTS, type ReportPart } from '../../ach/model/checks.ts'
import type { View } from '../../ach/view/view.ts'
import { countNoun } from '../../ach/words/phrases.ts'
import type { Block, Report, Section } from '../blocks.ts'
import { annexSection } from './annex.ts'
import { assumptionsSection } from './assumptions.ts'
import { bottomLine } from './bottom-line.ts'
import { dissent } from './dissent.ts'
import { eachHypothesis } from './each-hypothesis.ts'
import { methodSection } from './method.ts'
import { milestonesSection } from './milestones.ts'
import { type ReportInputs, reportInputs } from './report-inputs.ts'
import { tellingItems } from './telling-items.ts'
import { whatWouldChange } from './what-would-change.ts'

/** The heading of each part. */
export const HEADINGS: Readonly<Record<ReportPart, string>> = {
  bottom: 'Bottom line',
  hypotheses: 'Each hypothesis, and what speaks against it',
  items: 'The items that did the work',
  change: 'What would change this',
  assumptions: 'Assumptions',
  dissent: 'Dissent',
  milestones: 'Milestones to watch',
  method: 'Method and its limits',
}

const BLOCKS: Readonly<Record<ReportPart, (given: ReportInputs) => Block[]>> = {
  bottom: bottomLine,
  hypotheses: eachHypothesis,
  items: tellingItems,
  change: whatWouldChange,
  assumptions: assumptionsSection,
  dissent,
  milestones: milestonesSection,
  method: (given) => methodSection(given),
}

/**
 * Same input, same report. `drawRobustness` null: it says that it could not be drawn. Refused 'unknown' for a rater whom the view does not
 * show.
 */
export function reportOf(view: View, raterId: string, robustness: Robustness | null): Report {
  const given = reportInputs(view, raterId, robustness)
  return reportFrom(given, BLOCKS, factsOf(given), annexSection(given))
}

/** Each part with its heading and the words that people added to it, and the annex behind them. */
export function reportFrom<G extends { readonly view: View; readonly scores: { readonly leaders: readonly string[] } }>(
  given: G,
  blocks: Readonly<Record<ReportPart, (given: G) => Block[]>>,
  facts: readonly string[],
  annex: readonly Block[],
): Report {
  const { view, scores } = given
  const sections = REPORT_PARTS.map((part): Section => {
    const own = view.report.get(part)
    return { part, heading: HEADINGS[part], blocks: blocks[part](given), own: own ? { text: own.text, version: own.version } : null }
  })
  return {
    title: view.title,
    question: view.question,
    background: view.background,
    facts,
    leaders: scores.leaders,
    sections: [...sections, { part: 'annex', heading: 'Annex: the matrix', blocks: annex, own: null }],
  }
}

const nonEmptySections = (n: number, one: string, many?: string): string => (n === 0 ? `no ${one}` : countNoun(n, one, many))

function factsOf({ view, rater, scores }: ReportInputs): string[] {
  const cells = scores.hypotheses.length * scores.evidence.length
  const blank = scores.hypotheses.reduce((sum, one) => sum + one.blank, 0)
  return [
    `rated by ${rater.name}${rater.note ? ` (${rater.note})` : ''}`,
    `method: ${view.method}`,
    `${nonEmptySections(scores.hypotheses.length, 'hypothesis', 'hypotheses')}, ${nonEmptySections(scores.evidence.length, 'item')} of evidence`,
    ...(cells === 0
      ? []
      : [blank === 0 ? 'no blanks' : `${nonEmptySections(cells - blank, 'cell')} of ${cells.toLocaleString('en')} rated`]),
  ]
}
