// The addresses of the tour of the finished example, and the step that an address asks for.
import type { ExampleFrame } from '../../../templates/layout/tour.tsx'
import { type TourStep, tourSteps } from '../../ach/words/tour-words.ts'
import { suppositionQuery } from '../../forms/what-if-query.ts'
import { cellId, paths } from '../../paths.ts'
import type { FinishedExample } from './example.ts'

/** The query field that asks for a step, from 1. */
export const TOUR_PARAMETER = 'tour'

const PAGES = { matrix: paths.workbook, analysis: paths.analysis, report: paths.report } as const
const steps = new WeakMap<FinishedExample, TourStep[]>()

function stepsOf(example: FinishedExample): TourStep[] {
  const known = steps.get(example) ?? tourSteps(example.view, example.tour)
  steps.set(example, known)
  return known
}

/** The addresses of all steps, in order. */
export const tourAddresses = (example: FinishedExample): string[] =>
  stepsOf(example).map((step, at) => {
    const left = step.without === null ? [] : [{ what: 'source', id: step.without, how: 'without' } as const]
    const target = targetOf(example, step)
    const page = PAGES[step.page](example.opened.id)
    return `${page}${suppositionQuery(left, { [TOUR_PARAMETER]: String(at + 1) })}${target === null ? '' : `#${target}`}`
  })

/** What a page of the example shows. `asked`: the field of the query; anything that is no step shows the page outside the tour. */
export function exampleFrame(example: FinishedExample, asked: string | undefined): ExampleFrame {
  const at = Number(asked) - 1
  const step = stepsOf(example)[at]
  return {
    id: example.opened.id,
    steps: tourAddresses(example),
    step: step ? { at, heading: step.heading, paragraphs: step.paragraphs, target: targetOf(example, step) } : null,
  }
}

/** The first cell of the row that the step is about; in the report its result, which the panel would hide at the start of the page. */
const targetOf = ({ view }: FinishedExample, { item, page }: TourStep): string | null =>
  item === null ? (page === 'report' ? 'bottom' : null) : cellId(item, [...view.hypotheses.keys()][0] ?? '')
