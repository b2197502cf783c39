// The end of a participant's sheet: what they propose, what they rate anew, what they believe now.

import type { RunOptions } from '../../src/ach/model/exercise.ts'
import type { Pack } from '../../src/report/pack/pack-content.ts'
import { NameLine } from './matrix.tsx'

export const PaperFormEnd = ({ pack, options }: { pack: Pack; options: RunOptions }) => {
  const { stages } = options
  return (
    <div class="pack-end">
      <NameLine />
      <Proposals propose={options.propose} />
      {stages.includes('discuss') && (options.discuss === 'all' ? <AllAgain /> : <Again />)}
      {stages.includes('probabilities') && (
        <PackProbabilities pack={pack} title="At the end: how probable is each now? Do not look back first. Together 100%." />
      )}
    </div>
  )
}

/** Lines for what participants may propose in this exercise. */
const Proposals = ({ propose }: { propose: RunOptions['propose'] }) => {
  const what = [propose.hypotheses && 'a hypothesis', propose.evidence && 'an item of evidence'].filter(Boolean).join(' or ')
  if (what === '') return null
  return (
    <section class="pack-propose" aria-label="What is missing">
      <p class="pack-told">What is missing? You may propose {what}.</p>
      <span class="pack-line" />
      <span class="pack-line" />
      <span class="pack-line" />
    </section>
  )
}

const AllAgain = () => <p class="pack-told">After talking you rate all of it anew: ask for a second sheet. Leave this matrix as it is.</p>

const LINES = 8

/** The first round stays readable: what is rated anew gets lines of its own. */
const Again = () => (
  <section aria-labelledby="pack-anew">
    <p class="pack-told" id="pack-anew">
      After talking: what you rate anew. Leave the matrix as it is.
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

/** Places for how probable each hypothesis is to the participant. */
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
