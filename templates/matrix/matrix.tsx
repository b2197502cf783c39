// The matrix page: verdict, table of ratings, keyboard shortcuts. matrix-model.ts prepares what it shows.
import type { Child } from 'hono/jsx'
import { countNoun } from '../../src/ach/words/phrases.ts'
import { paths } from '../../src/paths.ts'
import type { MatrixModel } from './matrix-model.ts'
import { writeSettings } from './matrix-settings.ts'
import { MatrixTable } from './matrix-table.tsx'
import { showAll } from './matrix-tools.tsx'
import { DetailsDialog, KeysDialog, KeysLine, Palette } from './rating-palette.tsx'
import { VerdictBlock } from './verdict.tsx'

/** `panel`: a source text next to the matrix. */
export const MatrixPage = ({ model, panel }: { model: MatrixModel; panel?: Child }) => {
  const isEmpty = model.hypotheses.length === 0 || model.total + model.parked.length === 0
  return (
    <main id="main" data-workbook={paths.workbook(model.id)} data-view={writeSettings(model.settings)} data-panel={panel ? '' : undefined}>
      <SeqMarker seq={model.view.seq} />
      <OfflineBand />
      {isEmpty ? (
        <EmptyWorkbook model={model} />
      ) : (
        <>
          <VerdictBlock base={model} />
          <MatrixTable model={model} />
          <BelowMatrix model={model} />
          <KeysLine id={model.id} />
          <KeysDialog />
        </>
      )}
      <Palette />
      <DetailsDialog />
      {panel}
    </main>
  )
}

/** For readers, and for everyone while an exercise runs: without palette, shortcuts or anything that writes. */
export const ReadOnlyMatrixPage = ({ model }: { model: MatrixModel }) => (
  <main id="main">
    <VerdictBlock base={model} />
    <MatrixTable model={model} />
    <BelowMatrix model={model} />
    <DetailsDialog />
  </main>
)

/** public/js/matrix/outbox.js shows it and fills in its text while the server is unreachable. */
export const OfflineBand = () => (
  <div id="offline" hidden class="notice" data-kind="warn" role="status">
    <p id="offline-words"></p>
    <button type="button" class="btn" data-size="s" id="offline-again">
      Try now
    </button>
  </div>
)

/** Holds the number of the last change that this page includes. Live updates ask for the changes after it. */
export const SeqMarker = ({ seq }: { seq: number }) => <data id="seq" value={String(seq)} hidden></data>

/** Notes below the table: no items match, or some hypotheses are parked. */
export const BelowMatrix = ({ model }: { model: MatrixModel }) => (
  <>
    {model.rows.length === 0 && <NoMatches model={model} />}
    {model.parkedHypotheses > 0 && (
      <p class="foot">
        {countNoun(model.parkedHypotheses, 'hypothesis is', 'hypotheses are')} parked and not shown
        {!model.view.readOnly && (
          <>
            : <a href={paths.items(model.id, 'hypotheses')}>see the list</a>
          </>
        )}
        .
      </p>
    )}
  </>
)

const NoMatches = ({ model }: { model: MatrixModel }) => (
  <p class="foot">
    {model.settings.search.trim() === '' ? 'No items match this filter. ' : `No items match “${model.settings.search}” and the filter. `}
    <a href={showAll(model)}>Show all items</a>
  </p>
)

const EmptyWorkbook = ({ model: { id, view, total, hypotheses, parked } }: { model: MatrixModel }) => (
  <div class="page">
    <h1 dir="auto">{view.question}</h1>
    <section class="panel" aria-labelledby="empty">
      <h2 id="empty">First steps</h2>
      <p class="prose">
        A matrix compares hypotheses (at least two possible answers to the question) with evidence (what you know so far).
      </p>
      <ol class="list">
        <li class="row" data-far>
          <span>
            {hypotheses.length > 1
              ? `${countNoun(hypotheses.length, 'hypothesis', 'hypotheses')} so far.`
              : 'Write two or more hypotheses. Include one you do not believe.'}
          </span>
          <a class="btn" data-kind={hypotheses.length > 1 ? undefined : 'main'} href={paths.newItem(id, 'hypotheses')}>
            Add hypotheses
          </a>
        </li>
        <li class="row" data-far>
          <span>
            {total > 0
              ? `${countNoun(total, 'item')} of evidence so far.`
              : 'List the evidence, including what you would expect but do not see.'}
          </span>
          <a class="btn" data-kind={hypotheses.length > 1 ? 'main' : undefined} href={paths.newItem(id, 'evidence')}>
            Add evidence
          </a>
        </li>
      </ol>
      <p class="meta">
        Already in a spreadsheet? Paste <a href={paths.pasteItems(id, 'hypotheses')}>rows of hypotheses</a> or{' '}
        <a href={paths.pasteItems(id, 'evidence')}>rows of evidence</a>.
      </p>
      {parked.length > 0 && <p class="meta">{countNoun(parked.length, 'item')} of evidence parked.</p>}
    </section>
  </div>
)
