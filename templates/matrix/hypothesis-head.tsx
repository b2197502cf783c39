// Renders the head of a hypothesis in the matrix: label, then score, rank and coverage. The figures are strings because every rating
// sends them again.

import { activeItems, type Hypothesis } from '../../src/ach/model/workbook.ts'
import { formatPercent, rankWords, scoreWords } from '../../src/ach/words/phrases.ts'
import { paths } from '../../src/paths.ts'
import { escapeHtml, rawHtml } from '../ui/html.ts'
import { filledCount, keptQuery, type MatrixBase } from './matrix-model.ts'
import { ratedTitle } from './scores-table.tsx'

interface Props {
  model: MatrixBase
  hypothesis: Hypothesis
}

export const tallyId = (hypothesis: string) => `t-${hypothesis}`

export const MatrixHypothesisHead = ({ model, hypothesis, withStatement }: Props & { withStatement?: boolean }) => (
  <div class="hyp">
    <Label model={model} hypothesis={hypothesis} />
    <MatrixTally model={model} hypothesis={hypothesis} />
    {withStatement && <p dir="auto">{hypothesis.statement}</p>}
  </div>
)

/** The label links to the page of the hypothesis; readers get plain text. */
const Label = ({ model, hypothesis: { id, label } }: Props) => {
  const full = label.length > 60 ? label : undefined
  if (model.view.readOnly)
    return (
      <b dir="auto" title={full}>
        {label}
      </b>
    )
  return (
    <a href={`${paths.item(model.id, 'hypotheses', id)}?back=matrix`} dir="auto" title={full}>
      {label}
    </a>
  )
}

export const MatrixTally = ({ model, hypothesis }: Props) => {
  const score = model.scoreOf.get(hypothesis.id)
  if (!score) return hiddenTally(model, hypothesis)
  const link = `<a href="${escapeHtml(`${paths.scoreBreakdown(model.id, hypothesis.id)}${keptQuery(model)}`)}" data-dialog title="How this score is calculated"><b>${scoreWords(score, model.view.method)}</b></a>`
  return tally(
    hypothesis,
    `${link} <span>${model.scores?.verdict === 'unrated' ? '' : rankWords(score)}</span> <span title="${ratedTitle(model.view.method)}">${formatPercent(score.coverage)} rated</span>`,
    score.coverage,
  )
}

/** While scores are hidden, the tally shows only the share of cells rated. */
function hiddenTally(model: MatrixBase, hypothesis: Hypothesis) {
  const items = activeItems(model.view.evidence)
  const done = items.filter((item) => filledCount(model.view, item, [hypothesis]) === 1).length
  const share = items.length === 0 ? 0 : done / items.length
  return tally(hypothesis, `<span title="Share of the cells that are rated, NA included">${formatPercent(share)} rated</span>`, share)
}

const tally = (hypothesis: Hypothesis, figures: string, share: number) =>
  rawHtml(
    `<div class="tally" id="${tallyId(hypothesis.id)}">${figures}<svg class="cover" aria-hidden="true"><rect class="bg" width="100%" height="3"></rect><rect class="fg" width="${(share * 100).toFixed(1)}%" height="3"></rect></svg></div>`,
  )
