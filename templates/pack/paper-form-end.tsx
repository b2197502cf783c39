// The last page of a paper form: proposals, second-round ratings and final probabilities.

import type { RunOptions } from '../../src/ach/model/exercise.ts'
import type { Pack } from '../../src/report/pack/pack-content.ts'
import { PaperFormHead } from './part-head.tsx'

export const PaperFormEnd = ({ pack, options }: { pack: Pack; options: RunOptions }) => {
  const { stages } = options
  return (
    <div class="pack-end">
      <PaperFormHead pack={pack} again />
      <Proposals propose={options.propose} />
      {stages.includes('discuss') && (options.discuss === 'all' ? <SecondFormNote /> : <SecondRoundLines />)}
      {stages.includes('probabilities') && (
        <PackProbabilities pack={pack} title="At the end: how probable is each hypothesis now? Do not look back first. Total: 100%." />
      )}
    </div>
  )
}

/** Lines for proposals, if the exercise accepts them. */
const Proposals = ({ propose }: { propose: RunOptions['propose'] }) => {
  const what = [propose.hypotheses && 'a hypothesis', propose.evidence && 'an item of evidence'].filter(Boolean).join(' or ')
  if (what === '') return null
  return (
    <section class="pack-propose" aria-label="Proposals">
      <p class="pack-told">Is anything missing? You can propose {what}.</p>
      <span class="pack-line" />
      <span class="pack-line" />
      <span class="pack-line" />
    </section>
  )
}

const SecondFormNote = () => (
  <p class="pack-told">After the discussion, rate everything again on a second paper form. Leave this matrix as it is.</p>
)

const LINES = 8

/** Second-round ratings have separate lines, so that the first round stays readable. */
const SecondRoundLines = () => (
  <section aria-labelledby="pack-end-probabilities">
    <p class="pack-told" id="pack-end-probabilities">
      After the discussion: cells that you rate again. Leave the matrix as it is.
    </p>
    <table class="pack-again">
      <thead>
        <tr>
          <th scope="col">Item</th>
          <th scope="col">Hypothesis</th>
          <th scope="col">Now</th>
          <th scope="col">Why</th>
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: LINES }, () => (
          <tr>
            <td />
            <td />
            <td />
            <td />
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)

/** A box for the probability of each hypothesis. */
export const PackProbabilities = ({ pack, title }: { pack: Pack; title: string }) => (
  <section class="pack-chances" aria-label={title}>
    <p>
      <strong>{title}</strong>
    </p>
    <ul>
      {pack.hypotheses.map(({ id, label }) => (
        <li>
          <span>
            {id} <bdi>{label}</bdi>
          </span>
          <span class="pack-box">%</span>
        </li>
      ))}
    </ul>
  </section>
)
