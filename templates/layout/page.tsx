// The layout of every page with a top bar: the bar, and the tabs of a workbook. It knows no workbook, only its frame.
import type { Child } from 'hono/jsx'
import { type ItemList, isAid, paths } from '../../src/paths.ts'
import { escapeHtml, rawHtml } from '../ui/html.ts'
import { Shell } from './shell.tsx'

export type Tab = 'matrix' | 'hypotheses' | 'evidence' | 'sources' | 'aids' | 'analysis' | 'report' | 'history' | 'settings'

/** The tab under which a list stands. */
export const tabLink = (list: ItemList): Tab => (isAid(list) ? 'aids' : list === 'clusters' ? 'sources' : list)

/** What the bar shows of the workbook that the page belongs to. */
export interface WorkbookFrame {
  readonly id: string
  readonly title: string
  readonly tab: Tab | null
  /** What undo and redo would do, in words; null where there is nothing. */
  readonly undo: string | null
  readonly redo: string | null
  /** the page shows what is supposed: nothing of it is stored, undone or exported */
  readonly whatIf?: boolean
  /** whoever looks followed a link to read */
  readonly readOnly?: boolean
  /** the exercise that the workbook is a run of */
  readonly exercise?: { readonly going: boolean; readonly revealed: boolean }
}

export interface PageProps {
  /** What this page is, first words of the window's title. */
  readonly title: string
  readonly asset: (name: string) => string
  readonly workbook?: WorkbookFrame
  /** Further modules and style sheets, by their name in public/. */
  readonly scripts?: readonly string[]
  readonly styles?: readonly string[]
  /** Shown at the end of the bar where there is no workbook. */
  readonly aside?: string
  readonly children?: Child
}

/** Pages that readers may see. */
const READABLE: ReadonlySet<Tab> = new Set(['matrix', 'analysis', 'report'])

const TABS: readonly (readonly [Tab, string, (id: string) => string])[] = [
  ['matrix', 'Matrix', paths.workbook],
  ['hypotheses', 'Hypotheses', (id) => paths.items(id, 'hypotheses')],
  ['evidence', 'Evidence', (id) => paths.items(id, 'evidence')],
  ['sources', 'Sources', (id) => paths.items(id, 'sources')],
  ['aids', 'Aids', paths.aids],
  ['analysis', 'Analysis', paths.analysis],
  ['report', 'Report', paths.report],
  ['history', 'History', paths.history],
  ['settings', 'Settings', paths.settings],
]

export const Page = ({ title, asset, workbook, scripts, styles, aside, children }: PageProps) => (
  <Shell title={workbook ? `${title}: ${workbook.title}` : title} asset={asset} scripts={scripts} styles={styles}>
    <header class="topbar">
      <a class="home" href={paths.home()} aria-label="ACH, all workbooks">
        ACH
      </a>
      <span class="crumb" dir="auto" title={workbook?.title}>
        {workbook?.title}
      </span>
      {workbook && <Tabs frame={workbook} />}
      <div class="bar-end">{workbook ? <BarEnd frame={workbook} /> : <span class="saved">{aside}</span>}</div>
    </header>
    {workbook?.exercise?.going && (
      <aside class="notice exercise-band" aria-label="Exercise">
        An exercise is being held with this workbook{workbook.exercise.revealed ? '.' : ': ratings are hidden until the reveal.'}{' '}
        {!workbook.readOnly && workbook.tab === 'matrix' && (
          <span>Its participants rate, so that nothing is rated on this page; sheets of paper are entered from its desk. </span>
        )}
        {!workbook.readOnly && <a href={paths.exercise(workbook.id)}>Go to its desk</a>}
      </aside>
    )}
    {children}
  </Shell>
)

const Tabs = ({ frame }: { frame: WorkbookFrame }) => (
  <nav class="tabs" aria-label="Workbook">
    {TABS.filter(([tab]) => !frame.readOnly || READABLE.has(tab)).map(([tab, label, href]) => (
      <a href={href(frame.id)} aria-current={tab === frame.tab ? 'page' : undefined}>
        {label}
      </a>
    ))}
    <a class="help-tab" href={paths.help()}>
      Help
    </a>
  </nav>
)

const BarEnd = ({ frame }: { frame: WorkbookFrame }) => (
  <>
    <a class="btn help" data-kind="plain" data-size="s" href={paths.help()}>
      Help
    </a>
    {frame.readOnly ? (
      <>
        <span class="meta">Read only</span>
        <a class="btn" data-size="s" href={paths.exports(frame.id)}>
          Export
        </a>
      </>
    ) : frame.whatIf ? (
      <span class="meta">Not saved: what if</span>
    ) : (
      <>
        <span class="saved" id="saved" role="status">
          Saved
        </span>
        <UndoRedo frame={frame} />
        <a class="btn" data-size="s" href={paths.exports(frame.id)}>
          Export
        </a>
      </>
    )}
  </>
)

/** Two small forms; also sent alone after a rating, to bring the words up to date, and therefore built as a string. */
export const UndoRedo = ({ frame: { id, undo, redo } }: { frame: Pick<WorkbookFrame, 'id' | 'undo' | 'redo'> }) =>
  rawHtml(
    `<span class="undo-redo" id="undo-redo">${repeatLabel(paths.undo(id), 'Undo', undo)}${repeatLabel(paths.redo(id), 'Redo', redo)}</span>`,
  )

function repeatLabel(action: string, word: string, what: string | null): string {
  const words =
    what === null ? ` disabled="" aria-label="${word}: nothing"` : ` title="${escapeHtml(what)}" aria-label="${word}: ${escapeHtml(what)}"`
  return `<form method="post" action="${action}"><button type="submit" class="btn" data-kind="plain" data-size="s"${words}>${word}</button></form>`
}

/** One message in the region of messages; sent as a partial by whoever refuses. */
export const Toast = ({ text, kind = 'bad' }: { text: string; kind?: 'bad' | 'warn' | 'plain' }) => (
  <div class="toast" data-kind={kind}>
    <p>{text}</p>
    <button type="button" class="btn" data-kind="plain" data-size="s" data-dismiss aria-label="Dismiss this message">
      Close
    </button>
  </div>
)

/** A toast for an answer to htmx. */
export const ToastPartial = ({ text, kind }: { text: string; kind?: 'bad' | 'warn' | 'plain' }) => (
  <hx-partial hx-target="#toasts" hx-swap="beforeend">
    <Toast text={text} kind={kind} />
  </hx-partial>
)
