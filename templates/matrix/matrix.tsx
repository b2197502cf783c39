// The matrix page: verdict, table of ratings, keyboard shortcuts. matrix-model.ts prepares what it shows.
import type { Child } from 'hono/jsx'
import { countNoun } from '../../src/ach/words/phrases.ts'
import { paths } from '../../src/paths.ts'
import { PictureMenu } from '../ui/picture-menu.tsx'
import { isEmpty, keptQuery, type MatrixModel } from './matrix-model.ts'
import { MatrixTable } from './matrix-table.tsx'
import { RevealReference, showAll } from './matrix-tools.tsx'
import { DetailsDialog, KeysDialog, KeysLine, Palette, SidePanel } from './rating-palette.tsx'
import { VerdictBlock } from './verdict.tsx'

/** `panel`: a source text next to the matrix. */
export const MatrixPage = ({ model, panel }: { model: MatrixModel; panel?: Child }) => (
  <main id="main" data-workbook={paths.workbook(model.id)} data-panel={panel ? '' : undefined}>
    <SeqMarker seq={model.view.seq} />
    <OfflineBand />
    <VerdictBlock base={model} />
    <MatrixTable model={model} />
    <KeysLine hidden={isEmpty(model.view)} />
    <BelowMatrix model={model} />
    <KeysDialog />
    <Palette />
    <DetailsDialog />
    <SidePanel />
    {panel}
  </main>
)

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

/** Below the table: what else to do with the whole matrix, that no items match, and how many hypotheses are parked. */
export const BelowMatrix = ({ model }: { model: MatrixModel }) => (
  <div id="below">
    {!isEmpty(model.view) && <WholeMatrixLinks model={model} />}
    {model.rows.length === 0 && !isEmpty(model.view) && <NoMatches model={model} />}
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
  </div>
)

/** Few visits need these, so they take no place above the matrix. */
const WholeMatrixLinks = ({ model }: { model: MatrixModel }) => (
  <div class="row whole-matrix no-print">
    <a class="btn" data-size="s" href={`${paths.heatMap(model.id)}${keptQuery(model)}`}>
      Heat map
    </a>
    {!model.whatIf && !model.view.readOnly && <RevealReference {...model} />}
    <PictureMenu
      href={`${paths.picture(model.id, 'matrix.svg')}${keptQuery(model)}`}
      table={`${paths.matrixCopy(model.id)}${keptQuery(model)}`}
      of="the matrix"
    />
    {!model.whatIf && !model.view.readOnly && model.view.run === null && (
      <a class="btn" data-size="s" href={paths.setUpExercise(model.id)}>
        Start an exercise
      </a>
    )}
  </div>
)

const NoMatches = ({ model }: { model: MatrixModel }) => (
  <p class="foot">
    {model.settings.search.trim() === '' ? 'No items match this filter. ' : `No items match “${model.settings.search}” and the filter. `}
    <a href={showAll(model)}>Show all items</a>
  </p>
)
