// The matrix for the clipboard: an HTML table that Word, Writer and mail programs paste with its colours, and the same as plain text. Colours are
// attributes and styles of each cell, because pasted HTML has no style sheet.

import { type MatrixModel, myRating } from '../../../templates/matrix/matrix-model.ts'
import type { PictureOrigin } from '../../../templates/pictures/frame.ts'
import { isRightToLeft } from '../../../templates/pictures/text-width.ts'
import { escapeHtml } from '../../../templates/ui/html.ts'
import { formatCount } from '../../ach/model/format-count.ts'
import { RATINGS, type Rating, ratingWords } from '../../ach/model/rating.ts'
import type { Steps } from '../../ach/model/steps.ts'
import { INK, LINE, QUIET, RATING_COLOURS, STRONG_LINE, SUNKEN } from '../../ach/words/palette.ts'
import { countNoun, formatDate, itemName, phraseText, rankWords, scoreWords } from '../../ach/words/phrases.ts'
import { verdictSentence } from '../../ach/words/verdict-words.ts'

export interface MatrixCopy {
  readonly html: string
  readonly text: string
}

/** rows between two pauses for other requests */
const ROWS_AT_ONCE = 100

/** What the picture of the matrix says, with the same rows. Scores are left out while they are hidden. */
export function* matrixCopySteps(
  model: MatrixModel,
  { title, marking, ratings, day, suppositions, notes }: PictureOrigin,
): Steps<MatrixCopy> {
  const { view, hypotheses, rows, scores, scoreOf, total, parked } = model
  const sentence = scores && verdictSentence(scores, view)
  const verdict = sentence ? `${sentence.opening}${sentence.lead}${sentence.rest.map(phraseText).join('')}` : ''
  const origin = [title, ratings ?? '', formatDate(day)].filter(Boolean).join(' · ')
  const shown = rows.length === total ? '' : `Showing ${formatCount(rows.length)} of ${countNoun(total, 'item')}.`
  const leftOut = parked.length === 0 ? '' : `${countNoun(parked.length, 'item')} parked and not shown.`
  const above = [marking ?? '', view.question, verdict, ...suppositions].filter(Boolean)
  const below = [[shown, leftOut].filter(Boolean).join(' '), KEY, origin, ...notes, marking ?? ''].filter(Boolean)
  const heads = hypotheses.map((one) => {
    const score = scoreOf.get(one.id)
    return { name: itemName(view, one.id), figures: score ? `${scoreWords(score, view.method)} · ${rankWords(score)}` : '' }
  })
  const html = [
    ...above.map((line) => paragraph(line, line === view.question)),
    `<table border="1" cellspacing="0" cellpadding="4" style="border-collapse:collapse;${FONT}"><thead><tr>`,
    ...['ID', 'Evidence'].map((name) => headCell(name, '', 'left')),
    ...heads.map(({ name, figures }) =>
      headCell(name, figures === '' ? '' : `<br><span style="font-weight:normal">${escapeHtml(figures)}</span>`, 'center'),
    ),
    '</tr></thead><tbody>',
  ]
  const text = [
    ...above,
    '',
    ['ID', 'Evidence', ...heads.map(({ name, figures }) => [name, figures].filter(Boolean).join(', '))].map(cellText).join('\t'),
  ]
  for (const [at, item] of rows.entries()) {
    if (at % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) yield
    const row = hypotheses.map((one) => myRating(view, item.id, one.id))
    html.push(`<tr>${bodyCell(item.id, `color:#${QUIET}`)}${bodyCell(item.statement)}${row.map(ratingCell).join('')}</tr>`)
    text.push([item.id, item.statement, ...row.map((rating) => rating ?? '')].map(cellText).join('\t'))
  }
  html.push('</tbody></table>', ...below.map((line) => paragraph(line, false)))
  return { html: html.join(''), text: `${[...text, '', ...below].join('\n')}\n` }
}

const FONT = `font-family:Arial,sans-serif;font-size:10pt;color:#${INK}`
const KEY = `${RATINGS.map((rating) => `${rating} ${ratingWords(rating)}`).join(', ')}; blank: ${ratingWords(null)}.`

const paragraph = (line: string, strong: boolean): string => {
  const words = escapeHtml(line).replaceAll('\n', '<br>')
  return `<p${strong ? direction(line) : ''} style="margin:0 0 6pt;${FONT}">${strong ? `<b>${words}</b>` : words}</p>`
}

const headCell = (text: string, below: string, align: 'left' | 'center'): string =>
  `<th scope="col" align="${align}" valign="bottom" bgcolor="#${SUNKEN}" style="${FONT};border:1px solid #${STRONG_LINE};background-color:#${SUNKEN}">${escapeHtml(text)}${below}</th>`

const bodyCell = (text: string, style = ''): string =>
  `<td${direction(text)} valign="top" style="${FONT};border:1px solid #${LINE};${style}">${escapeHtml(text).replaceAll('\n', '<br>')}</td>`

/** Of a typed text. Programs into which this is pasted do not know `dir="auto"`. */
const direction = (text: string): string => (isRightToLeft(text) ? ' dir="rtl"' : '')

function ratingCell(rating: Rating | null): string {
  if (rating === null) return `<td align="center" style="border:1px solid #${LINE}">&nbsp;</td>`
  const { fill, ink } = RATING_COLOURS[rating]
  return `<td align="center" valign="top" bgcolor="#${fill}" style="${FONT};border:1px solid #${LINE};background-color:#${fill};color:#${ink}"><font color="#${ink}"><b>${rating}</b></font></td>`
}

/** A tab or a line end would begin another cell. */
const cellText = (text: string): string => text.replace(/\s+/g, ' ').trim()
