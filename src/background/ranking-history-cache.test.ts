// The cached ranking history of a growing log: each change is replayed once, with the same result as a full replay, and never beyond the
// view.
import { expect, test } from 'vitest'
import { rankingHistory } from '../ach/analysis/ranking-history.ts'
import type { LoggedChange } from '../ach/log/change.ts'
import { row, viewOfMatrix } from '../ach/model/matrix.test-support.ts'
import { createRankingHistoryCache, type ReadLogSince, type VisibleLog } from './ranking-history-cache.ts'
import { createYieldingQueue } from './yield-to-requests.ts'

const view = viewOfMatrix({ rows: [row('N I'), row('II C')] })

/** Two hypotheses, two items, and one rating after another. */
const LOG: LoggedChange[] = [
  ...['H1', 'H2'].map((id) => ({
    type: 'added',
    what: 'hypothesis',
    id,
    fields: { label: id, statement: id, notes: null, parked: false },
  })),
  ...['E1', 'E2'].map((id) => ({ type: 'added', what: 'evidence', id, fields: { statement: id, credibility: null, relevance: null } })),
  ...[
    ['E1', 'H2', 'I'],
    ['E2', 'H1', 'II'],
    ['E1', 'H1', 'II'],
  ].map(([evidence, hypothesis, after]) => ({ type: 'rated', rater: 'me', evidence, hypothesis, before: null, after })),
].map(
  (change, at) =>
    ({ seq: at + 1, at: '2026-01-01T00:00:00.000Z', by: 'me', batch: `b${at}`, undoes: null, change }) as unknown as LoggedChange,
)

const logWith = (since: ReadLogSince, visible: VisibleLog['visible'] = (logged) => logged): VisibleLog => ({ id: 'w', since, visible })

function countReads() {
  const read: number[] = []
  const cache = createRankingHistoryCache(createYieldingQueue())
  const upTo = (seq: number) =>
    cache.of(
      logWith(async (after, limit) => {
        read.push(after)
        return LOG.filter((one) => one.seq > after).slice(0, limit)
      }),
      'me',
      { ...view, seq },
    )
  return { read, upTo }
}
const from = (seq: number) => rankingHistory(LOG.slice(0, seq), 'me')

test('the cached ranking history is the same at every step as a full replay', async () => {
  const { read, upTo } = countReads()
  for (const seq of [4, 5, 6, 7]) expect((await upTo(seq)).steps).toEqual(from(seq))
  expect(read).toEqual([0, 4, 5, 6])
})

test('the cached ranking history is rebuilt for an older state, and simultaneous requests each get their own', async () => {
  const { upTo } = countReads()
  const all = await Promise.all([upTo(7), upTo(5), upTo(6)])
  expect(all.map((one) => one.steps)).toEqual([from(7), from(5), from(6)])
})

test('the cached ranking history is read again after the log could not be read', async () => {
  const cache = createRankingHistoryCache(createYieldingQueue())
  const now = { ...view, seq: 7 }
  await expect(
    cache.of(
      logWith(() => Promise.reject(new Error('disk'))),
      'me',
      now,
    ),
  ).rejects.toThrow('disk')
  const log = logWith(async (after) => LOG.filter((one) => one.seq > after))
  expect((await cache.of(log, 'me', now)).steps).toEqual(from(7))
})

test('the cached ranking history leaves out changes that the viewer may not know of, and reads on behind them', async () => {
  const cache = createRankingHistoryCache(createYieldingQueue())
  const log = logWith(
    async (after) => LOG.filter((one) => one.seq > after).slice(0, 1),
    (logged) => (logged.seq === 6 ? null : logged),
  )
  const expected = rankingHistory(
    LOG.filter(({ seq }) => seq !== 6),
    'me',
  )
  expect((await cache.of(log, 'me', { ...view, seq: 7 })).steps).toEqual(expected)
})
