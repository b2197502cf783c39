// Wall scene while participants answer: progress and the question. Must not show any answer, nor who has answered.

import type { PracticeRow } from '../../../src/ach/model/practice-row.ts'
import { SURPRISE_WORDS } from '../../../src/ach/model/rating-question.ts'
import { isItemStage, STAGE_WORDS, taskOf } from '../../../src/ach/model/stage.ts'
import { activeItems } from '../../../src/ach/model/workbook.ts'
import type { RunView } from '../../../src/ach/view/run-view.ts'
import type { View } from '../../../src/ach/view/view.ts'
import { backwardsText } from '../../../src/ach/words/exercise-words.ts'
import { countNoun, itemName } from '../../../src/ach/words/phrases.ts'
import { PROBABILITY_SCALE } from '../../../src/ach/words/probability-words.ts'
import { finishedText } from '../../../src/ach/words/wall-words.ts'
import { STAGE_TEXTS } from '../stage-texts.ts'

export const WallProgress = ({ run, view, row }: { run: RunView; view: View; row: PracticeRow | null }) => {
  const texts = STAGE_TEXTS[run.stage].wall
  if (!texts) return <p class="huge">{STAGE_WORDS[run.stage]}</p>
  const each = run.of > 1
  const figure = each ? `${number(run.done)} of ${number(run.count * run.of)}` : String(run.done)
  const counts = texts.counts(run.count, run.of)
  return (
    <div class="two">
      <div class="stack">
        <p class="huge" data-long={figure.length > 10 ? '' : undefined}>
          {figure}
        </p>
        <p class="lead">
          {counts}
          {each && run.finished > 0 && `. ${finishedText(run.finished)}.`}
        </p>
        <WallBar done={run.done} of={run.count * run.of} label={`${figure} ${counts}`} />
      </div>
      <div class="stack">
        <h2>{texts.question}</h2>
        <p class="lead">{texts.instructions}</p>
        {run.practice && <p class="lead">{backwardsText(run.practice)}</p>}
        <Asked view={view} run={run} row={row} />
        {run.options.contentNote !== null && isItemStage(run.stage) && (
          <p class="note" dir="auto">
            {run.options.contentNote}
          </p>
        )}
        {taskOf(run.stage) === 'estimate now' && (
          <p class="quiet">
            {countNoun(activeItems(view.hypotheses).length, 'hypothesis', 'hypotheses')}. Your numbers are scaled to a total of 100%.
          </p>
        )}
      </div>
    </div>
  )
}

const number = (count: number) => count.toLocaleString('en')

/** A progress bar. `words`: shown below it, after its figures; otherwise `label` names it. */
export const WallBar = ({ done, of, ...text }: { done: number; of: number } & ({ words: string } | { label: string })) => {
  const share = of === 0 ? 0 : (100 * done) / of
  const label = 'words' in text ? `${number(done)} of ${number(of)} ${text.words}` : text.label
  return (
    <div class="stack" data-tight>
      <svg class="plot bar" role="img" aria-label={label}>
        <rect class="t4" width="100%" height="100%" />
        <rect class="t1" width={`${share.toFixed(1)}%`} height="100%" />
      </svg>
      {'words' in text && <p class="quiet">{label}</p>}
    </div>
  )
}

/** Characters of the hypotheses in full that are legible from the back row. */
const FULL_TEXT = 420

/** What participants have before them: the hypotheses, and the scale in words, of surprise or of probability. */
const Asked = ({ view, run, row }: { view: View; run: RunView; row: PracticeRow | null }) => {
  const task = taskOf(run.stage)
  if (task === 'estimate before' || task === 'estimate now') return <AskedProbability view={view} />
  if (!row) return null
  return (
    <div class="stack" data-tight>
      <p dir="auto">“{row.statement}”</p>
      <ul class="names" aria-label="Hypotheses">
        {row.hypotheses.map(({ name }) => (
          <li dir="auto">{name}</li>
        ))}
      </ul>
      <Scale words={SURPRISE_WORDS} />
    </div>
  )
}

/** Hypotheses in full where they fit, otherwise their names. */
const AskedProbability = ({ view }: { view: View }) => {
  const hypotheses = activeItems(view.hypotheses)
  const full = hypotheses.reduce((sum, { label, statement }) => sum + label.length + statement.length, 0) <= FULL_TEXT
  return (
    <div class="stack" data-tight>
      {full ? (
        <dl class="facts" id="hypotheses">
          {hypotheses.map(({ id, statement }) => (
            <>
              <dt dir="auto">{itemName(view, id)}</dt>
              <dd dir="auto">{statement}</dd>
            </>
          ))}
        </dl>
      ) : (
        <ul class="names" aria-label="Hypotheses">
          {hypotheses.map(({ id }) => (
            <li dir="auto">{itemName(view, id)}</li>
          ))}
        </ul>
      )}
      <Scale words={PROBABILITY_SCALE} />
    </div>
  )
}

const Scale = ({ words }: { words: readonly (readonly [string, string])[] }) => (
  <p>
    {words.map(([value, meaning]) => (
      <span class="nowrap surprise">
        <b>{value}</b> {meaning}
      </span>
    ))}
  </p>
)
