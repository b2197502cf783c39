// A file that comes in: why it cannot be read, or what is in it before anything is made.

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

/** Nothing could be made of it. */
export const ImportProblems = ({ name, problems }: Shared & { problems: readonly string[] }) => (
  <Page title="Bring in a file" screen="import" aside="Nothing was made">
    <PageMain
      crumb={<a href={paths.home()}>Workbooks</a>}
      heading={
        name ? (
          <>
            <bdi>{name}</bdi> cannot be brought in
          </>
        ) : (
          'No file can be looked at'
        )
      }
    >
      <Notice kind="bad">
        <div class="stack">
          <p>
            <strong>
              {problems.length === 1 ? 'One thing is in the way.' : `${problems.length.toLocaleString('en')} things are in the way.`}
            </strong>{' '}
            Nothing was made or changed.
          </p>
          <ul class="problems">
            {problems.slice(0, SHOWN).map((problem) => (
              <li>
                <bdi class="typed">{problem}</bdi>
              </li>
            ))}
          </ul>
          {problems.length > SHOWN && <p>And {(problems.length - SHOWN).toLocaleString('en')} more.</p>}
        </div>
      </Notice>
      <section class="panel" aria-labelledby="again">
        <h2 id="again">Try another file</h2>
        <FileForm />
      </section>
    </PageMain>
  </Page>
)

/** One workbook to be. */
interface Inside {
  readonly title: string
  readonly question: string
  readonly method: 'count' | 'weighted'
  /** lines of counts, as in "4 hypotheses" */
  readonly counts: readonly string[]
  readonly raters: readonly { readonly name: string; readonly words: string }[]
  /** what of the file has no place here: keys of a document, sentences for other files */
  readonly losses: readonly string[]
  /** raters who can be the person who brings it in */
  readonly couldBeMine: readonly { readonly id: string; readonly name: string }[]
  /** the one of them who most likely is; '' for none */
  readonly mine: string
}

export interface ImportPreviewProps extends Shared {
  readonly id: string
  readonly from: 'json' | 'achz' | 'xlsx'
  /** at least one */
  readonly workbooks: readonly Inside[]
  readonly problems: readonly PlaceProblem[]
  readonly warnings: readonly string[]
  /** it may be compared with the workbook on whose page it was given */
  readonly anyway: boolean
}

export const ImportPreview = ({ id, name, from, workbooks, problems, warnings, anyway }: ImportPreviewProps) => {
  const [first] = workbooks
  const several = workbooks.length > 1
  return (
    <Page title="Bring in a file" screen="import" aside="Not made yet">
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
                <li>Method: {workbook.method}</li>
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
            main={several ? `Make ${workbooks.length} workbooks` : 'Make the workbook'}
            cancel={{ href: paths.home(), label: 'Leave it' }}
          />
        </form>
        {anyway && (
          <p>
            <a href={`${paths.importChanges(id)}?anyway=1`}>Compare it with the workbook on whose page it was given</a>
          </p>
        )}
        <p class="meta">
          {several ? 'They become workbooks of their own' : 'It becomes a workbook of its own'}; nothing that is already here changes.
        </p>
      </PageMain>
    </Page>
  )
}

const Mine = ({ workbook, at, several }: { workbook: Inside; at: number; several: boolean }) =>
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
        Your own ratings you can go on with; those of others stay as they are.
      </p>
      <select class="input" id={claimField(at)} name={claimField(at)} aria-describedby={`${claimField(at)}-hint`}>
        {workbook.couldBeMine.map(({ id, name }) => (
          <option value={id} selected={id === workbook.mine}>
            Those of {name} are mine
          </option>
        ))}
        <option value="" selected={workbook.mine === ''}>
          All are somebody else’s
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
              <strong>
                {losses.length === 1 ? 'One thing in the file has' : `${losses.length.toLocaleString('en')} things in the file have`} no
                place here
              </strong>{' '}
              and will be left out:
            </>
          ) : (
            <strong>What changes on the way:</strong>
          )}
        </p>
        <ul class="problems">
          {losses.slice(0, SHOWN).map((loss) => (
            <li>{code ? <code>{loss}</code> : <bdi>{loss}</bdi>}</li>
          ))}
        </ul>
        {losses.length > SHOWN && <p>And {(losses.length - SHOWN).toLocaleString('en')} more.</p>}
      </div>
    </Notice>
  )

/** A file that takes longer. The script asks again by itself; without it a link does. */
export const ImportProgressPage = ({ id, name, share }: Shared & { id: string; share: number }) => (
  <Page title="Reading the file" screen="import" scripts={['import/progress']} aside="Nothing is changed">
    <PageMain
      crumb={<a href={paths.home()}>Workbooks</a>}
      heading={
        <>
          Reading <bdi>{name}</bdi>
        </>
      }
      lead="You can go on elsewhere; the file waits here for a day."
    >
      <section class="panel" aria-label="Progress" id="reading" data-reading>
        <progress max="1" value={share.toFixed(2)} aria-label="Read so far" />
        <p>
          <span role="status">{Math.round(share * 100)}% read.</span> <a href={paths.import(id)}>See whether it is done</a>
        </p>
      </section>
    </PageMain>
  </Page>
)
