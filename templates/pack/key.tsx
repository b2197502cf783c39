// The key: reference ratings to compare with, on separate sheets at the end of the pack. No other part contains any of it.
import { ratingWords } from '../../src/ach/model/rating.ts'
import type { Pack, PackHypothesis } from '../../src/report/pack/pack-content.ts'
import type { AnswerKey } from '../../src/report/pack/pack-key.ts'
import { isCircled, shortenStatement, splitOverSheets } from '../../src/report/pack/pack-size.ts'
import { booleanAttribute } from '../ui/html.ts'
import { RatingChip } from '../ui/rating-chip.tsx'
import { PackHypothesisHead } from './hypothesis-head.tsx'
import { PackHead } from './part-head.tsx'

export const PackKey = ({ pack, reference }: { pack: Pack; reference: AnswerKey }) => (
  <section class="pack-part" data-part="key" aria-labelledby={`key-${reference.id}`}>
    <PackHead text="Reference ratings: for the facilitator, in the debrief" pack={pack} />
    <p class="pack-note">
      <strong>For the facilitator, in the debrief.</strong> Do not show them to the room before then. These ratings are one view, for
      comparison. They are not the right answers.
    </p>
    <h2 id={`key-${reference.id}`} dir="auto">
      {reference.name}
    </h2>
    {reference.note && (
      <p class="typed" dir="auto">
        {reference.note}
      </p>
    )}
    {reference.sums.length > 0 && (
      <p>
        Inconsistency scores, least inconsistent first:{' '}
        {reference.sums.map(({ name, score, rank }, at) => (
          <>
            {at > 0 && ', '}
            <span class="nowrap">{rank}</span> <bdi>{name}</bdi> ({score})
          </>
        ))}
        .{pack.judgedLater && ' Credibility that the room will judge counts as medium here.'}
      </p>
    )}
    {splitOverSheets(pack.hypotheses).map((hypotheses) => (
      <KeyTable
        pack={pack}
        reference={reference}
        from={pack.hypotheses.indexOf(hypotheses[0] as (typeof hypotheses)[number])}
        count={hypotheses.length}
      />
    ))}
  </section>
)

/** "hypotheses H1 to H4", "hypothesis H1". */
const hypothesesText = (hypotheses: readonly PackHypothesis[]): string =>
  hypotheses.length === 1 ? `hypothesis ${hypotheses[0]?.id}` : `hypotheses ${hypotheses[0]?.id} to ${hypotheses.at(-1)?.id}`

const KeyTable = ({ pack, reference, from, count }: { pack: Pack; reference: AnswerKey; from: number; count: number }) => {
  const hypotheses = pack.hypotheses.slice(from, from + count)
  return (
    <section class="pack-sheet scroll-x" aria-label={`${reference.name}, ${hypothesesText(hypotheses)}`} tabindex={0}>
      <table class="pack-matrix" data-key data-few={booleanAttribute(isCircled(pack.hypotheses.length))}>
        <thead>
          <tr>
            <th scope="col">Evidence</th>
            {hypotheses.map((one) => (
              <PackHypothesisHead hypothesis={one} turned={!isCircled(pack.hypotheses.length)} />
            ))}
          </tr>
        </thead>
        <tbody>
          {reference.rows.map(({ id, statement, notes, ratings }) => (
            <tr>
              <th scope="row">
                <b>{id}</b>{' '}
                <span dir="auto" class="pack-text">
                  {shortenStatement(statement) ?? statement}
                </span>
                {notes && from === 0 && (
                  <span class="pack-quiet pack-below" dir="auto">
                    {notes}
                  </span>
                )}
              </th>
              {ratings.slice(from, from + count).map((rating) => (
                <td class="pack-cell">
                  <RatingChip rating={rating} />
                  {rating && <span class="visually-hidden">, {ratingWords(rating)}</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
