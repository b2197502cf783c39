// The head of the matrix: the question, the verdict as a sentence with links to its cells, and the table of scores.

import type { Child } from 'hono/jsx'
import { formatCount } from '../../src/ach/model/format-count.ts'
import { activeItems } from '../../src/ach/model/workbook.ts'
import { canRetest } from '../../src/ach/scoring/retest.ts'
import type { Scores } from '../../src/ach/scoring/score.ts'
import { countNoun, formatPercent } from '../../src/ach/words/phrases.ts'
import { type VerdictSentence, verdictSentence } from '../../src/ach/words/verdict-words.ts'
import { cellId, paths } from '../../src/paths.ts'
import { Actions } from '../ui/actions.tsx'
import { booleanAttribute } from '../ui/html.ts'
import { PictureMenu } from '../ui/picture-menu.tsx'
import { BeforeAfter } from './before-after.tsx'
import { Briefing } from './briefing/briefing.tsx'
import { EmptyMatrix } from './empty-matrix.tsx'
import { FirstPassProgress, ScoresShown, ShowScoresNow } from './first-pass.tsx'
import { blankCells, canEdit, hasBlank, isEmpty, keptQuery, type MatrixBase } from './matrix-model.ts'
import { ScoresTable } from './scores-table.tsx'

export const VerdictBlock = ({ base }: { base: MatrixBase }) => (
  <section class="verdict" id="verdict" aria-label="Verdict" data-scores={booleanAttribute(base.scores !== null)}>
    {isEmpty(base.view) && canEdit(base) ? (
      <EmptyMatrix id={base.id} view={base.view} />
    ) : (
      <div>
        <h1 dir="auto">{base.view.question}</h1>
        {base.scores ? (
          <VerdictText base={base} scores={base.scores} />
        ) : base.whatIf ? (
          <NoScores base={base} />
        ) : (
          <RatingProgress base={base} />
        )}
      </div>
    )}
    {base.scores && !isEmpty(base.view) && base.scores.hypotheses.length > 0 && (
      <ScoresBox scores={base.scores}>
        {base.whatIf ? (
          <div class="before-after-box">
            <BeforeAfter {...base.whatIf} view={base.view} scores={base.scores} />
            <PictureMenu href={`${paths.picture(base.id, 'before-after.svg')}${keptQuery(base)}`} of="before and after" />
          </div>
        ) : (
          <ScoresTable view={base.view} scores={base.scores} />
        )}
      </ScoresBox>
    )}
    {!isEmpty(base.view) && (
      <Briefing
        id={base.id}
        view={base.view}
        rates={canEdit(base) && base.view.me !== null && activeItems(base.view.evidence).some((item) => hasBlank(base.view, item))}
        scored={base.hidden === null}
      />
    )}
  </section>
)

/** More hypotheses than this scroll in a box, which keeps the matrix in sight. */
const MAX_UNSCROLLED = 8
const ScoresBox = ({ scores: { hypotheses }, children }: { scores: Scores; children: Child }) =>
  hypotheses.length > MAX_UNSCROLLED ? (
    <div>
      <section class="scores-box" aria-label={`Scores of ${hypotheses.length} hypotheses`} tabindex={0}>
        {children}
      </section>
      <p class="meta scores-more">Scroll to see all {hypotheses.length} hypotheses.</p>
    </div>
  ) : (
    children
  )

const isAllRated = ({ verdict, hypotheses }: Scores): boolean => verdict !== 'unrated' && hypotheses.every(({ blank }) => blank === 0)

/** A verdict that is pending names the address that has the final one; public/js/matrix/pending-verdict.js loads it. */
export const VerdictText = ({ base, scores }: { base: MatrixBase; scores: Scores }) => {
  const { view, whatIf } = base
  const sentence = verdictSentence(scores, view)
  const [first] = scores.verdict === 'unrated' ? blankCells(view) : []
  return (
    <div
      class="says"
      id="says"
      role="status"
      data-pending={scores.grounds.chance === 'pending' ? `${paths.verdict(base.id)}${keptQuery(base)}` : undefined}
    >
      <p>
        {sentence.opening}
        <strong>{sentence.lead}</strong>
        {sentence.rest.map((part) => (
          <Piece part={part} base={base} leader={scores.leaders[0]} />
        ))}
      </p>
      {!whatIf && !view.readOnly && view.firstPass && <ScoresShown id={base.id} firstPass={view.firstPass} />}
      {first && !whatIf && !view.readOnly && (
        <p class="keys">
          <a href={`#${cellId(first.evidence, first.hypothesis)}`}>Go to the first cell</a> and press <kbd>1</kbd> to <kbd>5</kbd>, or point
          at a cell and click a letter.
        </p>
      )}
      {isAllRated(scores) && !whatIf && !view.readOnly && (
        <p class="row">
          <a class="btn" data-size="s" data-kind="main" href={paths.report(base.id)}>
            Read the report
          </a>
          <span>
            All rated. You can also state your <a href={paths.confidence(base.id)}>confidence</a> or open the{' '}
            <a href={paths.analysis(base.id)}>analysis</a>.
            {view.me && (canRetest(view, view.me) || view.me.retest.length > 0) && (
              <>
                {' '}
                In a few days: <a href={paths.rateAgain(base.id)}>rate some items again blind</a>.
              </>
            )}
          </span>
        </p>
      )}
      {sentence.warnings.length === 1 && <p class="caveat">{sentence.warnings[0]}</p>}
      {sentence.warnings.length > 1 && (
        <details class="caveat">
          <summary>{sentence.warnings.length} things to keep in mind</summary>
          <ul>
            {sentence.warnings.map((warning) => (
              <li>{warning}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

/** One part of the verdict. An item without a hypothesis links to its cell for the leader, which the sentence is about. */
const Piece = ({ part, base, leader }: { part: VerdictSentence['rest'][number]; base: MatrixBase; leader: string | undefined }) => {
  if (typeof part === 'string') return <>{part}</>
  const hypothesis = part.hypothesis ?? leader
  if (part.evidence === undefined && part.hypothesis !== undefined)
    return (
      <a href={`${paths.scoreBreakdown(base.id, part.hypothesis)}${keptQuery(base)}`} data-dialog>
        {part.text}
      </a>
    )
  if (part.evidence === undefined || hypothesis === undefined) return <>{part.text}</>
  return <a href={`#${cellId(part.evidence, hypothesis)}`}>{part.text}</a>
}

/** Replaces the verdict while scores are hidden: shows how much is rated and nothing about which hypothesis leads. */
export const RatingProgress = ({ base }: { base: MatrixBase }) => {
  const { view } = base
  if (base.hidden === 'first pass' && view.firstPass) return <FirstPassProgress base={base} firstPass={view.firstPass} />
  const all = activeItems(view.evidence).length * activeItems(view.hypotheses).length
  const blanks = blankCells(view)
  const [first] = blanks
  const items = [...new Set(blanks.map((blank) => blank.evidence))]
  return (
    <div class="says" id="says">
      <p role="status">
        <strong>Scores are hidden while you rate.</strong> {formatCount(all - blanks.length)} of {countNoun(all, 'cell')} rated
        {all > 0 && ` (${formatPercent((all - blanks.length) / all)})`}.{' '}
        {items.length > 0 && items.length <= 8 && `Blank cells remain in ${items.join(', ')}.`}
      </p>
      <Actions>
        {first && (
          <a class="btn" data-size="s" href={`#${cellId(first.evidence, first.hypothesis)}`}>
            Go to the next blank cell
          </a>
        )}
        <ShowScores />
      </Actions>
    </div>
  )
}

/** Replaces the verdict of a what-if while scores are hidden. */
const NoScores = ({ base }: { base: MatrixBase }) => (
  <div class="says" id="says">
    <p>
      <strong>Scores are hidden in this what-if too.</strong>
    </p>
    {base.hidden === 'first pass' ? (
      <ShowScoresNow id={base.id} back={`${paths.workbook(base.id)}${keptQuery(base)}`} />
    ) : (
      <Actions>
        <ShowScores />
      </Actions>
    )}
  </div>
)

const ShowScores = () => (
  <button type="submit" class="btn" data-size="s" form="tools" name="scores" value="shown">
    Show scores
  </button>
)
