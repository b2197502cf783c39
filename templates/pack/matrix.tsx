// The blank matrix of a paper form, with letters to circle or, for many hypotheses, boxes to write in. Very many take several sheets.
import { RATINGS } from '../../src/ach/model/rating.ts'
import { LEVELS } from '../../src/ach/model/workbook.ts'
import type { Pack, PackHypothesis, PackItem } from '../../src/report/pack/pack-content.ts'
import { shortenStatement } from '../../src/report/pack/pack-size.ts'
import { booleanAttribute, escapeHtml, rawHtml } from '../ui/html.ts'
import { PackHypothesisHead } from './hypothesis-head.tsx'
import { PaperFormHead } from './part-head.tsx'

interface MatrixProps {
  readonly pack: Pack
  /** the hypotheses on this sheet */
  readonly hypotheses: readonly PackHypothesis[]
  readonly place: { readonly at: number; readonly of: number }
  /** letters to circle instead of boxes */
  readonly circled: boolean
  /** a column to judge credibility */
  readonly judged: boolean
  /** a line for the reason */
  readonly why: boolean
  readonly withCards: boolean
}

export const PackMatrix = ({ pack, hypotheses, place, circled, judged, why, withCards }: MatrixProps) => {
  const title = circled ? 'Circle one rating in each cell' : `Write ${RATINGS.join(', ')} in each box, or leave it blank`
  return (
    <section class="pack-sheet scroll-x" aria-label={`Matrix to fill in${place.of > 1 ? ` ${place.at + 1}` : ''}`} tabindex={0}>
      <PaperFormHead pack={pack} again />
      <p class="pack-told">
        {title}
        {place.of > 1 && `. Sheet ${place.at + 1} of ${place.of}: ${hypotheses[0]?.id} to ${hypotheses.at(-1)?.id}`}
      </p>
      <table class="pack-matrix" data-circled={booleanAttribute(circled)}>
        <thead>
          <tr>
            <th scope="col">Evidence</th>
            {judged && (
              <th scope="col" class="pack-level">
                How credible?
              </th>
            )}
            {hypotheses.map((one) => (
              <PackHypothesisHead hypothesis={one} turned={!circled} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rawHtml(pack.items.map((item) => rowOf(item, { cell: circled ? CIRCLES : BOX, hypotheses, judged, why, withCards })).join(''))}
        </tbody>
      </table>
    </section>
  )
}

const CIRCLES = `<td class="pack-cell"><span class="pack-six">${RATINGS.map((rating) => `<span>${rating}</span>`).join(' ')}</span></td>`
const BOX = '<td class="pack-cell"></td>'
const LEVEL = `<td class="pack-level">${LEVELS.map((level) => `<span>${level}</span>`).join(' ')}</td>`

type Row = Pick<MatrixProps, 'hypotheses' | 'judged' | 'why' | 'withCards'> & { readonly cell: string }

function rowOf({ id, statement }: PackItem, { cell, hypotheses, judged, why, withCards }: Row): string {
  const excerpt = withCards ? shortenStatement(statement) : null
  const text = excerpt ?? statement
  const more = excerpt ? ` <span class="pack-quiet">(full text on card ${id})</span>` : ''
  const line = why ? '<span class="pack-why">Why</span>' : ''
  return `<tr><th scope="row"><b>${id}</b> <span dir="auto" class="pack-text">${escapeHtml(text)}</span>${more}${line}</th>${judged ? LEVEL : ''}${cell.repeat(hypotheses.length)}</tr>`
}
