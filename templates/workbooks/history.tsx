// The history page: every action on a workbook, newest first, in sentences.

import { countNoun, startSentence } from '../../src/ach/words/phrases.ts'
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
  /** 'undo' or 'redo' if the action reverses or repeats another one; else null */
  readonly again: 'undo' | 'redo' | null
}

export interface HistoryProps {
  readonly id: string
  readonly entries: readonly HistoryEntry[]
  /** the sequence number before which the older actions end; null on the last page */
  readonly older: number | null
  readonly newest: boolean
  readonly now: Date
}

/** The most changes listed for one action. */
const MOST_DETAILS = 200

export const HistoryPage = ({ id, entries, older, newest, now }: HistoryProps) => {
  const days = new Map<string, HistoryEntry[]>()
  for (const entry of entries) {
    const day = dayOf(entry.at, now)
    days.set(day, [...(days.get(day) ?? []), entry])
  }
  return (
    <Page title="History" tab="history" screen="workbooks">
      <PageMain wide heading="History" lead="Every action, newest first. Undone actions stay listed.">
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
            <p class="meta">The workbook begins here.</p>
          )}
        </nav>
      </PageMain>
    </Page>
  )
}

/** Adds a full stop, unless the clause ends with a quotation that has one. */
const endedLine = (title: string) => (/[.!?…]”$/.test(title) ? title : `${title}.`)

const showDetails = (count: number) =>
  count === 1 ? 'Show the change' : count === 2 ? 'Show both changes' : `Show all ${count.toLocaleString('en')} changes`
const moreChanges = (count: number) => `${countNoun(count, 'more change')} ${count === 1 ? 'is' : 'are'} not listed.`

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
          <summary>{showDetails(entry.details.length)}</summary>
          <ul class="history-details">
            {entry.details.slice(0, MOST_DETAILS).map((detail) => (
              <li>
                <bdi class="typed">{startSentence(detail)}</bdi>
              </li>
            ))}
          </ul>
          {entry.details.length > MOST_DETAILS && <p class="meta">{moreChanges(entry.details.length - MOST_DETAILS)}</p>}
        </details>
      )}
    </div>
  </li>
)
