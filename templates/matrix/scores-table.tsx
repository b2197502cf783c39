// The table and bar chart of inconsistency scores at the head of the matrix. The pale part of a bar is what blank cells could add.
// Strings, because every rating sends the rows again.

import type { Method } from '../../src/ach/model/workbook.ts'
import type { Scores } from '../../src/ach/scoring/score.ts'
import type { View } from '../../src/ach/view/view.ts'
import { openColumns, ratedHead } from '../../src/ach/words/phrases.ts'
import { escapeHtml, rawHtml } from '../ui/html.ts'
import { type ScoreRow, scoreRows } from './score-rows.ts'

/** What the figure "rated" counts. */
const ratedTitle = (method: Method): string => `${ratedHead(method)}: the share of the evidence that is rated CC to II`

/** Longer labels get more of the width than bars do. */
const LONG_LABEL = 24

export const ScoresTable = ({ view, scores, size }: { view: View; scores: Scores; size?: 'l' }) => {
  const shown = openColumns(scores)
  const rangeHead = shown.range ? '<th scope="col" class="num opt">Range</th>' : ''
  const ratedColumn = shown.rated
    ? `<th scope="col" class="num opt" title="${ratedTitle(scores.method)}">${ratedHead(scores.method)}</th>`
    : ''
  const bar = shown.range
    ? '<td class="drawn" title="Pale: what the score would become if all blank cells were rated II">As a bar<span class="opt"> (pale: if blanks were II)</span></td>'
    : '<td class="drawn">As a bar</td>'
  const ranges = shown.range ? ' Range: what the score could become once blank cells are rated.' : ''
  const rows = scoreRows(view, scores)
  const isLong = rows.some(({ label }) => label.length > LONG_LABEL)
  return rawHtml(
    `<table class="scores" id="scores"${size ? ` data-size="${size}"` : ''}${isLong ? ' data-long' : ''}${!size && scores.verdict === 'unrated' ? ' hidden' : ''}><caption class="visually-hidden">Inconsistency scores: the lower the score, the less evidence against the hypothesis.${ranges}</caption><thead><tr><th scope="col"><span class="visually-hidden">Hypothesis</span></th><th scope="col" class="num" title="Inconsistency score">Score</th>${bar}${rangeHead}<th scope="col" class="num">Rank</th>${ratedColumn}</tr></thead>${scoresBody(rows, shown)}</table>`,
  )
}

export const SCORES_BODY_ID = 'score-rows'

const scoresBody = (rows: readonly ScoreRow[], shown: Columns): string =>
  `<tbody id="${SCORES_BODY_ID}">${rows.map((one) => row(one, shown)).join('')}</tbody>`

/** The rows alone, for a page whose table has the same columns. */
export const ScoresBody = ({ view, scores }: { view: View; scores: Scores }) =>
  rawHtml(scoresBody(scoreRows(view, scores), openColumns(scores)))

type Columns = ReturnType<typeof openColumns>

export function sameColumns(a: Scores, b: Scores): boolean {
  const [one, other] = [openColumns(a), openColumns(b)]
  return one.range === other.range && one.rated === other.rated
}

const row = ({ label, leads, score, to, worst, range, rank, rated }: ScoreRow, shown: Columns): string =>
  `<tr${leads ? ' data-lead=""' : ''}><th scope="row" dir="auto">${escapeHtml(label)}</th><td class="num score">${score}</td><td class="drawn">${scoreBar(to, worst)}</td>${shown.range ? `<td class="num opt">${range}</td>` : ''}<td class="num">${rank}</td>${shown.rated ? `<td class="num opt">${rated}</td>` : ''}</tr>`

/** 98%: room for the cap at the end of the longest bar. */
const barLength = (share: number) => `${(98 * share).toFixed(1)}%`

/** A bar with its pale end; `to` and `worst` are shares of the longest bar, 0 to 1. */
export function scoreBar(to: number, worst: number): string {
  const more =
    worst > to
      ? `<rect class="contra-more" x="${barLength(to)}" y="35%" width="${barLength(worst - to)}" height="30%"></rect><line class="cap" x1="${barLength(worst)}" x2="${barLength(worst)}" y1="10%" y2="90%"></line>`
      : ''
  return `<svg aria-hidden="true"><line class="gridline" x2="100%" y1="50%" y2="50%"></line><rect class="contra" y="15%" width="${barLength(to)}" height="70%"></rect>${more}</svg>`
}
