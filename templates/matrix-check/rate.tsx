// The form in which a person rates the most telling cells of a published matrix. Must not show any rating of the document, score or weight.
import { RATINGS } from '../../src/ach/model/rating.ts'
import { ratingAt } from '../../src/ach/model/workbook.ts'
import type { CellAt } from '../../src/ach/scoring/score.ts'
import type { RaterView, View } from '../../src/ach/view/view.ts'
import { scaleLegend } from '../../src/ach/words/scale-words.ts'
import { paths } from '../../src/paths.ts'
import { RATER_PARAMETER } from '../group/rater-links.tsx'
import { Actions } from '../ui/actions.tsx'
import { SegmentRadios } from '../ui/fields.tsx'
import { PageMain } from '../ui/page-main.tsx'

/** Name of the form field of a cell. */
export const cellField = ({ evidence, hypothesis }: CellAt): string => `${evidence} ${hypothesis}`

interface Props {
  readonly id: string
  readonly view: View
  /** whose ratings are those of the document */
  readonly rater: RaterView
  readonly cells: readonly CellAt[]
}

const CHOICES = RATINGS.map((rating) => ({ value: rating, label: rating }))

export const RateForCheckPage = ({ id, view, rater, cells }: Props) => {
  const items = [...new Set(cells.map(({ evidence }) => evidence))]
  const query = `?${new URLSearchParams({ [RATER_PARAMETER]: rater.id })}`
  return (
    <PageMain
      crumb={<bdi>{view.title}</bdi>}
      heading="Rate before you look"
      lead="For each hypothesis, ask: if it were true, would you expect this item or be surprised by it? Leave out what you cannot judge."
    >
      <form class="stack roomy" method="post" action={`${paths.rateForCheck(id)}${query}`}>
        <p class="meta">{scaleLegend()}.</p>
        {items.map((item) => (
          <section class="panel stack" aria-labelledby={`item-${item}`}>
            <h2 class="h3" id={`item-${item}`} dir="auto">
              {item} <span class="typed">{view.evidence.get(item)?.statement}</span>
            </h2>
            {cells
              .filter(({ evidence }) => evidence === item)
              .map((cell) => {
                const hypothesis = view.hypotheses.get(cell.hypothesis)
                return (
                  <fieldset class="field">
                    <legend dir="auto">{hypothesis?.label ?? cell.hypothesis}</legend>
                    {hypothesis && hypothesis.statement !== hypothesis.label && (
                      <p class="hint typed" dir="auto">
                        {hypothesis.statement}
                      </p>
                    )}
                    <SegmentRadios
                      name={cellField(cell)}
                      choices={CHOICES}
                      chosen={(view.me && ratingAt(view.me, cell.evidence, cell.hypothesis)) ?? ''}
                    />
                  </fieldset>
                )
              })}
          </section>
        ))}
        <Actions main="Save and compare" cancel={{ href: `${paths.matrixCheck(id)}${query}`, label: 'Cancel' }} />
      </form>
    </PageMain>
  )
}
