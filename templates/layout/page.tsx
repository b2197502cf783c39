// The layout of every page with a top bar: the bar, and the tabs of a workbook. It knows no workbook, only its frame.
import type { Child } from 'hono/jsx'
import { helpLink, type ItemList, isAid, paths } from '../../src/paths.ts'
import { escapeHtml, rawHtml } from '../ui/html.ts'
import { usePageContext, type WorkbookFrame } from './page-context.ts'
import type { Screen } from './screens.ts'
import { Shell } from './shell.tsx'

export type Tab = 'matrix' | 'hypotheses' | 'evidence' | 'sources' | 'aids' | 'analysis' | 'report' | 'history' | 'settings'

/** The tab under which a list stands. */
export const tabLink = (list: ItemList): Tab => (isAid(list) ? 'aids' : list === 'clusters' ? 'sources' : list)

export interface PageProps {
  /** What this page is, first words of the window's title. */
  readonly title: string
  readonly screen: Screen
  /** the tab that is marked; none for a page that stands beside the tabs */
  readonly tab?: Tab
  /** the page shows a what-if: nothing of it is stored, undone or exported */
  readonly whatIf?: boolean
  /** modules of this page, by their names in public/js */
  readonly scripts?: readonly string[]
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

export const Page = ({ title, screen, tab, whatIf, scripts, aside, children }: PageProps) => {
  const { frame } = usePageContext()
  return (
    <Shell title={frame ? `${title}: ${frame.title}` : title} screen={screen} scripts={scripts}>
      <header class="topbar">
        <a class="home" href={paths.home()} aria-label="ACH, all workbooks">
          ACH
        </a>
        <span class="crumb" dir="auto" title={frame?.title}>
          {frame?.title}
        </span>
        {frame && <Tabs frame={frame} tab={tab} />}
        <div class="bar-end">{frame ? <BarEnd frame={frame} whatIf={whatIf} /> : <span class="saved">{aside}</span>}</div>
      </header>
      {frame?.exercise?.going && (
        <aside class="notice exercise-band" aria-label="Exercise">
          An exercise is being held with this workbook{frame.exercise.revealed ? '.' : ': ratings are hidden until the reveal.'}{' '}
          {!frame.readOnly && tab === 'matrix' && (
            <span>Its participants rate, so that nothing is rated on this page; sheets of paper are entered from its desk. </span>
          )}
          {!frame.readOnly && <a href={paths.exercise(frame.id)}>Go to its desk</a>}
        </aside>
      )}
      {children}
    </Shell>
  )
}

const Tabs = ({ frame, tab: current }: { frame: WorkbookFrame; tab: Tab | undefined }) => (
  <nav class="tabs" aria-label="Workbook">
    {TABS.filter(([tab]) => !frame.readOnly || READABLE.has(tab)).map(([tab, label, href]) => (
      <a href={href(frame.id)} aria-current={tab === current ? 'page' : undefined}>
        {label}
      </a>
    ))}
    <a class="help-tab" href={helpLink(null, frame.id)}>
      Help
    </a>
  </nav>
)

const BarEnd = ({ frame, whatIf }: { frame: WorkbookFrame; whatIf: boolean | undefined }) => (
  <>
    <a class="btn help" data-kind="plain" data-size="s" href={helpLink(null, frame.id)}>
      Help
    </a>
    {frame.readOnly ? (
      <>
        <span class="meta">Read only</span>
        <a class="btn" data-size="s" href={paths.exports(frame.id)}>
          Export
        </a>
      </>
    ) : whatIf ? (
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
