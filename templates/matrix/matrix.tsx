// The matrix page: verdict, table, keys. What it shows is worked out in matrix-model.ts.
import { countNoun } from '../../src/ach/words/phrases.ts'
import { paths } from '../../src/paths.ts'
import type { MatrixModel } from './matrix-model.ts'
import { writeSettings } from './matrix-settings.ts'
import { MatrixTable } from './matrix-table.tsx'
import { showAll } from './matrix-tools.tsx'
import { DetailsDialog, KeysDialog, KeysLine, Palette } from './rating-palette.tsx'
import { VerdictBlock } from './verdict.tsx'

export const MatrixPage = ({ model }: { model: MatrixModel }) => {
  const isEmpty = model.hypotheses.length === 0 || model.total + model.parked.length === 0
  return (
    <main id="main" data-workbook={paths.workbook(model.id)} data-view={writeSettings(model.settings)}>
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
    </main>
  )
}

/** For those who may only read, and for whoever leads an exercise: no palette, no keys, nothing that writes. */
export const ReadOnlyMatrixPage = ({ model }: { model: MatrixModel }) => (
  <main id="main">
    <VerdictBlock base={model} />
    <MatrixTable model={model} />
    <BelowMatrix model={model} />
    <DetailsDialog />
  </main>
)

/** Shown by public/js/matrix/outbox.js while the server does not answer. */
export const OfflineBand = () => (
  <div id="offline" hidden class="notice" data-kind="warn" role="status">
    <p id="offline-words"></p>
    <button type="button" class="btn" data-size="s" id="offline-again">
      Try now
    </button>
  </div>
)

/** The number of the last change on this page; live pages ask what came after it. */
export const SeqMarker = ({ seq }: { seq: number }) => <data id="seq" value={String(seq)} hidden></data>

/** What a filter leaves out, and which hypotheses are parked. */
export const BelowMatrix = ({ model }: { model: MatrixModel }) => (
  <>
    {model.rows.length === 0 && <NothingShown model={model} />}
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

const NothingShown = ({ model }: { model: MatrixModel }) => (
  <p class="foot">
    {model.settings.search.trim() === ''
      ? 'No item is left with this filter. '
      : `No item of this selection contains “${model.settings.search}”. `}
    <a href={showAll(model)}>Show all items</a>
  </p>
)

const EmptyWorkbook = ({ model: { id, view, total, hypotheses, parked } }: { model: MatrixModel }) => (
  <div class="page">
    <h1 dir="auto">{view.question}</h1>
    <section class="panel" aria-labelledby="empty">
      <h2 id="empty">Two first steps</h2>
      <p class="prose">A matrix needs two things: at least two hypotheses that could each be the answer, and what you know so far.</p>
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
          <span>{total > 0 ? `${countNoun(total, 'item')} of evidence so far.` : 'List the evidence, also what is missing.'}</span>
          <a class="btn" data-kind={hypotheses.length > 1 ? 'main' : undefined} href={paths.newItem(id, 'evidence')}>
            Add evidence
          </a>
        </li>
      </ol>
      <p class="meta">
        Have it in a spreadsheet? Paste <a href={paths.pasteItems(id, 'hypotheses')}>rows of hypotheses</a> or{' '}
        <a href={paths.pasteItems(id, 'evidence')}>rows of evidence</a>.
      </p>
      {parked.length > 0 && <p class="meta">{countNoun(parked.length, 'item')} of evidence parked.</p>}
    </section>
  </div>
)
