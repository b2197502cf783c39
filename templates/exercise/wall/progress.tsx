// Wall scene while participants answer: progress and the question. Must not show any answer, nor who has answered.

import type { PracticeRow } from '../../../src/ach/model/practice-row.ts'
import { SURPRISE_WORDS } from '../../../src/ach/model/rating-question.ts'
import { isItemStage, STAGE_WORDS, taskOf } from '../../../src/ach/model/stage.ts'
import { activeItems } from '../../../src/ach/model/workbook.ts'
import type { RunView } from '../../../src/ach/view/run-view.ts'
import type { View } from '../../../src/ach/view/view.ts'
import { backwardsText } from '../../../src/ach/words/exercise-words.ts'
import { countNoun, itemName } from '../../../src/ach/words/phrases.ts'
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

/** What participants have before them: the hypotheses, and where they rate, the scale in words of surprise. */
const Asked = ({ view, run, row }: { view: View; run: RunView; row: PracticeRow | null }) => {
  const isProbability = taskOf(run.stage) === 'estimate before'
  if (!isProbability && !row) return null
  const names = row ? row.hypotheses.map(({ name }) => name) : activeItems(view.hypotheses).map(({ id }) => itemName(view, id))
  return (
    <div class="stack" data-tight>
      {row && <p dir="auto">“{row.statement}”</p>}
      <ul class="names" aria-label="Hypotheses">
        {names.map((name) => (
          <li dir="auto">{name}</li>
        ))}
      </ul>
      {row && (
        <p>
          {SURPRISE_WORDS.map(([rating, words]) => (
            <span class="nowrap surprise">
              <b>{rating}</b> {words}
            </span>
          ))}
        </p>
      )}
    </div>
  )
}
