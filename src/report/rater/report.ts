// The report of one rater's matrix: bottom line, hypotheses, what would change the conclusion, assumptions, milestones, dissent, method and
// annex. Data only: templates/report and src/export/markdown.ts render it.

import type { RobustnessFigures } from '../../ach/analysis/robustness-figures.ts'
import { REPORT_PARTS, type ReportPart } from '../../ach/model/checks.ts'
import { finishSteps, type Steps } from '../../ach/model/steps.ts'
import type { View } from '../../ach/view/view.ts'
import { FIRST_NAME, nameInSentence } from '../../ach/words/name-in-sentence.ts'
import { formatDate } from '../../ach/words/phrases.ts'
import type { Block, Report, Section } from '../blocks.ts'
import { annexSection } from './annex.ts'
import { assumptionsSection } from './assumptions.ts'
import { bottomLine } from './bottom-line.ts'
import { dissent } from './dissent.ts'
import { eachHypothesis } from './each-hypothesis.ts'
import { isShortNote, methodSection } from './method.ts'
import { milestonesSection } from './milestones.ts'
import { type ReportInputs, reportInputs } from './report-inputs.ts'
import { whatWouldChange } from './what-would-change.ts'

/** The heading of each part. */
export const HEADINGS: Readonly<Record<ReportPart, string>> = {
  bottom: 'Bottom line',
  hypotheses: 'Hypotheses and the evidence against each',
  items: 'Key evidence',
  change: 'What would change the conclusion',
  assumptions: 'Key assumptions',
  milestones: 'Milestones and indicators',
  dissent: 'Dissent',
  method: 'Method and limitations',
}
export const ANNEX_HEADING = 'Annex: the matrix'

/** What the contents say of a part without content. */
const NOTHING: Readonly<Record<ReportPart, string>> = {
  bottom: 'none',
  hypotheses: 'none',
  items: 'no comment',
  change: 'no ranking',
  assumptions: 'none recorded',
  milestones: 'none set',
  dissent: 'fewer than two raters',
  method: 'none',
}

const BLOCKS: Readonly<Record<ReportPart, (inputs: ReportInputs) => Block[]>> = {
  bottom: bottomLine,
  hypotheses: eachHypothesis,
  items: () => [],
  change: whatWouldChange,
  assumptions: assumptionsSection,
  milestones: milestonesSection,
  dissent,
  method: methodSection,
}

/**
 * Deterministic. Where `robustness` is null, the report says that the test could not be run. `day`: the date of the report, such as
 * 2026-11-30; null for none. Throws Refused 'unknown' for a rater that the view does not show.
 */
export const reportOf = (view: View, raterId: string, robustness: RobustnessFigures | null, day: string | null = null): Report =>
  finishSteps(reportSteps(view, raterId, robustness, day))

/** `reportOf` in steps of one section. */
export function* reportSteps(view: View, raterId: string, robustness: RobustnessFigures | null, day: string | null): Steps<Report> {
  const inputs = yield* reportInputs(view, raterId, robustness)
  return yield* reportFrom(inputs, BLOCKS, authorOf(inputs), day, annexSection)
}

/** Puts the sections together, each with its heading and the analysts' comment on it, and the annex last. */
export function* reportFrom<G extends { readonly view: View; readonly scores: { readonly leaders: readonly string[] } }>(
  inputs: G,
  blocks: Readonly<Record<ReportPart, (inputs: G) => Block[]>>,
  author: string,
  day: string | null,
  annex: (inputs: G) => Steps<readonly Block[]>,
): Steps<Report> {
  const { view, scores } = inputs
  const sections: Section[] = []
  for (const part of REPORT_PARTS) {
    const own = view.report.get(part)
    const found = blocks[part](inputs)
    const comment = own ? { text: own.text, version: own.version } : null
    const nothing = found.length === 0 && comment === null ? NOTHING[part] : null
    if (part !== 'items' || comment) sections.push({ part, heading: HEADINGS[part], blocks: found, own: comment, nothing })
    yield
  }
  const matrix = yield* annex(inputs)
  sections.push({ part: 'annex', heading: ANNEX_HEADING, blocks: matrix, own: null, nothing: matrix.length === 0 ? 'no items' : null })
  return {
    title: view.title,
    question: view.question,
    background: view.background,
    marking: view.marking,
    byline: [author, ...(day === null ? [] : [formatDate(day)]), ...(view.marking === null ? [] : [view.marking])],
    leaders: scores.leaders,
    sections,
  }
}

/** Whose ratings they are: "Rated by Anna (Desk 4)"; "Rated by one person" if they have not given a name. */
export function authorOf({ rater }: Pick<ReportInputs, 'rater'>): string {
  const name = rater.name === FIRST_NAME ? 'one person' : nameInSentence(rater.name)
  const by = rater.kind === 'reference' ? rater.name : `Rated by ${name}`
  return rater.note && isShortNote(rater.note) ? `${by} (${rater.note})` : by
}
