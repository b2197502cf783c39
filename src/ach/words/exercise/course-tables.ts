// The tables that compare the rooms of a course, for the screen and the files. Rooms have numbers, no names.

import { comparedText, courseGroups } from '../../exercise/course-cases.ts'
import type { CourseFigures, CourseHypothesis, CourseItem, CourseRoom } from '../../exercise/course-room.ts'
import { formatCount } from '../../model/format-count.ts'
import { STAGE_WORDS } from '../../model/stage.ts'
import { NOT_BLIND } from '../exercise-words.ts'
import { formatFigure, formatPercent, joinPhrases } from '../phrases.ts'

/** A share is from 0 to 1. */
export type CourseCell = string | { readonly share: number } | { readonly figure: number } | { readonly whole: number } | null

export interface CourseTable {
  /** the name of its sheet */
  readonly name: string
  readonly note: string
  readonly columns: readonly string[]
  /** the number of columns that name a row */
  readonly keys: 1 | 2
  /** the first cell of each row is its heading */
  readonly rows: readonly (readonly CourseCell[])[]
}

/** The tables of the rooms of one case. */
export interface CourseCase {
  readonly question: string
  readonly tables: readonly CourseTable[]
}

/** What the Word file and the spreadsheet of a course contain. */
export interface CourseFile {
  readonly title: string
  /** those of the exercises; null: none */
  readonly marking: string | null
  /** the number of rooms, and of participants in all of them */
  readonly rooms: number
  readonly people: number
  readonly cases: readonly CourseCase[]
}

/** Said of every comparison. */
export const COURSE_NOTES =
  'Rooms are numbered in the order in which they were created. A room’s figures appear once they are shown to the room. No one is named.'

export const roomName = (number: number): string => `Room ${number}`

interface NumberedRoom {
  readonly room: CourseRoom
  readonly name: string
}

type TextOf = ReturnType<typeof comparedText>

/** One entry for each case, in the order of the rooms. Rooms are numbered as they are listed. */
export function courseTables(rooms: readonly CourseRoom[]): CourseCase[] {
  const numbered = rooms.map((room, at) => ({ room, name: roomName(at + 1) }))
  return courseGroups(rooms).map(({ question, rooms: places }) => {
    const here = places.flatMap((at) => numbered[at] ?? [])
    const label = comparedText(rooms, 'hypotheses')
    const tables = [overview(here, label), ...hypothesisTables(here, label), medians(here, label, comparedText(rooms, 'evidence'))]
    return { question, tables: tables.filter((table) => table !== null) }
  })
}

/** A cell as text; empty for nothing. */
export function courseCellText(cell: CourseCell): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return cell
  if ('share' in cell) return formatPercent(cell.share)
  return 'figure' in cell ? formatFigure(cell.figure) : formatCount(cell.whole)
}

const figureCell = (value: number | null | undefined): CourseCell => (value == null ? null : { figure: value })
const wholeCell = (value: number | null | undefined): CourseCell => (value == null ? null : { whole: value })
const shareCell = (value: number | null | undefined): CourseCell => (value == null ? null : { share: value })

function overview(rooms: readonly NumberedRoom[], label: TextOf): CourseTable {
  const reopened = rooms.filter(({ room }) => room.figures?.seenBefore).map(({ name }) => name)
  const note = 'Blank: not known, or not shown to the room yet. Alpha: agreement, from 1 (full) to 0 (no better than chance).'
  return {
    name: 'Overview',
    note: reopened.length === 0 ? note : `${note} ${joinPhrases(reopened, 'and', reopened.length)}: ${NOT_BLIND}`,
    columns: [
      'Room',
      'Stage',
      'Participants',
      'Least inconsistent',
      'Alpha',
      'Ratings changed',
      'Same as reference',
      'Turned out true',
      'Ranked first',
    ],
    keys: 1,
    rows: rooms.map(({ room, name }) => {
      const { stage, people, figures } = room
      const named = (id: string) => {
        const one = figures?.hypotheses.find((hypothesis) => hypothesis.id === id)
        return one ? label(room, one) : id
      }
      return [
        name,
        STAGE_WORDS[stage],
        wholeCell(people),
        figures && leadersText(figures.leaders.map(named)),
        figureCell(figures?.alpha),
        shareCell(figures?.changed),
        shareCell(figures?.sameAsReference),
        figures?.cameTrue == null ? null : named(figures.cameTrue),
        figures && outcomeText(figures),
      ]
    }),
  }
}

const leadersText = (leaders: readonly string[]): string =>
  leaders.length === 0 ? 'not tested enough' : joinPhrases(leaders, 'and', leaders.length)

/** Whether what turned out to be true is what led. */
function outcomeText({ leaders, cameTrue }: CourseFigures): string | null {
  if (cameTrue === null || leaders.length === 0) return null
  if (!leaders.includes(cameTrue)) return 'no'
  return leaders.length === 1 ? 'yes' : 'tied'
}

interface HypothesisTable extends Pick<CourseTable, 'name' | 'note'> {
  readonly parts: readonly { readonly after: string; readonly cell: (one: CourseHypothesis) => CourseCell }[]
}

const HYPOTHESIS_TABLES: readonly HypothesisTable[] = [
  {
    name: 'Order',
    note: 'Rank by the room’s score: 1 has the least evidence against it.',
    parts: [{ after: '', cell: ({ rank }) => wholeCell(rank) }],
  },
  {
    name: 'Favourites',
    note: 'How many participants gave each hypothesis their highest probability before the evidence.',
    parts: [{ after: '', cell: (one) => wholeCell(one.favourites) }],
  },
  {
    name: 'Probabilities',
    note: 'The room’s average before the evidence and at the end.',
    parts: [
      { after: ', before', cell: ({ before }) => shareCell(before) },
      { after: ', now', cell: ({ now }) => shareCell(now) },
    ],
  },
]

/** Tables with a column for each hypothesis of any room; without those in which no room has a figure. */
const hypothesisTables = (rooms: readonly NumberedRoom[], label: TextOf): CourseTable[] =>
  HYPOTHESIS_TABLES.flatMap(({ parts, ...head }) => {
    const labels = [...new Set(rooms.flatMap(({ room }) => room.figures?.hypotheses.map((one) => label(room, one)) ?? []))]
    const rows = rooms.map(({ room, name }): CourseCell[] => {
      const found = new Map(room.figures?.hypotheses.map((one) => [label(room, one), one]))
      return [
        name,
        ...labels.flatMap((text) => {
          const one = found.get(text)
          return parts.map(({ cell }) => (one ? cell(one) : null))
        }),
      ]
    })
    if (rows.every(([, ...cells]) => cells.every((cell) => cell === null))) return []
    return [{ ...head, keys: 1, columns: ['Room', ...labels.flatMap((text) => parts.map(({ after }) => text + after))], rows }]
  })

function medians(rooms: readonly NumberedRoom[], label: TextOf, statement: TextOf): CourseTable | null {
  const shown = rooms.filter(({ room }) => room.figures !== null)
  const cells = new Map<string, { readonly item: string; readonly hypothesis: string; readonly by: Map<string, string> }>()
  const reworded = new Set<string>()
  for (const { room, name } of shown) {
    const { hypotheses = [], evidence = [] } = room.figures ?? {}
    const compared = (of: TextOf, one: CourseItem) => {
      const text = of(room, one)
      if (text !== one.text) reworded.add(`${one.id} (${name})`)
      return text
    }
    const columns = hypotheses.map((one) => compared(label, one))
    for (const one of evidence) {
      const item = `${one.id}: ${compared(statement, one)}`
      for (const [at, hypothesis] of columns.entries()) {
        const key = `${item}\n${hypothesis}`
        const cell = cells.get(key) ?? { item, hypothesis, by: new Map() }
        cells.set(key, cell)
        const median = one.medians[at]
        if (median) cell.by.set(name, median)
      }
    }
  }
  if (cells.size === 0) return null
  const note = 'The median rating of each cell.'
  return {
    name: 'Medians',
    note: reworded.size === 0 ? note : `${note} Reworded there, and compared all the same: ${[...reworded].join(', ')}.`,
    columns: ['Evidence', 'Hypothesis', ...shown.map(({ name }) => name)],
    keys: 2,
    rows: [...cells.values()].map(({ item, hypothesis, by }) => [item, hypothesis, ...shown.map(({ name }) => by.get(name) ?? null)]),
  }
}
