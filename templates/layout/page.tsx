// The layout of every page with a top bar: title, tabs of the workbook, save state, undo and redo, messages. Must depend only on the
// workbook's frame, not on the workbook.
import { type Child, useContext } from 'hono/jsx'
import { helpLink, type ItemList, isCheckList, paths } from '../../src/paths.ts'
import { escapeHtml, rawHtml } from '../ui/html.ts'
import { InSidePanel } from '../ui/in-side-panel.ts'
import { usePageContext, type WorkbookFrame } from './page-context.ts'
import { PastBand } from './past-band.tsx'
import type { PageScript, Screen } from './screens.ts'
import { Shell } from './shell.tsx'
import { ExampleBand, TourPanel } from './tour.tsx'

export type Tab = 'overview' | 'matrix' | 'hypotheses' | 'evidence' | 'sources' | 'checks' | 'analysis' | 'report' | 'history' | 'settings'

/** The tab that a list of items belongs to. */
export const tabLink = (list: ItemList): Tab => (isCheckList(list) ? 'checks' : list === 'clusters' ? 'sources' : list)

export interface PageProps {
  /** name of the page; starts the title of the window */
  readonly title: string
  readonly screen: Screen
  /** the current tab; none for a page outside the tabs */
  readonly tab?: Tab
  /** the page shows a what-if, so it has no save state, undo or export */
  readonly whatIf?: boolean
  /** scripts of this page, by their names in public/js */
  readonly scripts?: readonly PageScript[]
  /** text at the end of the bar, on pages without a workbook */
  readonly aside?: string
  readonly children?: Child
}

/** Tabs of the finished example, and of an earlier state. */
const READABLE: ReadonlySet<Tab> = new Set(['matrix', 'analysis', 'report'])
/** Tabs shown to readers. */
const FOR_READERS: ReadonlySet<Tab> = new Set(['overview', ...READABLE])

const TABS: readonly (readonly [Tab, string, (id: string) => string])[] = [
  ['overview', 'Overview', paths.overview],
  ['matrix', 'Matrix', paths.workbook],
  ['hypotheses', 'Hypotheses', (id) => paths.items(id, 'hypotheses')],
  ['evidence', 'Evidence', (id) => paths.items(id, 'evidence')],
  ['sources', 'Sources', (id) => paths.items(id, 'sources')],
  ['checks', 'Checks', paths.checks],
  ['analysis', 'Analysis', paths.analysis],
  ['report', 'Report', paths.report],
  ['history', 'History', paths.history],
  ['settings', 'Settings', paths.settings],
]

export const Page = ({ title, screen, tab, whatIf, scripts, aside, children }: PageProps) => {
  const { frame } = usePageContext()
  if (useContext(InSidePanel)) return <SidePanelPartial>{children}</SidePanelPartial>
  return (
    <Shell title={frame ? `${title} – ${frame.title}` : title} screen={screen} scripts={scripts}>
      <header class="topbar">
        <a class="home" href={paths.home()} aria-label="ACH, all workbooks">
          ACH
        </a>
        <span class="crumb" dir="auto" title={frame?.title}>
          {frame?.title}
        </span>
        {frame?.marking && <bdi class="marking">{frame.marking}</bdi>}
        {frame && <Tabs frame={frame} tab={tab} />}
        <div class="bar-end">{frame ? <BarEnd frame={frame} whatIf={whatIf} /> : <span class="saved">{aside}</span>}</div>
      </header>
      {frame?.marking && <p class="marking-print">{frame.marking}</p>}
      {frame?.past && <PastBand id={frame.id} past={frame.past} />}
      {frame?.example && (frame.example.step ? <TourPanel example={frame.example} /> : <ExampleBand example={frame.example} />)}
      {frame?.exercise?.going && (
        <aside class="notice exercise-band" aria-label="Exercise">
          An exercise is running in this workbook.{!frame.exercise.revealed && ' Ratings are hidden until the reveal.'}{' '}
          {!frame.readOnly && tab === 'matrix' && (
            <span>Only participants rate, on their own pages. Enter paper forms from the desk. </span>
          )}
          {!frame.readOnly && <a href={paths.exercise(frame.id)}>Go to the desk</a>}
        </aside>
      )}
      {frame?.report && (
        <div class="reported toast" role="status">
          <p>
            <bdi>{frame.report}</bdi>
          </p>
          <button type="button" class="btn with-script" data-kind="plain" data-size="s" data-dismiss aria-label="Dismiss this message">
            Close
          </button>
        </div>
      )}
      {children}
      {frame?.marking && (
        <p class="marking-print" data-end>
          {frame.marking}
        </p>
      )}
    </Shell>
  )
}

const tabsOf = ({ readOnly, past, example }: WorkbookFrame) => {
  const shown = past || example ? READABLE : readOnly ? FOR_READERS : null
  return TABS.filter(([tab]) => (shown === null ? tab !== 'overview' : shown.has(tab)))
}

const Tabs = ({ frame, tab: current }: { frame: WorkbookFrame; tab: Tab | undefined }) => (
  <nav class="tabs" aria-label="Workbook">
    {tabsOf(frame).map(([tab, label, href]) => (
      <a href={frame.past ? `${href(frame.id)}?at=${frame.past.seq}` : href(frame.id)} aria-current={tab === current ? 'page' : undefined}>
        {label}
      </a>
    ))}
    <a class="help-tab" href={helpLink(null, frame.id)}>
      Help
    </a>
  </nav>
)

const BarEnd = ({ frame, whatIf }: { frame: WorkbookFrame; whatIf: boolean | undefined }) => {
  const { damage } = usePageContext()
  return (
    <>
      <a class="btn help" data-kind="plain" data-size="s" href={helpLink(null, frame.id)}>
        Help
      </a>
      {frame.past ? (
        <span class="meta">Read only</span>
      ) : frame.readOnly || damage !== null ? (
        <>
          <span class="meta">Read only</span>
          <a class="btn" data-size="s" href={paths.exports(frame.id)}>
            Export
          </a>
        </>
      ) : whatIf ? (
        <span class="meta">What-if: not saved</span>
      ) : (
        <>
          <span class="saved" id="saved" role="status">
            {frame.unsaved ? 'Not saved' : 'Saved'}
          </span>
          <UndoRedo frame={frame} />
          <a class="btn" data-size="s" href={paths.exports(frame.id)}>
            Export
          </a>
        </>
      )}
    </>
  )
}

/** Two small forms. A string, because every rating sends them again to update their labels. */
export const UndoRedo = ({ frame: { id, undo, redo } }: { frame: Pick<WorkbookFrame, 'id' | 'undo' | 'redo'> }) =>
  rawHtml(
    `<span class="undo-redo" id="undo-redo">${repeatLabel(paths.undo(id), 'Undo', undo)}${repeatLabel(paths.redo(id), 'Redo', redo)}</span>`,
  )

function repeatLabel(action: string, word: string, what: string | null): string {
  const attributes =
    what === null
      ? ` disabled="" aria-label="${word}: nothing to ${word.toLowerCase()}"`
      : ` title="${escapeHtml(what)}" aria-label="${word}: ${escapeHtml(what)}"`
  return `<form method="post" action="${action}"><button type="submit" class="btn" data-kind="plain" data-size="s"${attributes}>${word}</button></form>`
}

/** The main part of a page for the side panel next to the matrix. A partial, because htmx swaps nothing else from the response to an error. */
const SidePanelPartial = ({ children }: { children?: Child }) => (
  <hx-partial hx-target="#side-panel-body" hx-swap="innerHTML">
    {children}
  </hx-partial>
)

/** One message among the toasts. Must stay in step with `toast` in public/js/ui/page.js. */
export const Toast = ({ text, kind = 'bad' }: { text: string; kind?: 'bad' | 'warn' | 'plain' }) => (
  <div class="toast" data-kind={kind}>
    <p>{text}</p>
    <button type="button" class="btn" data-kind="plain" data-size="s" data-dismiss aria-label="Dismiss this message">
      Close
    </button>
  </div>
)

/** A toast inside a response to htmx. */
export const ToastPartial = ({ text, kind }: { text: string; kind?: 'bad' | 'warn' | 'plain' }) => (
  <hx-partial hx-target="#toasts" hx-swap="beforeend">
    <Toast text={text} kind={kind} />
  </hx-partial>
)

/** What undo or redo did. `at` is the element id of its place, which gets the focus. Only the newest of these messages is kept. */
export const RepeatedPartial = ({ text, at }: { text: string; at: string | undefined }) => (
  <hx-partial hx-target="#toasts" hx-swap="beforeend">
    <div class="toast" data-kind="plain" data-at={at ?? ''}>
      <p>{text}</p>
    </div>
  </hx-partial>
)
