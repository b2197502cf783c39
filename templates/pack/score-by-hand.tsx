// Instructions in the facilitator's notes: scoring a paper form by hand, and finding the cells worth discussing.
import { weightOf } from '../../src/ach/model/weight.ts'
import type { Level } from '../../src/ach/model/workbook.ts'
import { contradictingCodes, contradictionCounts, uncountedCodes } from '../../src/ach/words/scale-words.ts'
import type { Pack } from '../../src/report/pack/pack-content.ts'

/** The weight of an item with high credibility, rounded as printed. */
const EXAMPLE_WEIGHT = Number(weightOf({ credibility: 'high', relevance: null }, 'weighted').toFixed(2))
/** The factor of a judged credibility in a weight. */
const factorOf = (credibility: Level) => weightOf({ credibility, relevance: null }, 'weighted').toFixed(2)

export const ScoreByHand = ({ pack: { method, weights, judgedLater } }: { pack: Pack }) => (
  <>
    <section class="pack-block" aria-labelledby="pack-count">
      <h3 id="pack-count">Scoring by hand</h3>
      <ol>
        <li>All participants work out the scores on their own paper forms, one hypothesis at a time, down its column.</li>
        <li>
          <b>{contradictionCounts()}.</b> {uncountedCodes()} count 0.
          {method === 'weighted' && ' Multiply each by the weight of its item.'} Add up the column. The sum is the hypothesis’s
          inconsistency score.
        </li>
        <li>The hypothesis with the lowest score is least inconsistent. Hypotheses with equal scores are tied.</li>
        <li>
          Check the blanks: a hypothesis rated on few items has a low score because it was hardly tested. Note that next to the score.
        </li>
        <li>
          For the room, go through the hypotheses and ask for a show of hands: on whose form does this one have the lowest score? Do not
          average letters, and do not add up the scores of different participants.
        </li>
      </ol>
      {method === 'weighted' ? (
        <p>
          Weights:{' '}
          {weights.map(({ weight, items }, at) => (
            <>
              {at > 0 && '; '}
              <b>× {weight.toFixed(2)}</b> for {items.join(', ')}
            </>
          ))}
          . For an item with weight {EXAMPLE_WEIGHT}, {contradictionCounts(EXAMPLE_WEIGHT)}.
          {judgedLater &&
            ` These weights do not include the credibility that the room judges. Multiply by ${factorOf('high')} for high and by ${factorOf('low')} for low; medium changes nothing.`}
        </p>
      ) : (
        <p>All items have the same weight.</p>
      )}
    </section>
    <section class="pack-block" aria-labelledby="pack-talk">
      <h3 id="pack-talk">Cells worth discussing</h3>
      <p>These are the cells where the room is divided and a score could change. Use the tally from the reveal:</p>
      <ol>
        <li>
          Skip cells where no one wrote {contradictingCodes('or')}, and cells where everyone wrote the same. Whether someone wrote CC, C or
          N makes no difference to a score.
        </li>
        <li>Among the others, look for an even split: five to five is worth more than nine to one.</li>
        <li>
          II and C are twice as far apart as I and C, or as II and I.
          {method === 'weighted' && ' Of two equal splits, prefer the item with the larger weight.'}
        </li>
        <li>
          Discuss the five where the ratings are split most evenly and lie furthest apart. Then discuss cells where some chose NA and others
          one of CC to II: do they understand the item in the same way?
        </li>
      </ol>
    </section>
  </>
)
