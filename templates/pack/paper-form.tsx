// The sheet of one participant: question and hypotheses, what they believe before, the matrix to fill in, and what they believe at the
// end. It holds nobody's ratings and no notes.

import type { RunOptions } from '../../src/ach/model/exercise.ts'
import { RATING_WORDS, RATINGS } from '../../src/ach/model/rating.ts'
import { RATING_QUESTION, STATEMENT_HINT } from '../../src/ach/model/rating-question.ts'
import type { Pack } from '../../src/report/pack/pack-content.ts'
import { isCircled, splitOverSheets } from '../../src/report/pack/pack-size.ts'
import { NameLine, PackMatrix } from './matrix.tsx'
import { PackProbabilities, PaperFormEnd } from './paper-form-end.tsx'

interface SheetProps {
  readonly pack: Pack
  readonly options: RunOptions
  /** long texts stand in full on cards */
  readonly withCards: boolean
}

export const PackPaperForm = ({ pack, options, withCards }: SheetProps) => {
  const { stages } = options
  const sheets = splitOverSheets(pack.hypotheses)
  return (
    <section class="pack-part" data-part="sheet" aria-labelledby="pack-sheet">
      <p class="pack-head">
        <span>Participant sheet</span> <bdi>{pack.title}</bdi>
      </p>
      <NameLine />
      {pack.contentNote && (
        <p class="pack-note typed" dir="auto">
          {pack.contentNote}
        </p>
      )}
      <h2 id="pack-sheet" dir="auto">
        {pack.question}
      </h2>
      <h3>The hypotheses</h3>
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
        <PackProbabilities pack={pack} title="Before you read the evidence: how probable is each? Together 100%." />
      )}
      <section class="pack-how" aria-labelledby="pack-how">
        <h3 id="pack-how">How to rate</h3>
        <p>
          One item at a time, across the row. Ask for each hypothesis: <strong>{RATING_QUESTION}</strong> {STATEMENT_HINT}
        </p>
        <ul class="pack-marks">
          {RATINGS.map((rating) => (
            <li>
              <b>{rating}</b> {RATING_WORDS[rating]}
            </li>
          ))}
        </ul>
        <p>N fits either way. NA has no bearing on it. What you cannot judge you leave blank. Rate alone; nobody marks this sheet.</p>
      </section>
      {sheets.map((hypotheses, at) => (
        <PackMatrix
          items={pack.items}
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
