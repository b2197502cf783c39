// The table and bar chart of inconsistency scores at the head of the matrix. The pale part of a bar is what blank cells could add.
// It is a string because every rating sends it again.

import { type ScaleLinear, scaleLinear } from 'd3-scale'
import type { Method } from '../../src/ach/model/workbook.ts'
import { byRank } from '../../src/ach/scoring/leaders.ts'
import { comparable, type HypothesisScore, type Scores } from '../../src/ach/scoring/score.ts'
import type { View } from '../../src/ach/view/view.ts'
import { formatPercent, formatRange, rankInTable, ratedHead, scoreWords } from '../../src/ach/words/phrases.ts'
import { escapeHtml, rawHtml } from '../ui/html.ts'

/** What the figure "rated" counts. */
export const ratedTitle = (method: Method): string => `${ratedHead(method)}: the share of the evidence that is rated CC to II`

export const ScoresTable = ({ view, scores, size }: { view: View; scores: Scores; size?: 'l' }) => {
  // 98%: room for the cap at the end of the longest bar
  const x = scaleLinear([0, Math.max(...scores.hypotheses.map((one) => one.worst), 0) || 1], [0, 98])
  const ranked = comparable(scores) ? scores.hypotheses.toSorted(byRank) : scores.hypotheses
  const barHead = 'As a bar<span class="opt"> (pale: if blanks were II)</span>'
  // the small table has no room for the whole heading
  const rated = size ? ratedHead(scores.method) : 'Rated'
  return rawHtml(
    `<table class="scores" id="scores"${size ? ` data-size="${size}"` : ''}${!size && scores.verdict === 'unrated' ? ' hidden' : ''}><caption class="visually-hidden">Inconsistency scores: the lower the score, the less evidence against the hypothesis. Range: what the score could become once blank cells are rated.</caption><thead><tr><th scope="col"><span class="visually-hidden">Hypothesis</span></th><th scope="col" class="num" title="Inconsistency score">Score</th><td class="drawn" title="Pale: what the score would become if all blank cells were rated II">${barHead}</td><th scope="col" class="num opt">Range</th><th scope="col" class="num">Rank</th><th scope="col" class="num opt" title="${ratedTitle(scores.method)}">${rated}</th></tr></thead><tbody>${ranked.map((one) => row(view, scores, one, x)).join('')}</tbody></table>`,
  )
}

function row(view: View, scores: Scores, one: HypothesisScore, x: ScaleLinear<number, number>): string {
  const leads = scores.leaders.includes(one.id) && comparable(scores) && scores.verdict !== 'untested'
  return `<tr${leads ? ' data-lead=""' : ''}><th scope="row" dir="auto">${escapeHtml(view.hypotheses.get(one.id)?.label ?? '')}</th><td class="num score">${scoreWords(one, scores.method)}</td><td class="drawn">${bar(x(one.score), x(one.worst))}</td><td class="num opt">${formatRange(one, scores.method)}</td><td class="num">${rankInTable(one, scores)}</td><td class="num opt">${formatPercent(one.coverage)}</td></tr>`
}

function bar(from: number, to: number): string {
  const share = (value: number) => `${value.toFixed(1)}%`
  const more =
    to > from
      ? `<rect class="contra-more" x="${share(from)}" y="35%" width="${share(to - from)}" height="30%"></rect><line class="cap" x1="${share(to)}" x2="${share(to)}" y1="10%" y2="90%"></line>`
      : ''
  return `<svg aria-hidden="true"><line class="gridline" x1="0" x2="100%" y1="50%" y2="50%"></line><rect class="contra" y="15%" width="${share(from)}" height="70%"></rect>${more}</svg>`
}
