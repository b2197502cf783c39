// A file that comes in: why it cannot be read, or what is in it before anything is made.
import { paths } from '../src/paths.ts'
import { FileForm } from './home.tsx'
import { Page } from './page.tsx'

interface Shared {
  readonly asset: (name: string) => string
  readonly name: string
}

const SHOWN = 100

/** Nothing could be made of it. */
export const ImportProblems = ({ asset, name, problems }: Shared & { problems: readonly string[] }) => (
  <Page title="Bring in a file" asset={asset} styles={['css/pages.css']} aside="Nothing was made">
    <main id="main" class="page" data-narrow>
      <div class="stack">
        <p class="meta">
          <a href={paths.home()}>Workbooks</a>
        </p>
        <h1>
          {name ? (
            <>
              <bdi>{name}</bdi> cannot be brought in
            </>
          ) : (
            'No file was chosen'
          )}
        </h1>
      </div>
      <div class="notice" data-kind="bad" role="alert">
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
      </div>
      <section class="panel" aria-labelledby="again">
        <h2 id="again">Try another file</h2>
        <FileForm />
      </section>
    </main>
  </Page>
)

export interface ImportPreviewProps extends Shared {
  readonly id: string
  readonly title: string
  readonly question: string
  readonly method: 'count' | 'weighted'
  /** lines of counts, as in "4 hypotheses" */
  readonly counts: readonly string[]
  readonly raters: readonly { readonly name: string; readonly words: string }[]
  /** keys that are left out */
  readonly dropped: readonly string[]
}

export const ImportPreview = ({ asset, id, name, title, question, method, counts, raters, dropped }: ImportPreviewProps) => (
  <Page title="Bring in a file" asset={asset} styles={['css/pages.css']} aside="Not made yet">
    <main id="main" class="page" data-narrow>
      <div class="stack">
        <p class="meta">
          <a href={paths.home()}>Workbooks</a> / <bdi>{name}</bdi>
        </p>
        <h1 dir="auto">{title}</h1>
        <p class="quiet typed" dir="auto">
          {question}
        </p>
      </div>
      <section class="panel" aria-labelledby="inside">
        <h2 id="inside">What is in the file</h2>
        <ul class="plain">
          {counts.map((count) => (
            <li>{count}</li>
          ))}
          <li>Method: {method}</li>
        </ul>
        <h3>Raters</h3>
        <ul class="plain">
          {raters.map((rater) => (
            <li>
              <strong>
                <bdi>{rater.name}</bdi>
              </strong>
              : {rater.words}
            </li>
          ))}
        </ul>
      </section>
      {dropped.length > 0 && (
        <div class="notice" data-kind="warn">
          <div class="stack">
            <p>
              <strong>
                {dropped.length === 1 ? 'One thing in the file has' : `${dropped.length.toLocaleString('en')} things in the file have`} no
                place here
              </strong>{' '}
              and will be left out:
            </p>
            <ul class="problems">
              {dropped.slice(0, SHOWN).map((path) => (
                <li>
                  <code>{path}</code>
                </li>
              ))}
            </ul>
            {dropped.length > SHOWN && <p>And {(dropped.length - SHOWN).toLocaleString('en')} more.</p>}
          </div>
        </div>
      )}
      <form class="row" method="post" action={paths.import(id)}>
        <button type="submit" class="btn" data-kind="main" data-size="l">
          Make the workbook
        </button>
        <a class="btn" data-size="l" href={paths.home()}>
          Leave it
        </a>
      </form>
      <p class="meta">It becomes a workbook of its own; nothing that is already here changes.</p>
    </main>
  </Page>
)
