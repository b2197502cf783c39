// Measures the page of a course and its files, with 40 rooms of 30 participants among many other workbooks, and how long another client waits.

import { changesOf, parseDocument } from '../ach/document/document.ts'
import { startExercise } from '../ach/exercise/start-exercise.ts'
import { applyChanges } from '../ach/log/apply-change.ts'
import type { Change } from '../ach/log/change.ts'
import { join } from '../ach/log/rater-changes.ts'
import { NO_TIMER, type RunOptions } from '../ach/model/exercise.ts'
import { RATINGS } from '../ach/model/rating.ts'
import { runStages, STAGES } from '../ach/model/stage.ts'
import { NO_WORKBOOK } from '../ach/model/workbook.ts'
import { type View, viewFor } from '../ach/view/view.ts'
import { readCases } from '../cases.ts'
import { readConfig } from '../config.ts'
import { paths } from '../paths.ts'
import type { Store } from '../store/contract/store.ts'
import { openStore } from '../store/open-store.ts'
import { line, ms, percentile } from './figures.ts'
import { fileIn, mb, startServer, usageOf } from './processes.ts'
import { waitsDuring } from './waits.ts'

const ROOMS = 40
const PEOPLE = 30
const OTHERS = 2000
const COURSE = 'Analysts 2026'
/** Milliseconds that the other client may wait at most. */
const GOAL = 50

export async function benchCourse(folder: string): Promise<boolean> {
  const url = fileIn(folder, 'course.db')
  await fillStore(url)
  const server = await startServer(folder, url)
  const query = new URLSearchParams({ name: COURSE })
  let missed = 0
  console.log(`A course of ${ROOMS} rooms of ${PEOPLE}, among ${OTHERS.toLocaleString('en')} other workbooks.\n`)
  for (const [what, path] of [
    ['the page after a start', paths.course()],
    ['the page again', paths.course()],
    ['the spreadsheet', paths.courseFile('xlsx')],
    ['the Word file', paths.courseFile('docx')],
    ['the list of workbooks', paths.home()],
  ] as const) {
    const get = async () => {
      const response = await fetch(`${server.address}${path}?${query}`)
      await response.arrayBuffer()
      if (!response.ok) throw new Error(`${path} returned status ${response.status}.`)
    }
    const { times, waits } = await waitsDuring(server.address, [get])
    const longest = percentile(waits, 100)
    if (longest >= GOAL) missed += 1
    line(what, ms(times[0] ?? Number.NaN))
    line('  another client waits, longest', ms(longest), '', '', `goal < ${GOAL} ms`)
  }
  line('memory of the server', mb(usageOf(server.pid).memory))
  await server.stop()
  return missed === 0
}

async function fillStore(url: string): Promise<void> {
  const store = await openStore(url, { snapshots: false })
  const document = readCases(readConfig({}).folders.cases).get('kazakhstan-2022')?.document
  if (!document) throw new Error('The case is not installed.')
  const { changes, people } = changesOf(document, null)
  await create(store, 'bench-course-workbook', changes, people)
  const view = viewFor(applyChanges(NO_WORKBOOK, changes), { rater: null, names: people, unveiled: true })
  for (let room = 0; room < ROOMS; room += 1) await create(store, `bench-course-room-${room}`, roomChanges(view, room), namesIn(room))
  const small = parseDocument(
    JSON.stringify({ format: 'ach-workbook', version: 1, title: 'Another', question: 'Why?', hypotheses: [], evidence: [], raters: [] }),
  )
  if (!small.ok) throw new Error(small.problems.join(' '))
  const other = changesOf(small.document, null)
  for (let from = 0; from < OTHERS; from += 500)
    await Promise.all(Array.from({ length: 500 }, (_, at) => create(store, `bench-course-other-${from + at}`, other.changes, other.people)))
  await store.close()
}

const create = (store: Store, id: string, changes: readonly Change[], people: ReadonlyMap<string, string>) =>
  store.create(
    id,
    { workbook: id, from: 1, follows: null, batch: `${id}-1`, at: '2026-01-01T00:00:00.000Z', by: 'me', undoes: null, changes },
    people,
  )

const personIn = (room: number, number: number): string => `p${room}x${number}`
const namesIn = (room: number) =>
  new Map(Array.from({ length: PEOPLE }, (_, number) => [personIn(room, number), `Person ${number}`] as const))

/** A closed exercise in which everyone has given probabilities and rated every cell. */
function roomChanges(view: View, room: number): Change[] {
  const stages = runStages(STAGES, false)
  const options: RunOptions = {
    ...{ stages, minutes: {}, anonymous: false, shuffled: false, turned: false, contentNote: null, room: PEOPLE, discuss: 'all' },
    propose: { hypotheses: false, evidence: false },
  }
  const start = startExercise(view, { title: `Room ${room}`, options, deck: null, from: 'bench-course-workbook', course: COURSE })
  const hypotheses = [...view.hypotheses.keys()]
  const ratings = Array.from({ length: PEOPLE }, (_, number): Change[] => {
    const rater = personIn(room, number)
    return [
      join(rater, { participant: true }),
      ...hypotheses.map(
        (hypothesis): Change => ({ type: 'estimated', rater, when: 'before', hypothesis, before: null, after: 1 / hypotheses.length }),
      ),
      ...[...view.evidence.keys()].flatMap((evidence, row) =>
        hypotheses.map((hypothesis, column): Change => {
          const after = RATINGS[(row + column + number + room) % RATINGS.length] ?? 'N'
          return { type: 'rated', rater, evidence, hypothesis, before: null, after }
        }),
      ),
    ]
  })
  const [first = 'lobby'] = stages
  const moved = (from: (typeof STAGES)[number], to: (typeof STAGES)[number]): Change => ({
    type: 'staged',
    before: { stage: from, timer: NO_TIMER },
    after: { stage: to, timer: NO_TIMER },
  })
  return [...start, ...ratings.flat(), moved(first, 'reveal'), moved('reveal', 'closed')]
}
