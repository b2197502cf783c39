// What was done to a workbook, in plain sentences, newest first. Says only what the viewer may be told.

import { paths } from '../../src/paths.ts'
import { Page } from '../layout/page.tsx'
import { PageMain } from '../ui/page-main.tsx'
import { dayOf, TimeOfDay } from '../ui/when.tsx'

/** One action. */
export interface HistoryEntry {
  readonly batch: string
  readonly at: string
  readonly who: string
  readonly title: string
  readonly details: readonly string[]
  readonly undone: boolean
  /** it takes another action back, or makes it again */
  readonly again: 'undo' | 'redo' | null
}

export interface HistoryProps {
  readonly id: string
  readonly entries: readonly HistoryEntry[]
  /** where older ones begin; null at the beginning of the workbook */
  readonly older: number | null
  readonly newest: boolean
  readonly now: Date
}

const MOST_DETAILS = 200

export const HistoryPage = ({ id, entries, older, newest, now }: HistoryProps) => {
  const days = new Map<string, HistoryEntry[]>()
  for (const entry of entries) {
    const day = dayOf(entry.at, now)
    days.set(day, [...(days.get(day) ?? []), entry])
  }
  return (
    <Page title="History" tab="history" screen="workbooks">
      <PageMain wide heading="History" lead="Everything that was done, newest first. What was undone stays readable.">
        {[...days].map(([day, ofDay]) => (
          <section class="stack" aria-label={day}>
            <h2 class="h3">{day}</h2>
            <ol class="panel list history">
              {ofDay.map((entry) => (
                <Entry entry={entry} />
              ))}
            </ol>
          </section>
        ))}
        <nav class="row" aria-label="Pages of the history">
          {!newest && (
            <a class="btn" href={paths.history(id)}>
              Newest
            </a>
          )}
          {older !== null ? (
            <a class="btn" href={`${paths.history(id)}?before=${older}`} rel="next">
              Older
            </a>
          ) : (
            <p class="meta">This is where the workbook begins.</p>
          )}
        </nav>
      </PageMain>
    </Page>
  )
}

/** A sentence that ends in somebody's own words and full stop has one already. */
const endedLine = (title: string) => (/[.!?…]”$/.test(title) ? title : `${title}.`)

const Entry = ({ entry }: { entry: HistoryEntry }) => (
  <li class="history-entry" data-undone={entry.undone ? 'yes' : undefined}>
    <span class="history-time">
      <TimeOfDay at={entry.at} />
    </span>
    <div class="stack-tight">
      <p>
        <strong>
          <bdi>{entry.who}</bdi>
        </strong>{' '}
        {entry.again && <span class="tag">{entry.again}</span>} <bdi class="typed">{endedLine(entry.title)}</bdi>{' '}
        {entry.undone && <span class="tag">undone later</span>}
      </p>
      {entry.details.length > 0 && (
        <details>
          <summary>All {entry.details.length.toLocaleString('en')} changes</summary>
          <ul class="history-details">
            {entry.details.slice(0, MOST_DETAILS).map((detail) => (
              <li>
                <bdi class="typed">{detail}</bdi>
              </li>
            ))}
          </ul>
          {entry.details.length > MOST_DETAILS && (
            <p class="meta">And {(entry.details.length - MOST_DETAILS).toLocaleString('en')} more.</p>
          )}
        </details>
      )}
    </div>
  </li>
)
