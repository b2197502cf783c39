// The table of ratings: hypotheses across and evidence down, or transposed. Rows are strings, for the reason given in cell.ts.

import type { Evidence, Hypothesis } from '../../src/ach/model/workbook.ts'
import { ratingAt } from '../../src/ach/model/workbook.ts'
import type { Scores } from '../../src/ach/scoring/score.ts'
import { countNoun } from '../../src/ach/words/phrases.ts'
import { paths } from '../../src/paths.ts'
import { booleanAttribute, escapeHtml, rawHtml } from '../ui/html.ts'
import { type CellParts, cellHtml, readOnlyCellHtml } from './cell.ts'
import { evidenceFigures, evidenceLine, evidenceMarks, whatIfMark } from './evidence-line.ts'
import { MatrixHypothesisHead } from './hypothesis-head.tsx'
import { type MatrixBase, type MatrixModel, myNote, myRating, realView } from './matrix-model.ts'
import { MatrixTools } from './matrix-tools.tsx'

export const MatrixTable = ({ model }: { model: MatrixModel }) => {
  const { hypotheses, rows, parked, settings } = model
  const what = `${countNoun(rows.length, 'item')} of evidence for ${countNoun(hypotheses.length, 'hypothesis', 'hypotheses')}`
  const wide = settings.turned || hypotheses.length > 5
  const long = !model.small && !settings.turned
  return (
    <div class="matrix-box" id="matrix">
      <section
        class="matrix-scroll"
        data-wide={booleanAttribute(wide)}
        data-folds={booleanAttribute(model.small && !settings.turned)}
        aria-label={`Ratings of ${what}`}
        tabindex={0}
      >
        <table
          class="matrix"
          // arrow keys move between cells, except in a what-if
          role={model.whatIf ? undefined : 'grid'}
          aria-label={`Ratings of ${what}`}
          data-wide={booleanAttribute(wide)}
          data-long={booleanAttribute(long)}
          data-turned={booleanAttribute(settings.turned)}
          data-fixed={booleanAttribute(model.whatIf !== null)}
        >
          <thead>
            <tr>
              <td class="corner">
                <MatrixTools model={model} />
                {model.scores && !settings.turned && <DiagnosticityHead scores={model.scores} />}
              </td>
              {settings.turned
                ? rawHtml([...rows, ...parked].map((item) => evidenceHead(model, item)).join(''))
                : hypotheses.map((one) => (
                    <th scope="col">
                      <MatrixHypothesisHead model={model} hypothesis={one} />
                    </th>
                  ))}
            </tr>
            {settings.statements && !settings.turned && <Statements hypotheses={hypotheses} />}
          </thead>
          {settings.turned ? <Turned model={model} /> : rawHtml(evidenceRows(model))}
        </table>
      </section>
    </div>
  )
}

export const DIAGNOSTICITY_HEAD_ID = 'diag-head'

/** Stands over the figures of the rows; nothing before there is a figure. */
export const DiagnosticityHead = ({ scores }: { scores: Scores }) => (
  <span
    class="diag-head"
    id={DIAGNOSTICITY_HEAD_ID}
    title="How far the item tells the hypotheses apart: 0 not at all, 2 as far as possible"
  >
    {scores.verdict !== 'unrated' && 'Diagnosticity'}
  </span>
)

const Statements = ({ hypotheses }: { hypotheses: readonly Hypothesis[] }) => (
  <tr class="statements">
    <td class="corner"></td>
    {hypotheses.map((one) => (
      <td dir="auto">{one.statement}</td>
    ))}
  </tr>
)

const Turned = ({ model }: { model: MatrixModel }) => (
  <tbody>
    {model.hypotheses.map((one) => (
      <tr>
        <th scope="row" class="item">
          <MatrixHypothesisHead model={model} hypothesis={one} withStatement />
        </th>
        {rawHtml([...model.rows, ...model.parked].map((item) => focusableCell(model, item, one)).join(''))}
      </tr>
    ))}
  </tbody>
)

/** Parked items come last, under their own heading. They keep their ratings but do not count. */
function evidenceRows(model: MatrixModel): string {
  const parked = model.parked
  const head = `<tr><th class="group-head" scope="rowgroup" colspan="${model.hypotheses.length + 1}">Parked: ${countNoun(parked.length, 'item')} (not counted)</th></tr>`
  const row = (item: Evidence) =>
    `<tr${rowClass(model, item)}><th scope="row" class="item">${entry(model, item)}</th>${model.hypotheses.map((one) => focusableCell(model, item, one)).join('')}</tr>`
  return `<tbody>${model.rows.map(row).join('')}</tbody>${parked.length === 0 ? '' : `<tbody>${head}${parked.map(row).join('')}</tbody>`}`
}

/** Shown struck through: parked, or left out by the what-if. */
const isOut = (model: MatrixBase, item: Evidence) => item.parked || model.whatIf?.rows.get(item.id) === 'without'
const rowClass = (model: MatrixBase, item: Evidence) => (isOut(model, item) ? ' class="parked"' : '')

/** The cell of an item and a hypothesis as this page shows it. */
export function focusableCell(model: MatrixBase, item: Evidence, hypothesis: Hypothesis): string {
  const parts: CellParts = {
    evidence: item.id,
    hypothesis: hypothesis.id,
    rating: myRating(model.view, item.id, hypothesis.id),
    note: myNote(model.view, item.id, hypothesis.id),
    theirs: model.other ? ratingAt(model.other, item.id, hypothesis.id) : undefined,
    parked: isOut(model, item),
    label: model.small ? hypothesis.label : undefined,
    named: model.settings.turned,
  }
  if (model.view.readOnly && !model.whatIf) return readOnlyCellHtml(parts, undefined)
  if (!model.whatIf) return cellHtml(parts)
  const stored = myRating(realView(model), item.id, hypothesis.id)
  return readOnlyCellHtml(parts, stored === parts.rating ? undefined : stored)
}

/** Marks of an item from its ratings and from the what-if; none for a parked item. */
function marksOf(model: MatrixModel, item: Evidence): string {
  if (item.parked) return ''
  const score = model.rowScoreOf.get(item.id)
  const handling = whatIfMark(model.whatIf?.rows.get(item.id))
  return `${handling}${model.scores && !isOut(model, item) ? evidenceMarks(item.id, score, model.alike.has(item.id), model.scores) : ''}`
}

const idLink = (model: MatrixModel, item: Evidence) =>
  model.view.readOnly
    ? `<span class="eid">${item.id}</span>`
    : `<a class="eid" href="${paths.item(model.id, 'evidence', item.id)}?back=matrix" aria-label="${item.id}, edit">${item.id}</a>`

function entry(model: MatrixModel, item: Evidence): string {
  const score = model.rowScoreOf.get(item.id)
  return `<div class="entry">${idLink(model, item)} <span class="text" dir="auto">${escapeHtml(item.statement)}</span> <span class="meta">${marksOf(model, item)}${evidenceLine(model.view, item, model.id)}</span>${evidenceFigures(item.id, score)}</div>`
}

function evidenceHead(model: MatrixModel, item: Evidence): string {
  const score = model.rowScoreOf.get(item.id)
  const state = item.parked ? '<span class="mark">parked (not counted)</span>' : marksOf(model, item)
  return `<th scope="col"${rowClass(model, item)}><div class="ev">${idLink(model, item)}<span class="text" dir="auto">${escapeHtml(item.statement)}</span><span class="meta">${evidenceLine(model.view, item, model.id)}</span>${evidenceFigures(item.id, score)}${state}</div></th>`
}
