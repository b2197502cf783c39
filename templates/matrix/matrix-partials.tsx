// Updates an open matrix after ratings: cells, marks and figures of rows, tallies of hypotheses, scores and verdict. Sends only the parts
// that changed.
import type { Child } from 'hono/jsx'
import type { CellAt, HypothesisScore, Scores } from '../../src/ach/scoring/score.ts'
import { changedResult } from '../../src/ach/words/analysis-words.ts'
import { cellId, headId } from '../../src/paths.ts'
import { rawHtml } from '../ui/html.ts'
import { evidenceFigures, evidenceMarks, figuresId, marksId } from './evidence-line.ts'
import { MatrixTally, tallyId } from './hypothesis-head.tsx'
import { BelowMatrix, SeqMarker } from './matrix.tsx'
import type { MatrixBase, MatrixModel } from './matrix-model.ts'
import { DIAGNOSTICITY_HEAD_ID, DiagnosticityHead, evidenceHead, focusableCell, MatrixTable } from './matrix-table.tsx'
import { SCORES_BODY_ID, ScoresBody, ScoresTable, sameColumns } from './scores-table.tsx'
import { RatingProgress, VerdictText } from './verdict.tsx'

/** Ids hold letters, digits, dashes, underscores and dots; only dots need escaping in a selector. */
const selector = (id: string) => `#${id.replaceAll('.', '\\.')}`

/** Replaces the element with this id. Ignored if the page has none. */
export const Partial = ({ id, children }: { id: string; children: Child }) => (
  <hx-partial hx-target={selector(id)} hx-swap="outerMorph">
    {children}
  </hx-partial>
)

export const SeqPartial = ({ seq }: { seq: number }) => (
  <Partial id="seq">
    <SeqMarker seq={seq} />
  </Partial>
)

/** The whole matrix, after its filter has changed. */
export const MatrixPartial = ({ model }: { model: MatrixModel }) => (
  <>
    <Partial id="matrix">
      <MatrixTable model={model} />
    </Partial>
    <Partial id="below">
      <BelowMatrix model={model} />
    </Partial>
  </>
)

const partial = (id: string, html: string) => `<hx-partial hx-target="${selector(id)}" hx-swap="outerMorph">${html}</hx-partial>`

/** The cell as the page shows it; empty if the item or hypothesis no longer exists. */
export function matrixCell(base: MatrixBase, { evidence, hypothesis }: CellAt): string {
  const item = base.view.evidence.get(evidence)
  const one = base.view.hypotheses.get(hypothesis)
  return item && one ? focusableCell(base, item, one) : ''
}

export const CellPartials = ({ base, cells }: { base: MatrixBase; cells: readonly CellAt[] }) => (
  <>{rawHtml(cells.map((cell) => partial(cellId(cell.evidence, cell.hypothesis), matrixCell(base, cell))).join(''))}</>
)

/** The heads of items whose texts, source or weight changed. */
export const HeadPartials = ({ base, items }: { base: MatrixBase; items: readonly string[] }) => {
  const heads = items.flatMap((id) => {
    const item = base.view.evidence.get(id)
    return item ? [partial(headId(id), evidenceHead(base, item))] : []
  })
  return <>{rawHtml(heads.join(''))}</>
}

const sameFigures = (one: HypothesisScore | undefined, other: HypothesisScore | undefined): boolean =>
  one === other ||
  (one !== undefined && other !== undefined && (Object.keys(one) as (keyof HypothesisScore)[]).every((key) => one[key] === other[key]))

/** Every computed part that differs between `before` and `after`. */
export const ComputedPartials = ({ before, after }: { before: MatrixBase; after: MatrixBase }) => {
  const { scores } = after
  if (!scores)
    return (
      <>
        <Tallies after={after} ids={after.hypotheses.map((one) => one.id)} />
        <Partial id="says">
          <RatingProgress base={after} />
        </Partial>
      </>
    )
  // the first figures, the first verdict: what stands in every head changes
  const all = before.scores?.verdict !== scores.verdict
  const moved = after.hypotheses.filter(({ id }) => all || !sameFigures(before.scoreOf.get(id), after.scoreOf.get(id)))
  return (
    <>
      {all && (
        <Partial id={DIAGNOSTICITY_HEAD_ID}>
          <DiagnosticityHead scores={scores} />
        </Partial>
      )}
      {rawHtml(rowPartials(before, after, scores))}
      {moved.length > 0 && (
        <>
          <Tallies after={after} ids={moved.map((one) => one.id)} />
          {!all && before.scores && sameColumns(before.scores, scores) ? (
            <Partial id={SCORES_BODY_ID}>
              <ScoresBody view={after.view} scores={scores} />
            </Partial>
          ) : (
            <Partial id="scores">
              <ScoresTable view={after.view} scores={scores} />
            </Partial>
          )}
          <Partial id="says">
            <VerdictText base={after} scores={scores} />
          </Partial>
        </>
      )}
    </>
  )
}

const Tallies = ({ after, ids }: { after: MatrixBase; ids: readonly string[] }) => (
  <>
    {after.hypotheses
      .filter((one) => ids.includes(one.id))
      .map((one) => (
        <Partial id={tallyId(one.id)}>
          <MatrixTally model={after} hypothesis={one} />
        </Partial>
      ))}
  </>
)

function rowPartials(before: MatrixBase, after: MatrixBase, scores: Scores): string {
  // the mark of a linchpin says what its loss would change
  const sameResult = before.scores !== null && changedResult(before.scores) === changedResult(scores)
  let html = ''
  for (const [id, score] of after.rowScoreOf) {
    const was = before.rowScoreOf.get(id)
    if (was?.linchpin !== score.linchpin || (score.linchpin && !sameResult) || before.alike.has(id) !== after.alike.has(id))
      html += partial(marksId(id), evidenceMarks(id, score, after.alike.has(id), scores))
    if (was?.diagnosticity !== score.diagnosticity || was.comparable !== score.comparable)
      html += partial(figuresId(id), evidenceFigures(id, score))
  }
  return html
}
