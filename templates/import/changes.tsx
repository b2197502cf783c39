// A spreadsheet that came back: each difference as a line with a box, whose the ratings are, what could not be read, what would come of it.

import type { View } from '../../src/ach/view/view.ts'
import { countNoun } from '../../src/ach/words/phrases.ts'
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
  /** id of the workbook */
  readonly workbook: string
  /** of the upload */
  readonly id: string
  readonly file: string
  /** when the file was made, ISO 8601; null where it does not say */
  readonly made: string | null
  /** the file was made from another workbook, and is compared with this one all the same */
  readonly anyway: boolean
  /** what the file was made with is known */
  readonly known: boolean
  readonly view: View
  /** the workbook as it would be */
  readonly after: View
  readonly plan: ReturnReview
  readonly lines: readonly ReviewLine[]
  readonly ticks: ReadonlySet<string>
  readonly problems: readonly PlaceProblem[]
  readonly warnings: readonly string[]
  readonly verdicts: { readonly now: string; readonly after: string } | null
  /** why it could not be done */
  readonly refused: string | null
  /** some of what was ticked was changed here since the page was drawn */
  readonly moved: boolean
}

export const ImportChanges = (props: ImportChangesProps) => {
  const { workbook, id, file, plan, lines, ticks, problems, warnings, view, refused, moved } = props
  const changes = lines.reduce((sum, { proposals }) => sum + proposals.length, 0)
  const nothing = changes === 0 && plan.incoming.length === 0
  const ratings = lines.filter(({ proposals }) => proposals.some(isRatingLine))
  const others = lines.filter((line) => !ratings.includes(line))
  return (
    <Page title={headline(changes, plan.incoming)} screen="import" scripts={['import/ticks']}>
      <PageMain
        crumb={<a href={paths.importInto(workbook)}>Bring a file in</a>}
        heading={
          <>
            <bdi>{file}</bdi> {headline(changes, plan.incoming)}
          </>
        }
        lead={<Came {...props} />}
      >
        <FileRefusal refused={refused} />
        {moved && (
          <Notice kind="bad">
            <p>
              <strong>Some of this was changed here while you looked.</strong> Nothing was done yet. The lines below say what stands here
              now: look once more, then apply.
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
            <ChangeGroup name="texts" title="Weights, texts and lists" lines={others} ticks={ticks} view={view} after={props.after} />
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
              cancel={{ href: paths.workbook(workbook), label: 'Leave everything as it is' }}
            />
          )}
          {!nothing && <p class="meta">One undo takes all of it back.</p>}
        </form>
        <p class="meta">
          Or <a href={`${paths.import(id)}?as=workbook`}>make a workbook of its own</a> of this file.
        </p>
      </PageMain>
    </Page>
  )
}

function headline(changes: number, incoming: readonly NewRater[]): string {
  const people = incoming.length > 0 ? `brings in ${countNoun(incoming.length, 'new rater', 'new raters')}` : ''
  if (changes === 0) return people || 'changes nothing'
  const things = `would change ${countNoun(changes, 'thing')}`
  return people ? `${things} and ${people}` : things
}

const tickedCount = (lines: readonly ReviewLine[], ticks: ReadonlySet<string>): number =>
  lines.filter(({ key }) => ticks.has(key)).reduce((sum, { proposals }) => sum + proposals.length, 0)

function applyWords(changes: number, incoming: readonly NewRater[]): string {
  if (incoming.length === 0) return `Apply ${countNoun(changes, 'change')}`
  const people = countNoun(incoming.length, 'new rater', 'new raters')
  return changes === 0 ? `Bring in ${people}` : `Apply ${countNoun(changes, 'change')}, bring in ${people}`
}

/** What the button says for none, one and many ticked boxes, for public/js/import/ticks.js. */
const applyData = (incoming: readonly NewRater[]) => ({
  'data-none': applyWords(0, incoming),
  'data-one': applyWords(1, incoming),
  'data-many': applyWords(2, incoming).replace('2', '#'),
})

const Came = ({ made, known, plan, anyway }: ImportChangesProps) => (
  <>
    {anyway ? (
      'Made from another workbook, and compared with this one by the ids of its items.'
    ) : known ? (
      made === null ? (
        'Made from this workbook, edited since.'
      ) : (
        <>
          Made from this workbook as it was on <Day at={made} />.
        </>
      )
    ) : (
      'The file does not say what it was made from. It is compared with the workbook as it is now; what it leaves empty says nothing.'
    )}{' '}
    {plan.already > 0 && `${countNoun(plan.already, 'difference is', 'differences are')} here already. `}
    Nothing has been changed yet.
  </>
)

const Blocked = ({ plan: { blocked } }: { plan: ReturnReview }) =>
  blocked.length === 0 ? null : (
    <Notice kind="warn">
      <div class="stack">
        <p>
          <strong>{countNoun(blocked.length, 'difference has', 'differences have')} no place here</strong> and will be left out.
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
          <p>With what is ticked the verdict stays: {verdicts.after}</p>
        ) : (
          <>
            <p>
              <strong>With what is ticked:</strong> {verdicts.after}
            </p>
            <p class="quiet">Now: {verdicts.now}</p>
          </>
        )}
        <p>
          <button type="submit" class="btn" data-size="s" name="step" value="look">
            Work it out again
          </button>
        </p>
      </div>
    </Notice>
  )
