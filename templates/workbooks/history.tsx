// The history page: every action on a workbook, newest first, in sentences.

import { formatCount } from '../../src/ach/model/format-count.ts'
import { startSentence } from '../../src/ach/words/phrases.ts'
import { paths } from '../../src/paths.ts'
import { Page } from '../layout/page.tsx'
import { PageMain } from '../ui/page-main.tsx'
import { dayOf, TimeOfDay } from '../ui/when.tsx'

/** One action, or several ratings in a row. */
export interface HistoryEntry {
  readonly at: string
  readonly who: string
  readonly title: string
  readonly details: readonly string[]
  /** number of its last change */
  readonly seq: number
  /** the name of the state after it; null if it has none */
  readonly name: string | null
  readonly undone: boolean
  /** the action repeats one that was undone */
  readonly redone: boolean
  /** which changes of a long action these are, counted from 1; null if they are all of them */
  readonly part: { readonly first: number; readonly last: number; readonly of: number } | null
}

/** A state of the workbook that has a name. */
export interface NamedState {
  /** number of its last change */
  readonly seq: number
  readonly name: string
}

export interface HistoryProps {
  readonly id: string
  readonly entries: readonly HistoryEntry[]
  /** the sequence number before which the older actions end; null on the last page */
  readonly older: number | null
  /** the same for what precedes the action that the page breaks off; null if it breaks off none or nothing precedes it */
  readonly skip: number | null
  readonly newest: boolean
  /** newest first */
  readonly named: readonly NamedState[]
  /** an exercise is running, so earlier states cannot be shown */
  readonly running: boolean
  readonly now: Date
}

export const HistoryPage = ({ id, entries, older, skip, newest, named, running, now }: HistoryProps) => {
  const days = new Map<string, HistoryEntry[]>()
  for (const entry of entries) {
    const day = dayOf(entry.at, now)
    days.set(day, [...(days.get(day) ?? []), entry])
  }
  return (
    <Page title="History" tab="history" screen="workbooks">
      <PageMain wide heading="History" lead="Every action, newest first. Undone actions stay listed.">
        {named.length > 0 && !running && (
          <section class="stack-tight" aria-labelledby="named">
            <h2 class="h3" id="named">
              Named states
            </h2>
            <ul class="panel list">
              {named.map(({ seq, name }) => (
                <li class="row" data-far>
                  <bdi class="typed">{name}</bdi>
                  <span class="row">
                    <a href={stateLink(id, seq)}>Show</a>
                    <a href={`${paths.compareStates(id)}?from=${seq}`}>Compare with now</a>
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )}
        {[...days].map(([day, ofDay]) => (
          <section class="stack" aria-label={day}>
            <h2 class="h3">{day}</h2>
            <ol class="panel list history">
              {ofDay.map((entry) => (
                <Entry entry={entry} id={running ? null : id} />
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
          {skip !== null && <a href={`${paths.history(id)}?before=${skip}`}>Skip the rest of this action</a>}
        </nav>
      </PageMain>
    </Page>
  )
}

/** Adds a full stop, unless the clause ends with a quotation that has one. */
const endedLine = (title: string) => (/[.!?…]”$/.test(title) ? title : `${title}.`)

const showDetails = (count: number) =>
  count === 1 ? 'Show the change' : count === 2 ? 'Show both changes' : `Show all ${formatCount(count)} changes`
const partWords = ({ first, last, of }: NonNullable<HistoryEntry['part']>) =>
  `changes ${formatCount(first)} to ${formatCount(last)} of ${formatCount(of)}`

/** The matrix as it was after a change. */
const stateLink = (id: string, seq: number) => `${paths.workbook(id)}?at=${seq}`

/** `id`: of the workbook whose earlier states can be shown; else null. */
const Entry = ({ entry, id }: { entry: HistoryEntry; id: string | null }) => (
  <li class="history-entry" data-undone={entry.undone ? 'yes' : undefined}>
    <span class="history-time">
      <TimeOfDay at={entry.at} />
    </span>
    <div class="stack-tight">
      <p>
        <strong>
          <bdi>{entry.who}</bdi>
        </strong>{' '}
        {entry.redone && <span class="tag">redo</span>} <bdi class="typed">{endedLine(entry.title)}</bdi>{' '}
        {entry.part && <span class="tag">{partWords(entry.part)}</span>} {entry.undone && <span class="tag">undone later</span>}{' '}
        {entry.name !== null && (
          <span class="tag">
            <bdi>{entry.name}</bdi>
          </span>
        )}
      </p>
      {entry.details.length > 0 && (
        <details>
          <summary>{showDetails(entry.details.length)}</summary>
          <ul class="history-details">
            {entry.details.map((detail) => (
              <li>
                <bdi class="typed">{startSentence(detail)}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
    {id !== null && (
      <a class="history-then" href={stateLink(id, entry.seq)}>
        Show as it was then
      </a>
    )}
  </li>
)
