// Renders the head of a hypothesis in the matrix: label, then score, rank, and coverage as a bar. The figures are strings because every rating
// sends them again.

import { activeItems, type Hypothesis } from '../../src/ach/model/workbook.ts'
import { comparable } from '../../src/ach/scoring/score.ts'
import { formatPercent, rankWords, ratedHead, scoreWords } from '../../src/ach/words/phrases.ts'
import { paths } from '../../src/paths.ts'
import { escapeHtml, rawHtml } from '../ui/html.ts'
import { filledCount, keptQuery, type MatrixBase } from './matrix-model.ts'

interface Props {
  model: MatrixBase
  hypothesis: Hypothesis
}

/** Element id of the full text of a hypothesis. */
const statementId = (hypothesis: string) => `s-${hypothesis}`

export const tallyId = (hypothesis: string) => `t-${hypothesis}`

export const MatrixHypothesisHead = ({ model, hypothesis, withStatement }: Props & { withStatement?: boolean }) => (
  <div class="hyp">
    {withStatement || hypothesis.statement === hypothesis.label ? (
      <Label model={model} hypothesis={hypothesis} />
    ) : (
      <div class="tip hyp-name">
        <Label model={model} hypothesis={hypothesis} described={statementId(hypothesis.id)} />
        <button
          type="button"
          class="tip-words info"
          aria-label={`Full text: ${hypothesis.label}`}
          aria-describedby={statementId(hypothesis.id)}
        ></button>
        <span class="tip-text" role="tooltip" id={statementId(hypothesis.id)} dir="auto">
          {hypothesis.statement}
        </span>
      </div>
    )}
    <MatrixTally model={model} hypothesis={hypothesis} />
    {withStatement && <p dir="auto">{hypothesis.statement}</p>}
  </div>
)

/** The label links to the page of the hypothesis; readers get plain text. */
const Label = ({ model, hypothesis: { id, label }, described }: Props & { described?: string }) => {
  const full = label.length > 60 ? label : undefined
  if (model.view.readOnly)
    return (
      <b dir="auto" title={full}>
        {label}
      </b>
    )
  return (
    <a href={`${paths.item(model.id, 'hypotheses', id)}?back=matrix`} dir="auto" title={full} aria-describedby={described}>
      {label}
    </a>
  )
}

export const MatrixTally = ({ model, hypothesis }: Props) => {
  const score = model.scoreOf.get(hypothesis.id)
  if (!score) return hiddenTally(model, hypothesis)
  if (model.scores?.verdict === 'unrated') return tally(hypothesis, '', null)
  const link = `<a href="${escapeHtml(`${paths.scoreBreakdown(model.id, hypothesis.id)}${keptQuery(model)}`)}" data-dialog title="How this score is calculated"><b>${scoreWords(score, model.view.method)}</b></a>`
  const rank = model.scores && comparable(model.scores) ? figure('Rank', rankWords(score)) : ''
  return tally(hypothesis, `${figure('Score', link)}${rank}`, score.coverage, ratedHead(model.view.method))
}

/** While scores are hidden, the tally shows only the share of cells rated, as a bar. */
function hiddenTally(model: MatrixBase, hypothesis: Hypothesis) {
  const items = activeItems(model.view.evidence)
  const done = items.filter((item) => filledCount(model.view, item, [hypothesis]) === 1).length
  const share = items.length === 0 ? 0 : done / items.length
  return tally(hypothesis, '', share || null, 'Share of the cells that are rated, NA included')
}

/** A figure below its heading. */
const figure = (heading: string, html: string): string => `<span><small>${heading}</small> ${html}</span>`

/** `share`: 0 to 1; null draws no bar. `title` says what it is a share of. */
function tally(hypothesis: Hypothesis, figures: string, share: number | null, title = '') {
  const bar =
    share === null
      ? ''
      : `<title>${title}: ${formatPercent(share)}</title><rect class="bg" width="100%" height="3"></rect><rect class="fg" width="${(share * 100).toFixed(1)}%" height="3"></rect>`
  return rawHtml(`<div class="tally" id="${tallyId(hypothesis.id)}">${figures}<svg class="cover" aria-hidden="true">${bar}</svg></div>`)
}
