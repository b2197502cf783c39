// On the wall while people answer: how far the room is, and what is asked. Must not show what anybody answered, nor who.
import { isItemStage, STAGE_WORDS, taskOf } from '../../../src/ach/model/stage.ts'
import { activeItems } from '../../../src/ach/model/workbook.ts'
import type { RunView } from '../../../src/ach/view/run-view.ts'
import type { View } from '../../../src/ach/view/view.ts'
import { STAGE_TEXTS } from '../stage-texts.ts'

export const WallProgress = ({ run, view }: { run: RunView; view: View }) => {
  const asked = STAGE_TEXTS[run.stage].wall
  if (!asked) return <p class="huge">{STAGE_WORDS[run.stage]}</p>
  const each = run.of > 1
  const figure = each ? `${number(run.done)} of ${number(run.count * run.of)}` : String(run.done)
  return (
    <div class="two">
      <div class="stack">
        <p class="huge" data-long={figure.length > 10 ? '' : undefined}>
          {figure}
        </p>
        <p class="lead">
          {asked.counts(run.count)}
          {each && run.finished > 0 && `. ${run.finished === 1 ? '1 is' : `${run.finished} are`} done.`}
        </p>
        <WallBar done={run.done} of={run.count * run.of} words={asked.counts(run.count)} bare />
      </div>
      <div class="stack">
        <h2>{asked.asks}</h2>
        <p class="lead">{asked.how}</p>
        {run.options.contentNote !== null && isItemStage(run.stage) && (
          <p class="note" dir="auto">
            {run.options.contentNote}
          </p>
        )}
        {taskOf(run.stage) === 'estimate now' && <p class="quiet">{activeItems(view.hypotheses).length} hypotheses, together 100%.</p>}
      </div>
    </div>
  )
}

const number = (count: number) => count.toLocaleString('en')

/** A bar with its numbers; `bare` where they stand beside it. */
export const WallBar = ({ done, of, words, bare }: { done: number; of: number; words: string; bare?: boolean }) => {
  const share = of === 0 ? 0 : (100 * done) / of
  return (
    <div class="stack" data-tight>
      <svg class="plot bar" role="img" aria-label={`${done} of ${of} ${words}`}>
        <rect class="t4" width="100%" height="100%" />
        <rect class="t1" width={`${share.toFixed(1)}%`} height="100%" />
      </svg>
      {!bare && (
        <p class="quiet">
          {number(done)} of {number(of)} {words}
        </p>
      )}
    </div>
  )
}
