// The report of one rater's matrix: bottom line, hypotheses, key evidence, what the conclusion depends on, assumptions, dissent,
// milestones, method and annex. Data only: templates/report/page.tsx and src/export/markdown.ts render it.

import type { RobustnessFigures } from '../../ach/analysis/robustness-figures.ts'
import { REPORT_PARTS, type ReportPart } from '../../ach/model/checks.ts'
import { finishSteps, type Steps } from '../../ach/model/steps.ts'
import type { View } from '../../ach/view/view.ts'
import { countNoun, METHOD_WORDS } from '../../ach/words/phrases.ts'
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
  hypotheses: 'Hypotheses and the evidence against each',
  items: 'Key evidence',
  change: 'What the conclusion depends on',
  assumptions: 'Key assumptions',
  dissent: 'Dissent',
  milestones: 'Milestones and indicators',
  method: 'Method and limitations',
}

const BLOCKS: Readonly<Record<ReportPart, (inputs: ReportInputs) => Block[]>> = {
  bottom: bottomLine,
  hypotheses: eachHypothesis,
  items: tellingItems,
  change: whatWouldChange,
  assumptions: assumptionsSection,
  dissent,
  milestones: milestonesSection,
  method: (inputs) => methodSection(inputs),
}

/**
 * Deterministic. Where `robustness` is null, the report says that the test could not be run. Throws Refused 'unknown' for a rater that the
 * view does not show.
 */
export const reportOf = (view: View, raterId: string, robustness: RobustnessFigures | null): Report =>
  finishSteps(reportSteps(view, raterId, robustness))

/** `reportOf` in steps of one section. */
export function* reportSteps(view: View, raterId: string, robustness: RobustnessFigures | null): Steps<Report> {
  const inputs = yield* reportInputs(view, raterId, robustness)
  return yield* reportFrom(inputs, BLOCKS, factsOf(inputs), annexSection)
}

/** Puts the sections together, each with its heading and the analysts' comment on it, and the annex last. */
export function* reportFrom<G extends { readonly view: View; readonly scores: { readonly leaders: readonly string[] } }>(
  inputs: G,
  blocks: Readonly<Record<ReportPart, (inputs: G) => Block[]>>,
  facts: readonly string[],
  annex: (inputs: G) => readonly Block[],
): Steps<Report> {
  const { view, scores } = inputs
  const sections: Section[] = []
  for (const part of REPORT_PARTS) {
    const own = view.report.get(part)
    const comment = own ? { text: own.text, version: own.version } : null
    sections.push({ part, heading: HEADINGS[part], blocks: blocks[part](inputs), own: comment })
    yield
  }
  return {
    title: view.title,
    question: view.question,
    background: view.background,
    marking: view.marking,
    facts,
    leaders: scores.leaders,
    sections: [...sections, { part: 'annex', heading: 'Annex: the matrix', blocks: annex(inputs), own: null }],
  }
}

/** "no hypotheses", "1 hypothesis", "4 hypotheses" */
const countOrNone = (n: number, one: string, many: string): string => (n === 0 ? `no ${many}` : countNoun(n, one, many))

function factsOf({ view, rater, scores }: ReportInputs): string[] {
  const cells = scores.hypotheses.length * scores.evidence.length
  const blank = scores.hypotheses.reduce((sum, one) => sum + one.blank, 0)
  const notApplicable = scores.hypotheses.reduce((sum, one) => sum + one.notApplicable, 0)
  return [
    rater.kind === 'reference' ? `ratings: ${rater.name}` : `rated by ${rater.name}${rater.note ? ` (${rater.note})` : ''}`,
    `method: ${METHOD_WORDS[view.method]}`,
    `${countOrNone(scores.hypotheses.length, 'hypothesis', 'hypotheses')}, ${countOrNone(scores.evidence.length, 'item', 'items')} of evidence`,
    ...(cells === 0
      ? []
      : [
          blank === 0
            ? 'no blank cells'
            : `${(cells - blank).toLocaleString('en')} of ${countNoun(cells, 'cell')} rated${notApplicable === 0 ? '' : `, ${notApplicable.toLocaleString('en')} of them as NA`}`,
        ]),
  ]
}
