// Serves the export page and files in six formats, and the scores as JSON. All of them contain only what the viewer may see.

import { type Context, Hono } from 'hono'
import { ExportsPage } from '../../../templates/export/exports.tsx'
import { groupPictures, raterPictures } from '../../../templates/pictures/report-pictures.ts'
import { dayText } from '../../../templates/ui/when.tsx'
import { scoreExtras, scoresJson } from '../../ach/analysis/scores-json.ts'
import { documentSteps, writeSteps } from '../../ach/document/document.ts'
import { analyzeGroupSteps } from '../../ach/group/group-analysis.ts'
import { GROUP_RATER, groupJson } from '../../ach/group/group-json.ts'
import { Refused } from '../../ach/model/refused.ts'
import { readableTexts } from '../../ach/model/source-texts.ts'
import { raterIn, ratingTable } from '../../ach/scoring/rating-table.ts'
import { comparable, scoresOf } from '../../ach/scoring/score.ts'
import { anonymizeView, type ExportPrivacy } from '../../ach/view/anonymized-view.ts'
import { groupMembers, MIN_GROUP } from '../../ach/view/group-members.ts'
import { isUnfinished } from '../../ach/view/run-view.ts'
import { type View, withEmptyRater } from '../../ach/view/view.ts'
import { robustnessFor } from '../../background/robustness-runner.ts'
import { runInSlices } from '../../background/yield-to-requests.ts'
import { csvSteps } from '../../export/csv.ts'
import { groupMarkdownSteps, markdownSteps } from '../../export/markdown.ts'
import { stixSteps } from '../../export/stix/stix-bundle.ts'
import { download, FILE_TYPES, type FileType } from '../../http/download.ts'
import { paths } from '../../paths.ts'
import { groupReportSteps } from '../../report/group/group-report.ts'
import { reportSteps } from '../../report/rater/report.ts'
import { withScoresTable } from '../../report/scores-table.ts'
import { type FileOrigin, fingerprintOf } from '../../xlsx/exporter.ts'
import type { Deps } from '../shared/deps.ts'
import { fileTitle } from '../shared/file-title.ts'
import { asOf, type OpenView, openView, type PageEnv } from '../shared/open-view.ts'

export const NO_SUCH_RATER = 'There is no such rater in this workbook.'

/** What a file is made from. */
interface ExportInputs {
  readonly view: View
  /** null: the file does not name its workbook. If it did, an import would take numbered raters for real ones */
  readonly origin: FileOrigin | null
  readonly raters: readonly [string, ...string[]]
  /** a sentence about a damaged workbook; .json and .csv have no place for it */
  readonly damage: string | null
  /** the date of the report, such as 2026-11-30 */
  readonly day: string
  /** when the workbook was created, and changed last, ISO 8601 */
  readonly times: { readonly created: string; readonly modified: string }
  /** names the workbook and who sees how much of it, without telling either */
  readonly seed: string
  /** aborted when the client hangs up */
  readonly signal: AbortSignal
}
type Make = (inputs: ExportInputs) => Promise<string | Uint8Array<ArrayBuffer>> | string | Uint8Array<ArrayBuffer>

export function exportRoutes(deps: Deps) {
  const makers: Readonly<Record<FileType, Make>> = {
    xlsx: ({ view, raters, origin, damage, signal }) =>
      deps.exporter.xlsx(
        view,
        raters.filter((id) => view.raters.has(id)),
        origin,
        damage,
        signal,
      ),
    // The view has source texts only if they were ticked.
    json: async ({ view }) => runInSlices(writeSteps(await runInSlices(documentSteps(view, { sourceTexts: true })))),
    csv: ({ view, raters }) => runInSlices(csvSteps(withEmptyRater(view), raters)),
    md: async ({ view, raters: [rater, ...others], damage, day, signal }) => {
      const group = others.length > 0 ? await runInSlices(groupMarkdownSteps(view, { damage, day })) : null
      if (group !== null) return group
      const filled = withEmptyRater(view)
      return runInSlices(markdownSteps(filled, rater, await robustnessFor(deps, filled, rater, signal), { damage, day }))
    },
    docx: async ({ view, raters: [rater, ...others], damage, day, signal }) => {
      const group = others.length > 0 ? await runInSlices(groupReportSteps(view, day)) : null
      if (group !== null) return deps.wordExporter.docx({ report: group, damage, pictures: await runInSlices(groupPictures(view)) }, signal)
      const filled = withEmptyRater(view)
      const report = await runInSlices(reportSteps(filled, rater, await robustnessFor(deps, filled, rater, signal), day))
      const pictures = await runInSlices(raterPictures(filled, rater, report))
      return deps.wordExporter.docx({ report: withScoresTable(report, filled), damage, pictures }, signal)
    },
    'stix.json': async ({ view, raters, signal, seed, times }) => {
      const seen = raters.filter((id) => view.raters.has(id))
      const [rater, ...others] = seen
      const group = others.length > 0 ? await runInSlices(groupReportSteps(view, null)) : null
      const own =
        group !== null || rater === undefined
          ? group
          : await runInSlices(reportSteps(view, rater, await robustnessFor(deps, view, rater, signal), null))
      return runInSlices(stixSteps(view, seen, { seed, ...times, report: own }))
    },
  }
  const routes = new Hono<PageEnv>()
  routes.get(paths.exports(':id'), async (c) => {
    const open = await openView(c)
    const privacy = exportPrivacy(c)
    const hasTexts = readableTexts(open.view).length > 0
    return c.render(<ExportsPage id={open.id} view={anonymizeView(inExercise(open.view), privacy)} privacy={privacy} hasTexts={hasTexts} />)
  })
  routes.get(paths.scores(':id'), async (c) => {
    const open = await openView(c)
    const view = withEmptyRater(inExercise(open.view))
    if (c.req.query('rater') === GROUP_RATER && !view.raters.has(GROUP_RATER)) {
      const group = await runInSlices(analyzeGroupSteps(view))
      if (!group) throw new Refused('unknown', NO_GROUP)
      return c.json(groupJson(group, view))
    }
    const [rater] = ratersOf(c, view, ALL)
    const scores = scoresOf(view, rater)
    const figures = comparable(scores)
      ? await deps.robustness.of(ratingTable(view, raterIn(view, rater)), view.method, c.req.raw.signal)
      : null
    return c.json(scoresJson(scores, scoreExtras(view, rater), figures))
  })
  /** Exports in progress, by person or reader link. */
  const running = new Map<string, number>()
  /** Runs an export unless this person has too many in progress, so that one cannot keep the others waiting. */
  const inTurn = async <File,>(c: Context<PageEnv>, work: () => File | Promise<File>): Promise<File> => {
    const { id, link } = c.get('person')
    const who = link?.id ?? id
    const count = running.get(who) ?? 0
    if (count >= MOST_EXPORTS) throw new Refused('limit', TOO_MANY_EXPORTS)
    running.set(who, count + 1)
    try {
      return await work()
    } finally {
      const left = (running.get(who) ?? 1) - 1
      if (left > 0) running.set(who, left)
      else running.delete(who)
    }
  }
  for (const format of Object.keys(FILE_TYPES) as FileType[]) {
    routes.get(paths.export(':id', format), async (c) => {
      const open = await openView(c)
      const privacy = exportPrivacy(c)
      const view = anonymizeView(inExercise(open.view), privacy)
      const chosen = ratersOf(c, withEmptyRater(view), privacy)
      const raters: ExportInputs['raters'] = isReport(format) && groupMembers(view).length < MIN_GROUP ? [chosen[0]] : chosen
      const origin = privacy.names ? originOf(deps, open) : null
      const damage = deps.workbooks.damageOf(open.id)
      const inputs = {
        view,
        raters,
        origin,
        damage: damage?.fileSentence ?? null,
        day: dayText(new Date(asOf(open, deps.now()))),
        times: timesOf(open, deps.now()),
        seed: seedOf(c, open.id, privacy),
        signal: c.req.raw.signal,
      }
      const file = await inTurn(c, () => makers[format](inputs))
      return download(c, file, fileTitle(damage, titleOf(view, raters, format)), format)
    })
  }
  routes.get(paths.worksheet(':id'), async (c) => {
    const open = await openView(c)
    return download(
      c,
      await inTurn(c, () => deps.exporter.worksheet(open.view, originOf(deps, open), c.req.raw.signal)),
      fileTitle(deps.workbooks.damageOf(open.id), `${open.view.title}, worksheet`),
      'xlsx',
    )
  })
  return routes
}

/** At the same time, for one person or reader link. */
const MOST_EXPORTS = 4
export const NO_GROUP = 'There is no group: a group needs at least two people whose ratings you may see.'
export const TOO_MANY_EXPORTS = 'You have several exports in progress. Wait for one of them, then try again.'

/** A report shows one rater or the group. */
const isReport = (format: FileType): boolean => format === 'md' || format === 'docx'

const ALL: ExportPrivacy = { names: true, texts: true }
const exportPrivacy = (c: Context): ExportPrivacy => ({
  names: c.req.query('names') !== 'no',
  texts: c.req.query('texts') !== 'no',
  sourceTexts: c.req.query('sourceTexts') === 'yes',
})

/** The view for an export of an exercise: a facilitator who does not take part has no ratings, and participants precede reference ratings. */
function inExercise(view: View): View {
  if (view.run === null || view.me?.participation) return view
  const others = [...view.raters].filter(([id]) => id !== view.me?.id)
  const isPerson = ([, { kind }]: (typeof others)[number]) => kind === 'person'
  return { ...view, me: null, raters: new Map([...others.filter(isPerson), ...others.filter((one) => !isPerson(one))]) }
}

/** To the day during an exercise, in which the time of an export would make each one different. */
function timesOf(open: OpenView, now: Date): ExportInputs['times'] {
  const { createdAt: created, changedAt } = open.opened
  const at = isUnfinished(open.view.run) ? `${asOf(open, now).slice(0, 10)}T00:00:00.000Z` : changedAt
  return { created, modified: at < created ? created : at }
}

/** What differs between the files of two people for other reasons than a change has its own ids, so that no version replaces another. */
const seedOf = (c: Context<PageEnv>, id: string, { names, texts }: ExportPrivacy): string =>
  fingerprintOf([id, c.get('person').link?.id ?? '', names, texts].join(' '))

const originOf = (deps: Deps, open: OpenView): FileOrigin => ({ workbook: open.id, at: asOf(open, deps.now()) })

/** The file name tells files with different ratings apart: it contains the rater's name unless the ratings are the viewer's own. */
function titleOf(view: View, raters: readonly string[], format: FileType): string {
  const [first = ''] = raters
  if (format === 'json') return view.title
  if (view.raters.size === 0) return view.title
  if (raters.length > 1) return `${view.title}, all raters`
  return first === view.me?.id ? view.title : `${view.title}, ${view.raters.get(first)?.name ?? first}`
}

/**
 * Whose ratings to export: the viewer's, those of a rater in the address who may be seen, or all with the viewer's first. In an exercise all,
 * unless the address names a rater. Throws Refused 'unknown' for any other rater.
 */
function ratersOf(c: Context, view: View, { names }: ExportPrivacy): [string, ...string[]] {
  const named = c.req.query('rater')
  const first = named ?? view.me?.id ?? view.raters.keys().next().value
  if (first === undefined || !view.raters.has(first)) throw new Refused('unknown', NO_SUCH_RATER)
  const all = c.req.query('raters') === 'all' || (view.run !== null && view.me === null && named === undefined)
  if (!all) return [first]
  // With the viewer first, the order would reveal whose file it is.
  const [one = first, ...others] = view.raters.keys()
  if (!names) return [one, ...others]
  return [first, ...[...view.raters.keys()].filter((id) => id !== first)]
}
