// Wall scene while participants answer: progress and the question. Must not show any answer, nor who has answered.

import { formatCount } from '../../../src/ach/model/format-count.ts'
import type { PracticeRow } from '../../../src/ach/model/practice-row.ts'
import { SURPRISE_WORDS } from '../../../src/ach/model/rating-question.ts'
import { isItemStage, STAGE_WORDS, taskOf } from '../../../src/ach/model/stage.ts'
import { activeItems } from '../../../src/ach/model/workbook.ts'
import type { RunView } from '../../../src/ach/view/run-view.ts'
import type { View } from '../../../src/ach/view/view.ts'
import { backwardsText } from '../../../src/ach/words/exercise-words.ts'
import { itemName } from '../../../src/ach/words/phrases.ts'
import { PROBABILITY_SCALE } from '../../../src/ach/words/probability-words.ts'
import { finishedText } from '../../../src/ach/words/wall-words.ts'
import { STAGE_TEXTS } from '../stage-texts.ts'

export const WallProgress = ({ run, view, row }: { run: RunView; view: View; row: PracticeRow | null }) => {
  const texts = STAGE_TEXTS[run.stage].wall
  if (!texts) return <p class="huge">{STAGE_WORDS[run.stage]}</p>
  const each = run.of > 1
  const figure = each ? `${formatCount(run.done)} of ${formatCount(run.count * run.of)}` : String(run.done)
  const counts = texts.counts(run.count, run.of)
  const task = taskOf(run.stage)
  const size = task === 'estimate before' || task === 'estimate now' ? textSize(view) : null
  return (
    <>
      <div class="two" data-size={row ? 'small' : (size ?? undefined)}>
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
          {row && <Practice row={row} />}
          {run.options.contentNote !== null && isItemStage(run.stage) && (
            <p class="note" dir="auto">
              {run.options.contentNote}
            </p>
          )}
        </div>
      </div>
      {size !== null && <Estimated view={view} size={size} />}
    </>
  )
}

/** A progress bar. `words`: shown below it, after its figures; otherwise `label` names it. */
export const WallBar = ({ done, of, ...text }: { done: number; of: number } & ({ words: string } | { label: string })) => {
  const share = of === 0 ? 0 : (100 * done) / of
  const label = 'words' in text ? `${formatCount(done)} of ${formatCount(of)} ${text.words}` : text.label
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

/** The practice row, with the scale in words of surprise. */
const Practice = ({ row }: { row: PracticeRow }) => (
  <div class="stack" data-tight>
    <p class="lead" dir="auto">
      “{row.statement}”
    </p>
    <Names names={row.hypotheses.map(({ name }) => name)} />
    <Scale words={SURPRISE_WORDS} />
  </div>
)

/** Characters of the hypotheses in full that fit the screen in large letters, and in small ones. */
const LARGE_TEXT = 420
const SMALL_TEXT = 1000

/** With `names`, there is no room for the hypotheses in full. */
type TextSize = 'large' | 'small' | 'names'
function textSize(view: View): TextSize {
  const length = activeItems(view.hypotheses).reduce((sum, { label, statement }) => sum + label.length + statement.length, 0)
  return length <= LARGE_TEXT ? 'large' : length <= SMALL_TEXT ? 'small' : 'names'
}

/** What participants estimate: the hypotheses in full where they fit, with the scale in words of probability. */
const Estimated = ({ view, size }: { view: View; size: TextSize }) => {
  const hypotheses = activeItems(view.hypotheses)
  return (
    <div class="stack estimated" data-size={size}>
      {size !== 'names' ? (
        <ul class="in-full" aria-label="Hypotheses">
          {hypotheses.map(({ id, statement }) => (
            <li dir="auto">
              <b>{itemName(view, id)}</b> {statement}
            </li>
          ))}
        </ul>
      ) : (
        <Names names={hypotheses.map(({ id }) => itemName(view, id))} />
      )}
      <Scale words={PROBABILITY_SCALE} />
    </div>
  )
}

const Names = ({ names }: { names: readonly string[] }) => (
  <ul class="names" aria-label="Hypotheses">
    {names.map((name) => (
      <li dir="auto">{name}</li>
    ))}
  </ul>
)

const Scale = ({ words }: { words: readonly (readonly [string, string])[] }) => (
  <p>
    {words.map(([value, meaning]) => (
      <span class="nowrap surprise">
        <b>{value}</b> {meaning}
      </span>
    ))}
  </p>
)
