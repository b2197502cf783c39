// Review page of a returned spreadsheet: the proposed changes with tick boxes, the rater of each matrix, unreadable values and the effect.

import type { View } from '../../src/ach/view/view.ts'
import { countNoun, startSentence } from '../../src/ach/words/phrases.ts'
import type { NewRater, ReturnReview } from '../../src/import/review/returned-workbook.ts'
import { isRatingLine, type ReviewLine } from '../../src/import/review/review-lines.ts'
import type { PlaceProblem } from '../../src/import/table/spreadsheet.ts'
import { paths } from '../../src/paths.ts'
import { Page } from '../layout/page.tsx'
import { Actions } from '../ui/actions.tsx'
import { HiddenField } from '../ui/fields.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageMain } from '../ui/page-main.tsx'
import { Day } from '../ui/when.tsx'
import { ChangeGroup } from './change-group.tsx'
import { FileRefusal, ImportWarnings, UnreadValues } from './findings.tsx'
import { WhoseRatings } from './matrix-owner.tsx'

export interface ImportChangesProps {
  /** workbook id */
  readonly workbook: string
  /** upload id */
  readonly id: string
  readonly file: string
  /** when the file was exported, ISO 8601; null if unknown */
  readonly made: string | null
  /** the file was made from another workbook and is compared with this one at the user's request */
  readonly anyway: boolean
  /** the version that the file was exported from is known */
  readonly known: boolean
  readonly view: View
  /** the workbook with the ticked changes applied */
  readonly after: View
  readonly plan: ReturnReview
  readonly lines: readonly ReviewLine[]
  readonly ticks: ReadonlySet<string>
  readonly problems: readonly PlaceProblem[]
  readonly warnings: readonly string[]
  readonly verdicts: { readonly now: string; readonly after: string } | null
  /** why the last attempt failed */
  readonly refused: string | null
  /** the workbook changed in a ticked place after the page was rendered */
  readonly moved: boolean
}

export const ImportChanges = (props: ImportChangesProps) => {
  const { workbook, id, file, plan, lines, ticks, problems, warnings, view, refused, moved } = props
  const changes = lines.reduce((sum, { proposals }) => sum + proposals.length, 0)
  const nothing = changes === 0 && plan.incoming.length === 0
  const ratings = lines.filter(({ proposals }) => proposals.some(isRatingLine))
  const others = lines.filter((line) => !ratings.includes(line))
  return (
    <Page
      title={startSentence(nothing ? headline(props, changes) : `${headline(props, changes)} to import`)}
      screen="import"
      scripts={['import/ticks']}
    >
      <PageMain
        crumb={<a href={paths.importInto(workbook)}>Import a file</a>}
        heading={
          <>
            <bdi>{file}</bdi>: {headline(props, changes)}
          </>
        }
        lead={<Origin {...props} />}
      >
        <FileRefusal refused={refused} />
        {moved && (
          <Notice kind="bad">
            <p>
              <strong>The workbook changed while you were reviewing this file.</strong> Nothing has been imported yet. The lines below show
              the current values. Check them again, then import.
            </p>
          </Notice>
        )}
        <UnreadValues problems={problems} />
        <ImportWarnings warnings={warnings} />
        <Blocked plan={plan} />
        <form class="stack roomy" method="post" action={`${paths.importChanges(id)}${props.anyway ? '?anyway=1' : ''}`}>
          <HiddenField name="form" value="1" />
          <HiddenField name="seq" value={view.seq} />
          {plan.whose.map((one, at) => (
            <WhoseRatings one={one} at={at} several={plan.whose.length > 1} incoming={plan.incoming} />
          ))}
          {ratings.length > 0 && (
            <ChangeGroup name="ratings" title="Ratings" lines={ratings} ticks={ticks} view={view} after={props.after} />
          )}
          {others.length > 0 && (
            <ChangeGroup
              name="texts"
              title="Changes to items, and new items"
              lines={others}
              ticks={ticks}
              view={view}
              after={props.after}
            />
          )}
          {!nothing && <Consequence {...props} />}
          {nothing ? (
            <Actions>
              <a class="btn" data-kind="main" data-size="l" href={paths.workbook(workbook)}>
                Back to the matrix
              </a>
            </Actions>
          ) : (
            <Actions
              main={applyWords(tickedCount(lines, ticks), plan.incoming)}
              button={{ name: 'step', value: 'apply', ...applyData(plan.incoming) }}
              cancel={{ href: paths.workbook(workbook), label: 'Cancel' }}
            />
          )}
          {!nothing && <p class="meta">A single Undo reverses the whole import.</p>}
        </form>
        <p class="meta">
          Or <a href={`${paths.import(id)}?as=workbook`}>create a new workbook</a> from this file.
        </p>
      </PageMain>
    </Page>
  )
}

/** Only a file in which everything was read has “no changes”. */
function headline({ plan: { incoming, blocked }, problems, warnings }: ImportChangesProps, changes: number): string {
  const raters = incoming.length > 0 ? countNoun(incoming.length, 'new rater') : ''
  if (changes === 0 && raters === '')
    return problems.length + warnings.length + blocked.length > 0 ? 'nothing can be imported' : 'no changes'
  if (changes === 0) return raters
  return [countNoun(changes, 'change'), ...(raters ? [raters] : [])].join(' and ')
}

const tickedCount = (lines: readonly ReviewLine[], ticks: ReadonlySet<string>): number =>
  lines.filter(({ key }) => ticks.has(key)).reduce((sum, { proposals }) => sum + proposals.length, 0)

function applyWords(changes: number, incoming: readonly NewRater[]): string {
  if (incoming.length === 0) return `Import ${countNoun(changes, 'change')}`
  const raters = countNoun(incoming.length, 'new rater')
  return changes === 0 ? `Import ${raters}` : `Import ${countNoun(changes, 'change')} and ${raters}`
}

/** Labels of the button for no, one and many ticked boxes. Must stay in step with public/js/import/ticks.js. */
const applyData = (incoming: readonly NewRater[]) => ({
  'data-none': applyWords(0, incoming),
  'data-one': applyWords(1, incoming),
  'data-many': applyWords(2, incoming).replace('2', '#'),
})

const Origin = ({ made, known, plan, anyway }: ImportChangesProps) => (
  <>
    {anyway ? (
      'This file was exported from another workbook. It is compared with this one by item ID.'
    ) : known ? (
      made === null ? (
        'Exported from this workbook.'
      ) : (
        <>
          Exported from this workbook on <Day at={made} />.
        </>
      )
    ) : (
      'The file does not say which version it was exported from, so it is compared with the current workbook. Blank fields in the file change nothing.'
    )}{' '}
    {plan.already > 0 && `${countNoun(plan.already, 'difference is', 'differences are')} already in the workbook. `}
    The workbook has not been changed yet.
  </>
)

const Blocked = ({ plan: { blocked } }: { plan: ReturnReview }) =>
  blocked.length === 0 ? null : (
    <Notice kind="warn">
      <div class="stack">
        <p>
          <strong>{countNoun(blocked.length, 'difference', 'differences')} cannot be imported</strong> and will be left out.
        </p>
        <ul class="problems">
          {[...new Set(blocked.map(({ why }) => why))].slice(0, 20).map((why) => (
            <li>{why}</li>
          ))}
        </ul>
      </div>
    </Notice>
  )

const Consequence = ({ verdicts }: ImportChangesProps) =>
  verdicts === null ? null : (
    <Notice id="consequence">
      <div class="stack">
        {verdicts.now === verdicts.after ? (
          <p>With the ticked changes, the verdict is the same: {verdicts.after}</p>
        ) : (
          <>
            <p>
              <strong>With the ticked changes:</strong> {verdicts.after}
            </p>
            <p class="quiet">Now: {verdicts.now}</p>
          </>
        )}
        <p>
          <button type="submit" class="btn" data-size="s" name="step" value="look">
            Recalculate
          </button>
        </p>
      </div>
    </Notice>
  )
