// The table of ratings: hypotheses across and evidence down, or transposed. Rows are strings, for the reason given in cell.ts.

import type { Evidence, Hypothesis } from '../../src/ach/model/workbook.ts'
import { ratingAt } from '../../src/ach/model/workbook.ts'
import type { Scores } from '../../src/ach/scoring/score.ts'
import { countNoun } from '../../src/ach/words/phrases.ts'
import { headId, paths } from '../../src/paths.ts'
import { booleanAttribute, escapeHtml, rawHtml } from '../ui/html.ts'
import { Tip } from '../ui/tip.tsx'
import { DIAGNOSTICITY_MEANING } from './briefing/legend.tsx'
import { type CellParts, cardLink, cellHtml, plainCellHtml, readOnlyCellHtml } from './cell.ts'
import { evidenceFigures, evidenceLine, evidenceMarks, whatIfMark } from './evidence-line.ts'
import { MatrixHypothesisHead } from './hypothesis-head.tsx'
import { canEdit, hasPlainCells, isEmpty, type MatrixBase, type MatrixModel, myNote, myRating, realView } from './matrix-model.ts'
import { writeSettings } from './matrix-settings.ts'
import { MatrixTools } from './matrix-tools.tsx'

export const MatrixTable = ({ model }: { model: MatrixModel }) => {
  const { hypotheses, rows, parked, settings } = model
  const what = `${countNoun(rows.length, 'item')} of evidence for ${countNoun(hypotheses.length, 'hypothesis', 'hypotheses')}`
  const wide = settings.turned || hypotheses.length > 5
  const long = !model.small && !settings.turned
  return (
    <div class="matrix-box" id="matrix" data-view={writeSettings(settings)}>
      <section
        class="matrix-scroll"
        data-wide={booleanAttribute(wide)}
        data-five={booleanAttribute(!wide && hypotheses.length === 5)}
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
          data-plain={booleanAttribute(hasPlainCells(model))}
          data-turned={booleanAttribute(settings.turned)}
          data-fixed={booleanAttribute(model.whatIf !== null)}
          data-compared={booleanAttribute(model.other !== null)}
          data-adds={booleanAttribute(canEdit(model))}
          data-empty={booleanAttribute(isEmpty(model.view))}
        >
          <thead>
            <tr>
              <td class="corner">
                {!isEmpty(model.view) && <MatrixTools model={model} />}
                {hasPlainCells(model) && canEdit(model) && <p class="meta no-script">To rate an item, open it by its ID.</p>}
                {model.scores && !settings.turned && !isEmpty(model.view) && <DiagnosticityHead scores={model.scores} />}
              </td>
              {settings.turned
                ? rawHtml([...rows, ...parked].map((item) => evidenceHead(model, item)).join(''))
                : hypotheses.map((one) => (
                    <th scope="col" id={headId(one.id)}>
                      <MatrixHypothesisHead model={model} hypothesis={one} />
                    </th>
                  ))}
              {canEdit(model) && (
                <td class="add-head">
                  {rawHtml(addLink(model.id, settings.turned ? 'evidence' : 'hypotheses', !isEmpty(model.view) && hypotheses.length > 1))}
                </td>
              )}
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
  <span class="diag-head" id={DIAGNOSTICITY_HEAD_ID}>
    {scores.verdict !== 'unrated' && (
      <Tip id="diagnosticity" words="Diagnosticity">
        {DIAGNOSTICITY_MEANING}
      </Tip>
    )}
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
        <th scope="row" class="item" id={headId(one.id)}>
          <MatrixHypothesisHead model={model} hypothesis={one} withStatement />
        </th>
        {rawHtml([...model.rows, ...model.parked].map((item) => focusableCell(model, item, one)).join(''))}
      </tr>
    ))}
    {canEdit(model) && (
      <tr>
        <td class="item add-head">{rawHtml(addLink(model.id, 'hypotheses'))}</td>
      </tr>
    )}
  </tbody>
)

/** Opens the form of a new item; public/js/matrix/editing puts a field in its place. `short`: without words. */
function addLink(id: string, list: 'hypotheses' | 'evidence', short = false): string {
  const words = `Add ${list === 'hypotheses' ? 'hypothesis' : 'evidence'}`
  return `<a class="add" data-list="${list}" href="${paths.newItem(id, list)}?back=matrix" aria-label="${words}"${short ? ` title="${words}"` : ''}>+${short ? '' : ` ${words}`}</a>`
}

/** Rows of a long matrix that are laid out together when one of them comes into view. */
const BLOCK = 10

/** Parked items come last, under their own heading. They keep their ratings but do not count. */
function evidenceRows(model: MatrixModel): string {
  const { rows, parked } = model
  const head = `<tr><th class="group-head" scope="rowgroup" colspan="${model.hypotheses.length + 1}">Parked: ${countNoun(parked.length, 'item')} (not counted)</th></tr>`
  const isPlain = hasPlainCells(model)
  const cells = (item: Evidence) => model.hypotheses.map((one) => focusableCell(model, item, one)).join('')
  const row = (item: Evidence) =>
    `<tr${rowClass(model, item)}>${evidenceHead(model, item)}${isPlain ? plainCells(model, item) : cells(item)}</tr>`
  const add = canEdit(model) ? `<tr><td class="item add-head">${addLink(model.id, 'evidence')}</td></tr>` : ''
  const startsBlock = (at: number) => !model.small && at > 0 && at % BLOCK === 0
  const body = rows.map((item, at) => `${startsBlock(at) ? '</tbody><tbody>' : ''}${row(item)}`).join('')
  return `<tbody>${body}${add}</tbody>${parked.length === 0 ? '' : `<tbody>${head}${parked.map(row).join('')}</tbody>`}`
}

/** Shown struck through: parked, or left out by the what-if. */
const isOut = (model: MatrixBase, item: Evidence) => item.parked || model.whatIf?.rows.get(item.id) === 'without'
const rowClass = (model: MatrixBase, item: Evidence) => (isOut(model, item) ? ' class="parked"' : '')

/** All cells of an item in a large matrix: as `focusableCell`, but looks up the item only once. */
function plainCells({ view: { me }, hypotheses }: MatrixBase, { id: evidence, parked }: Evidence): string {
  const [ratings, notes] = [me?.ratings.get(evidence), me?.notes.get(evidence)]
  return hypotheses
    .map(({ id: hypothesis }) =>
      plainCellHtml({ evidence, hypothesis, rating: ratings?.get(hypothesis) ?? null, note: notes?.get(hypothesis) ?? null, parked }),
    )
    .join('')
}

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
  if (hasPlainCells(model)) return plainCellHtml(parts)
  if (model.view.readOnly && !model.whatIf) return readOnlyCellHtml(parts, undefined)
  if (!model.whatIf) return cellHtml(parts)
  const stored = myRating(realView(model), item.id, hypothesis.id)
  return readOnlyCellHtml(parts, stored === parts.rating ? undefined : stored)
}

/** Marks of an item from its ratings and from the what-if; none for a parked item. */
function marksOf(model: MatrixBase, item: Evidence): string {
  if (item.parked) return ''
  const score = model.rowScoreOf.get(item.id)
  const handling = whatIfMark(model.whatIf?.rows.get(item.id))
  return `${handling}${model.scores && !isOut(model, item) ? evidenceMarks(item.id, score, model.alike.has(item.id), model.scores) : ''}`
}

/** Where cells are no links, it leads to the card instead of the form. Scripts edit the head in its place either way. */
function idLink(model: MatrixBase, item: Evidence): string {
  if (model.view.readOnly) return `<span class="eid">${item.id}</span>`
  if (hasPlainCells(model)) return `<a class="eid" href="${cardLink(item.id)}">${item.id}</a>`
  return `<a class="eid" href="${paths.item(model.id, 'evidence', item.id)}?back=matrix" aria-label="${item.id}, edit">${item.id}</a>`
}

/** The head of an item, at the start of its row or, transposed, at the top of its column. */
export function evidenceHead(model: MatrixBase, item: Evidence): string {
  const figures = evidenceFigures(item.id, model.rowScoreOf.get(item.id))
  const link = idLink(model, item)
  const text = `<span class="text" dir="auto">${escapeHtml(item.statement)}</span>`
  const line = evidenceLine(model.view, item, model.id)
  if (!model.settings.turned)
    return `<th scope="row" class="item" id="${headId(item.id)}"><div class="entry">${link} ${text} <span class="meta">${marksOf(model, item)}${line}</span>${figures}</div></th>`
  const state = item.parked ? '<span class="mark">parked (not counted)</span>' : marksOf(model, item)
  return `<th scope="col" id="${headId(item.id)}"${rowClass(model, item)}><div class="ev">${link}${text}<span class="meta">${line}</span>${figures}${state}</div></th>`
}
