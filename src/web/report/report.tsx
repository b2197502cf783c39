// Serves the report of a rater or of the group, and saves the comments on its sections.

import { type Context, Hono } from 'hono'
import { RATER_PARAMETER } from '../../../templates/group/rater-links.tsx'
import { ConflictPage } from '../../../templates/layout/conflict.tsx'
import { Page } from '../../../templates/layout/page.tsx'
import { NoReport } from '../../../templates/report/no-report.tsx'
import { ReportPage } from '../../../templates/report/page.tsx'
import type { FilledForm } from '../../../templates/ui/fields.tsx'
import { dayText } from '../../../templates/ui/when.tsx'
import type { Change } from '../../ach/log/change.ts'
import { REPORT_PARTS, type ReportPart, reportFields } from '../../ach/model/checks.ts'
import { Refused } from '../../ach/model/refused.ts'
import type { Workbook } from '../../ach/model/workbook.ts'
import { raterIn } from '../../ach/scoring/rating-table.ts'
import { groupMembers, MIN_GROUP } from '../../ach/view/group-members.ts'
import type { View } from '../../ach/view/view.ts'
import { robustnessFor } from '../../background/robustness-runner.ts'
import { runInSlices } from '../../background/yield-to-requests.ts'
import { readTyped } from '../../forms/typed-fields.ts'
import { readForm } from '../../http/form.ts'
import { paths } from '../../paths.ts'
import type { Report } from '../../report/blocks.ts'
import { groupReportSteps } from '../../report/group/group-report.ts'
import { HEADINGS, reportSteps } from '../../report/rater/report.ts'
import type { Deps } from '../shared/deps.ts'
import { editorSince, itemVersion } from '../shared/edit-version.ts'
import { hiddenScoresPage } from '../shared/hidden-scores.tsx'
import { asOf, type OpenView, openView, openViewAt, type PageEnv, reopenView } from '../shared/open-view.ts'
import { saveForm } from '../shared/save-form.ts'

export const reportRoutes = (deps: Deps) =>
  new Hono<PageEnv>()
    .get(paths.report(':id'), async (c) => c.render(await page(deps, c, await openViewAt(deps, c), null)))
    // reached by reloading the page that showed a rejected form
    .get(paths.reportPart(':id', ':part'), (c) => c.redirect(`${paths.report(c.req.param('id'))}#${c.req.param('part')}`, 303))
    .post(paths.reportPart(':id', ':part'), async (c) => {
      const open = await openView(c)
      const part = partOf(c.req.param('part'))
      const form = await readForm(c)
      const text = form[`text-${part}`] ?? form.text ?? ''
      const empty = text.trim() === ''
      const read = readTyped(reportFields, { text })
      const problems = empty || read.ok ? [] : read.problems
      if (problems.length > 0)
        return c.render(await page(deps, c, open, { part, filled: { values: { text, version: form.version }, problems } }), { status: 422 })
      const after = empty || !read.ok ? null : { text: read.fields.text }
      const version = itemVersion(form)
      const decide = (workbook: Workbook): Change[] => {
        const now = workbook.report.get(part)
        if ((now?.text ?? null) === (after?.text ?? null)) return []
        if (version !== null && version !== (now?.version ?? 0)) throw new Refused('conflict', 'Someone else has edited this comment.')
        return [{ type: 'answered', about: 'report', key: part, before: now ? { text: now.text } : null, after }]
      }
      return saveForm(deps, c, open.id, decide, {
        saved: () => `${paths.report(open.id)}#${part}`,
        conflict: () => conflict(deps, c, part, text),
      })
    })

function partOf(name: string): ReportPart {
  const part = REPORT_PARTS.find((one) => one === name)
  if (!part) throw new Refused('unknown', 'The report has no such section.')
  return part
}

/** The report of a rater, or of the group (null); null where there is no group. */
export async function reportFor(deps: Deps, c: Context<PageEnv>, open: OpenView, of: string | null): Promise<Report | null> {
  const { view } = open
  const day = dayText(new Date(asOf(open, deps.now())))
  if (of === null) return runInSlices(groupReportSteps(view, day))
  return runInSlices(reportSteps(view, of, await robustnessFor(deps, view, of, c.req.raw.signal), day))
}

async function page(deps: Deps, c: Context<PageEnv>, open: OpenView, failed: { part: string; filled: FilledForm } | null) {
  const { id, view } = open
  const of = raterOfPage(c, view)
  const hidden = hiddenScoresPage(c, open, 'Report', 'The report is based on the scores.')
  const report = hidden ? null : await reportFor(deps, c, open, of)
  return (
    <Page title="Report" screen="report" tab="report" scripts={['ui/print']}>
      {hidden ?? (report ? <ReportPage id={id} view={view} failed={failed} of={of} report={report} /> : <NoReport />)}
    </Page>
  )
}

/** The rater whose report is shown. Null is the group: if the address asks for it, and in an exercise if it names no rater. */
function raterOfPage(c: Context<PageEnv>, view: View): string | null {
  const named = c.req.query(RATER_PARAMETER)
  if (named !== undefined && named !== '') return raterIn(view, named).id
  const isGroup = groupMembers(view).length >= MIN_GROUP
  return isGroup && (named === '' || view.run !== null) ? null : (view.me?.id ?? null)
}

async function conflict(deps: Deps, c: Context<PageEnv>, part: ReportPart, mine: string) {
  const open = await reopenView(c)
  const now = open.view.report.get(part)
  return c.render(
    <ConflictPage
      tab="report"
      what="this comment in the report"
      who={now ? await editorSince(deps, c.get('person'), open, now.version) : null}
      fields={[{ label: HEADINGS[part], theirs: now?.text ?? '', mine }]}
      action={paths.reportPart(open.id, part)}
      values={{ text: mine }}
      version={now?.version ?? 0}
      theirs={`${paths.report(open.id)}#${part}`}
    />,
    { status: 409 },
  )
}
