// For whoever leads a room on paper: adding up a sheet, and finding the cells that are worth talking about.
import { weightOf } from '../../src/ach/model/weight.ts'
import type { Level } from '../../src/ach/model/workbook.ts'
import type { Pack } from '../../src/report/pack/pack-content.ts'

/** What a judged credibility does to a weight. */
const factorOf = (credibility: Level) => weightOf({ credibility, relevance: null }, 'weighted').toFixed(2)

export const ScoreByHand = ({ pack: { method, weights, judgedLater } }: { pack: Pack }) => (
  <>
    <section class="pack-block" aria-labelledby="pack-count">
      <h3 id="pack-count">Counting by hand</h3>
      <ol>
        <li>Each adds up their own sheet, one hypothesis at a time, down its column.</li>
        <li>
          <b>I counts 1, II counts 2,</b> everything else counts nothing: CC, C, N, NA and blank alike.
          {method === 'weighted' && ' Take each times the weight of its item.'}
        </li>
        <li>The lowest sum is the least contradicted hypothesis. Equal sums share a place.</li>
        <li>
          Look at the blanks: a hypothesis that is rated on few items has a low sum because it was hardly tested. Say so beside the sum.
        </li>
        <li>
          For the room: ask for hands, hypothesis by hypothesis, who has it lowest. Letters are not averaged, and the sums of different
          people are not added up.
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
          . An I on an item of × 1.41 counts 1.41, a II 2.82.
          {judgedLater &&
            ` These are without the credibility that the room judges: high makes a weight × ${factorOf('high')} of what stands here, low × ${factorOf('low')}, medium leaves it.`}
        </p>
      ) : (
        <p>Here every item weighs the same: no weights.</p>
      )}
    </section>
    <section class="pack-block" aria-labelledby="pack-talk">
      <h3 id="pack-talk">Cells worth talking about</h3>
      <p>Not those with the most opinions, but those where the room is divided and a sum would notice. From the strokes of the reveal:</p>
      <ol>
        <li>Pass over cells where nobody wrote I or II, and cells where everybody wrote the same. CC against N changes no sum.</li>
        <li>Among the others look for an even split: five against five is worth more than nine against one.</li>
        <li>
          II against C is twice as far apart as I against C, or II against I.
          {method === 'weighted' && ' Of two alike, the item with the larger weight.'}
        </li>
        <li>Take the first five. Then cells where some wrote NA and others rated: do they read the item in the same way?</li>
      </ol>
    </section>
  </>
)
