// Import preview: why a file cannot be imported, or what it contains before any workbook is created.

import { formatCount } from '../../src/ach/model/format-count.ts'
import { countNoun, METHOD_WORDS } from '../../src/ach/words/phrases.ts'
import { claimField } from '../../src/import/review/claim-ratings.ts'
import type { PlaceProblem } from '../../src/import/table/spreadsheet.ts'
import { paths } from '../../src/paths.ts'
import { Page } from '../layout/page.tsx'
import { Actions } from '../ui/actions.tsx'
import { FileForm } from '../ui/file-drop.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageMain } from '../ui/page-main.tsx'
import { ImportWarnings, UnreadValues } from './findings.tsx'

interface Shared {
  readonly name: string
}

const SHOWN = 100

/** Nothing in the file can be imported. */
export const ImportProblems = ({ name, problems }: Shared & { problems: readonly string[] }) => (
  <Page title="Import a file" screen="import" aside="Nothing imported">
    <PageMain
      crumb={<a href={paths.home()}>Workbooks</a>}
      heading={
        name ? (
          <>
            <bdi>{name}</bdi> cannot be imported
          </>
        ) : (
          'The import did not start'
        )
      }
    >
      <Notice kind="bad">
        <div class="stack">
          <p>
            <strong>{countNoun(problems.length, 'problem')} found.</strong> Nothing was imported or changed.
          </p>
          <ul class="problems">
            {problems.slice(0, SHOWN).map((problem) => (
              <li>
                <bdi class="typed">{problem}</bdi>
              </li>
            ))}
          </ul>
          {problems.length > SHOWN && <p>And {formatCount(problems.length - SHOWN)} more.</p>}
          {name.endsWith('.json') && <p>A .json file must be a document exported from a workbook, without changes to its structure.</p>}
        </div>
      </Notice>
      <section class="panel" aria-labelledby="again">
        <h2 id="again">Choose a file</h2>
        <FileForm />
      </section>
    </PageMain>
  </Page>
)

/** One workbook that the file would create. */
interface WorkbookPreview {
  readonly title: string
  readonly question: string
  readonly method: 'count' | 'weighted'
  /** lines of counts, such as "4 hypotheses" */
  readonly counts: readonly string[]
  readonly raters: readonly { readonly name: string; readonly words: string }[]
  /** what the import drops or changes: unknown keys of a JSON document, sentences for other files */
  readonly losses: readonly string[]
  /** raters that the user may claim as their own */
  readonly couldBeMine: readonly { readonly id: string; readonly name: string }[]
  /** id of the rater preselected as the user; '' for none */
  readonly mine: string
}

export interface ImportPreviewProps extends Shared {
  readonly id: string
  readonly from: 'json' | 'achz' | 'xlsx'
  /** at least one */
  readonly workbooks: readonly WorkbookPreview[]
  readonly problems: readonly PlaceProblem[]
  readonly warnings: readonly string[]
  /** the file can also be compared with the workbook where the import was started */
  readonly anyway: boolean
}

export const ImportPreview = ({ id, name, from, workbooks, problems, warnings, anyway }: ImportPreviewProps) => {
  const [first] = workbooks
  const several = workbooks.length > 1
  return (
    <Page title="Import a file" screen="import" aside="Nothing imported yet">
      <PageMain
        crumb={
          <>
            <a href={paths.home()}>Workbooks</a> / <bdi>{name}</bdi>
          </>
        }
        heading={several ? `${workbooks.length} workbooks` : first?.title}
        typed={!several}
        below={
          !several && (
            <p class="quiet typed" dir="auto">
              {first?.question}
            </p>
          )
        }
      >
        <UnreadValues problems={problems} />
        <ImportWarnings warnings={warnings} />
        {workbooks.map((workbook, at) => (
          <>
            <section class="panel" aria-labelledby={`inside${at}`}>
              <h2 id={`inside${at}`} dir="auto">
                {several ? workbook.title : 'What is in the file'}
              </h2>
              <ul class="plain">
                {workbook.counts.map((count) => (
                  <li>{count}</li>
                ))}
                <li>Method: {METHOD_WORDS[workbook.method]}</li>
              </ul>
              <h3>Raters</h3>
              <ul class="plain">
                {workbook.raters.map((rater) => (
                  <li>
                    <strong>
                      <bdi>{rater.name}</bdi>
                    </strong>
                    : {rater.words}
                  </li>
                ))}
              </ul>
            </section>
            <Losses losses={workbook.losses} code={from === 'json'} />
          </>
        ))}
        <form class="stack" method="post" action={paths.import(id)}>
          {workbooks.map((workbook, at) => (
            <Mine workbook={workbook} at={at} several={several} />
          ))}
          <Actions
            main={several ? `Create ${workbooks.length} workbooks` : 'Create workbook'}
            cancel={{ href: paths.home(), label: 'Cancel' }}
          />
        </form>
        {anyway && (
          <p>
            <a href={`${paths.importChanges(id)}?anyway=1`}>Compare it with the workbook where you started the import</a>
          </p>
        )}
        <p class="meta">{several ? 'This creates new workbooks.' : 'This creates a new workbook.'} Existing workbooks do not change.</p>
      </PageMain>
    </Page>
  )
}

const Mine = ({ workbook, at, several }: { workbook: WorkbookPreview; at: number; several: boolean }) =>
  workbook.couldBeMine.length === 0 ? null : (
    <div class="field">
      <label for={claimField(at)}>
        Whose ratings are these?{' '}
        {several && (
          <span class="quiet" dir="auto">
            {workbook.title}
          </span>
        )}
      </label>
      <p class="hint" id={`${claimField(at)}-hint`}>
        You can keep editing your own ratings. Those of others stay as they are.
      </p>
      <select class="input" id={claimField(at)} name={claimField(at)} aria-describedby={`${claimField(at)}-hint`}>
        {workbook.couldBeMine.map(({ id, name }) => (
          <option value={id} selected={id === workbook.mine}>
            {`${name}’s ratings are mine`}
          </option>
        ))}
        <option value="" selected={workbook.mine === ''}>
          None are mine
        </option>
      </select>
    </div>
  )

const Losses = ({ losses, code }: { losses: readonly string[]; code: boolean }) =>
  losses.length === 0 ? null : (
    <Notice kind="warn">
      <div class="stack">
        <p>
          {code ? (
            <>
              <strong>{countNoun(losses.length, 'field of this file is', 'fields of this file are')} unknown</strong> and will be left out:
            </>
          ) : (
            <strong>What the import changes:</strong>
          )}
        </p>
        <ul class="problems">
          {losses.slice(0, SHOWN).map((loss) => (
            <li>{code ? <code>{loss}</code> : <bdi>{loss}</bdi>}</li>
          ))}
        </ul>
        {losses.length > SHOWN && <p>And {formatCount(losses.length - SHOWN)} more.</p>}
      </div>
    </Notice>
  )

/** Progress of a slow file. The script polls; without JavaScript a link does. */
/** `again`: address of this page. */
export const ImportProgressPage = ({ name, share, again }: { name: string; share: number; again: string }) => (
  <Page title="Reading the file" screen="import" scripts={['import/progress']} aside="Nothing imported yet">
    <PageMain
      crumb={<a href={paths.home()}>Workbooks</a>}
      heading={
        <>
          Reading <bdi>{name}</bdi>
        </>
      }
      lead="You can leave this page. The file is kept for a day."
    >
      <section class="panel" aria-label="Progress" id="reading" data-reading>
        <progress max="1" value={share.toFixed(2)} aria-label="Read so far" />
        <p>
          <span role="status">{Math.round(share * 100)}% read.</span> <a href={again}>Check progress</a>
        </p>
      </section>
    </PageMain>
  </Page>
)
