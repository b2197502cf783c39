// The paper form of one participant: question, hypotheses, first probabilities, blank matrix and last page. Must not contain anyone's
// ratings or notes.

import type { RunOptions } from '../../src/ach/model/exercise.ts'
import { RATING_WORDS, RATINGS } from '../../src/ach/model/rating.ts'
import { RATING_QUESTION, STATEMENT_HINT } from '../../src/ach/model/rating-question.ts'
import type { Pack } from '../../src/report/pack/pack-content.ts'
import { isCircled, splitOverSheets } from '../../src/report/pack/pack-size.ts'
import { PackMatrix } from './matrix.tsx'
import { PackProbabilities, PaperFormEnd } from './paper-form-end.tsx'
import { PaperFormHead } from './part-head.tsx'

interface PaperFormProps {
  readonly pack: Pack
  readonly options: RunOptions
  /** long statements are shortened here; the cards have them in full */
  readonly withCards: boolean
}

export const PackPaperForm = ({ pack, options, withCards }: PaperFormProps) => {
  const { stages } = options
  const sheets = splitOverSheets(pack.hypotheses)
  return (
    <section class="pack-part" data-part="sheet" aria-labelledby="pack-sheet">
      <PaperFormHead pack={pack} />
      {pack.contentNote && (
        <p class="pack-note typed" dir="auto">
          {pack.contentNote}
        </p>
      )}
      <h2 id="pack-sheet" dir="auto">
        {pack.question}
      </h2>
      <h3>Hypotheses</h3>
      <dl class="pack-hypotheses">
        {pack.hypotheses.map(({ id, label, statement }) => (
          <div>
            <dt>
              {id} <bdi>{label}</bdi>
            </dt>
            <dd class="typed" dir="auto">
              {statement}
            </dd>
          </div>
        ))}
      </dl>
      {stages.includes('favourites') && (
        <PackProbabilities pack={pack} title="Before you read the evidence: how probable is each hypothesis? Total: 100%." />
      )}
      <section class="pack-how" aria-labelledby="pack-how">
        <h3 id="pack-how">How to rate</h3>
        <p>
          Rate one item at a time, across the row. For each hypothesis ask: <strong>{RATING_QUESTION}</strong> {STATEMENT_HINT}
        </p>
        <ul class="pack-marks">
          {RATINGS.map((rating) => (
            <li>
              <b>{rating}</b> {RATING_WORDS[rating]}
            </li>
          ))}
        </ul>
        <p>
          N: it fits either way. NA: it has no bearing on the hypothesis. Leave blank what you cannot judge. Rate alone; no one will mark
          your answers.
        </p>
      </section>
      {sheets.map((hypotheses, at) => (
        <PackMatrix
          pack={pack}
          hypotheses={hypotheses}
          circled={isCircled(pack.hypotheses.length, stages.includes('credibility'))}
          place={{ at, of: sheets.length }}
          judged={at === 0 && stages.includes('credibility')}
          why={at === 0}
          withCards={withCards}
        />
      ))}
      <PaperFormEnd pack={pack} options={options} />
    </section>
  )
}
