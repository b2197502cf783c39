// Serves the check of a published matrix, its .md file, and the form in which a person rates the most telling cells without seeing the ratings of the
// document.
import { type Context, Hono } from 'hono'
import { RATER_PARAMETER } from '../../../templates/group/rater-links.tsx'
import { Page } from '../../../templates/layout/page.tsx'
import { MatrixCheckPage, NothingToCheck } from '../../../templates/matrix-check/page.tsx'
import { cellField, RateForCheckPage } from '../../../templates/matrix-check/rate.tsx'
import { cellsToRate } from '../../ach/check/cells-to-rate.ts'
import { checkedRater } from '../../ach/check/printed-check.ts'
import type { Change } from '../../ach/log/change.ts'
import { join, rateCell } from '../../ach/log/rater-changes.ts'
import { readRating } from '../../ach/model/rating.ts'
import { Refused } from '../../ach/model/refused.ts'
import { emptyRater } from '../../ach/model/workbook.ts'
import { ratingTable } from '../../ach/scoring/rating-table.ts'
import type { CellAt } from '../../ach/scoring/score.ts'
import type { RaterView } from '../../ach/view/view.ts'
import { robustnessFor } from '../../background/robustness-runner.ts'
import { runInSlices } from '../../background/yield-to-requests.ts'
import { matrixCheckMarkdown } from '../../export/matrix-check-markdown.ts'
import { download } from '../../http/download.ts'
import { readForm } from '../../http/form.ts'
import { paths } from '../../paths.ts'
import { type MatrixCheck, matrixCheckSteps } from '../../report/matrix-check/matrix-check.ts'
import type { Deps } from '../shared/deps.ts'
import { fileTitle } from '../shared/file-title.ts'
import { hiddenScoresPage } from '../shared/hidden-scores.tsx'
import { type OpenView, openView, type PageEnv } from '../shared/open-view.ts'

const HEADING = 'Check of the matrix'

export const matrixCheckRoutes = (deps: Deps) =>
  new Hono<PageEnv>()
    .get(paths.matrixCheck(':id'), async (c) => {
      const open = await openOutsideExercise(c)
      const { id, view } = open
      const hidden = hiddenScoresPage(c, open, HEADING, 'The check is based on the scores.')
      const rater = hidden ? null : raterOfPage(c, open)
      return c.render(
        <Page title={HEADING} screen="matrix-check" tab="analysis" scripts={['ui/print']}>
          {hidden ??
            (rater ? (
              <MatrixCheckPage id={id} view={view} rater={rater} report={await reportOn(deps, c, open, rater)} />
            ) : (
              <NothingToCheck id={id} />
            ))}
        </Page>,
      )
    })
    .get(paths.matrixCheckFile(':id'), async (c) => {
      const open = await openOutsideExercise(c)
      const rater = requireRater(c, open)
      const damage = deps.workbooks.damageOf(open.id)
      const text = matrixCheckMarkdown(open.view, await reportOn(deps, c, open, rater), damage?.fileSentence ?? null)
      return download(c, text, fileTitle(damage, `${open.view.title}, check`), 'md')
    })
    .get(paths.rateForCheck(':id'), async (c) => {
      const open = await openOutsideExercise(c)
      const rater = requireRater(c, open)
      return c.render(
        <Page title="Rate before you look" screen="matrix-check" tab="analysis">
          <RateForCheckPage id={open.id} view={open.view} rater={rater} cells={cellsOf(open, rater)} />
        </Page>,
      )
    })
    .post(paths.rateForCheck(':id'), async (c) => {
      const open = await openOutsideExercise(c)
      const rater = requireRater(c, open)
      const form = await readForm(c)
      const cells = cellsOf(open, rater)
      const me = c.get('person').id
      await deps.workbooks.change(open.id, me, (workbook): Change[] => {
        const existing = workbook.raters.get(me)
        const changes = cells.flatMap((cell) => {
          const typed = form[cellField(cell)]
          if (typed === undefined) return []
          const rating = readRating(typed)
          if (rating === undefined) throw new Refused('invalid', `“${typed.slice(0, 40)}” is not a rating.`, cellField(cell))
          return rateCell(existing ?? emptyRater(me), cell.evidence, cell.hypothesis, rating)
        })
        return existing || changes.length === 0 ? changes : [join(me), ...changes]
      })
      return c.redirect(`${paths.matrixCheck(open.id)}${raterQuery(c)}#own`, 303)
    })

/** Throws `Refused('unknown')` in an exercise, whose ratings belong to its participants. */
async function openOutsideExercise(c: Context<PageEnv>): Promise<OpenView> {
  const open = await openView(c)
  if (open.view.run) throw new Refused('unknown', 'An exercise has no printed results to check.')
  return open
}

const raterOfPage = (c: Context<PageEnv>, { view }: OpenView): RaterView | null => checkedRater(view, c.req.query(RATER_PARAMETER))

function requireRater(c: Context<PageEnv>, open: OpenView): RaterView {
  const rater = raterOfPage(c, open)
  if (!rater) throw new Refused('unknown', 'Nothing is rated in this workbook, so there is nothing to check.')
  return rater
}

const raterQuery = (c: Context<PageEnv>): string => {
  const named = c.req.query(RATER_PARAMETER)
  return named === undefined ? '' : `?${new URLSearchParams({ [RATER_PARAMETER]: named })}`
}

async function reportOn(deps: Deps, c: Context<PageEnv>, { view }: OpenView, { id }: RaterView): Promise<MatrixCheck> {
  const robustness = await robustnessFor(deps, view, id, c.req.raw.signal)
  return runInSlices(matrixCheckSteps(view, id, robustness, view.readOnly ? null : (view.me?.id ?? null)))
}

const cellsOf = ({ view }: OpenView, rater: RaterView): CellAt[] => cellsToRate(ratingTable(view, rater))
