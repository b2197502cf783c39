// Wall scene while participants answer: progress and the question. Must not show any answer, nor who has answered.
import { isItemStage, STAGE_WORDS, taskOf } from '../../../src/ach/model/stage.ts'
import { activeItems } from '../../../src/ach/model/workbook.ts'
import type { RunView } from '../../../src/ach/view/run-view.ts'
import type { View } from '../../../src/ach/view/view.ts'
import { countNoun } from '../../../src/ach/words/phrases.ts'
import { finishedText } from '../../../src/ach/words/wall-words.ts'
import { STAGE_TEXTS } from '../stage-texts.ts'

export const WallProgress = ({ run, view }: { run: RunView; view: View }) => {
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
