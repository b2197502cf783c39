// The tables that compare the rooms of a course, for the screen and the spreadsheet. Rooms have numbers, no names.
import type { CourseFigures, CourseHypothesis, CourseRoom } from '../../exercise/course-room.ts'
import { STAGE_WORDS } from '../../model/stage.ts'
import { joinPhrases } from '../phrases.ts'

/** A share is from 0 to 1. */
export type CourseCell = string | { readonly share: number } | { readonly figure: number } | { readonly whole: number } | null

export interface CourseTable {
  /** the name of its sheet */
  readonly name: string
  readonly note: string
  readonly columns: readonly string[]
  /** the first cell of each row is its heading */
  readonly rows: readonly (readonly CourseCell[])[]
}

/** The tables of the rooms with one question. */
export interface CourseCase {
  readonly question: string
  readonly tables: readonly CourseTable[]
}

export const roomName = (number: number): string => `Room ${number}`

interface NumberedRoom {
  readonly room: CourseRoom
  readonly name: string
}

/** One entry for each question, in the order of the rooms. Rooms are numbered as they are listed. */
export function courseTables(rooms: readonly CourseRoom[]): CourseCase[] {
  const numbered = rooms.map((room, at) => ({ room, name: roomName(at + 1) }))
  return [...new Set(rooms.map(({ question }) => question))].map((question) => {
    const here = numbered.filter(({ room }) => room.question === question)
    const tables = [overview(here), ranks(here), favourites(here), probabilities(here), medians(here)]
    return { question, tables: tables.filter((table) => table !== null) }
  })
}

const figureCell = (value: number | null | undefined): CourseCell => (value == null ? null : { figure: value })
const wholeCell = (value: number | null | undefined): CourseCell => (value == null ? null : { whole: value })
const shareCell = (value: number | null | undefined): CourseCell => (value == null ? null : { share: value })

function overview(rooms: readonly NumberedRoom[]): CourseTable {
  return {
    name: 'Overview',
    note: 'Blank: not known, or not shown to the room yet. Alpha: agreement, from 1 (full) to 0 (no better than chance).',
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
    rows: rooms.map(({ room: { stage, people, figures }, name }) => [
      name,
      STAGE_WORDS[stage],
      wholeCell(people),
      figures && leadersText(figures),
      figureCell(figures?.alpha),
      shareCell(figures?.changed),
      shareCell(figures?.sameAsReference),
      figures?.cameTrue ?? null,
      figures && outcomeText(figures),
    ]),
  }
}

const leadersText = ({ leaders }: CourseFigures): string =>
  leaders.length === 0 ? 'not tested enough' : joinPhrases(leaders, 'and', leaders.length)

/** Whether what turned out to be true is what led. */
function outcomeText({ leaders, cameTrue }: CourseFigures): string | null {
  if (cameTrue === null || leaders.length === 0) return null
  if (!leaders.includes(cameTrue)) return 'no'
  return leaders.length === 1 ? 'yes' : 'tied'
}

/** A table with a column for each hypothesis of any room; null if no room has a figure. */
function byHypothesis(
  rooms: readonly NumberedRoom[],
  head: Pick<CourseTable, 'name' | 'note'>,
  parts: readonly { readonly after: string; readonly cell: (one: CourseHypothesis) => CourseCell }[],
): CourseTable | null {
  const labels = [...new Set(rooms.flatMap(({ room }) => room.figures?.hypotheses.map(({ label }) => label) ?? []))]
  const rows = rooms.map(({ room, name }): CourseCell[] => {
    const found = new Map(room.figures?.hypotheses.map((one) => [one.label, one]))
    return [
      name,
      ...labels.flatMap((label) => {
        const one = found.get(label)
        return parts.map(({ cell }) => (one ? cell(one) : null))
      }),
    ]
  })
  if (rows.every(([, ...cells]) => cells.every((cell) => cell === null))) return null
  return { ...head, columns: ['Room', ...labels.flatMap((label) => parts.map(({ after }) => label + after))], rows }
}

const ranks = (rooms: readonly NumberedRoom[]) =>
  byHypothesis(rooms, { name: 'Order', note: 'Rank by the room’s score: 1 has the least evidence against it.' }, [
    { after: '', cell: ({ rank }) => wholeCell(rank) },
  ])

const favourites = (rooms: readonly NumberedRoom[]) =>
  byHypothesis(
    rooms,
    { name: 'Favourites', note: 'How many participants gave each hypothesis their highest probability before the evidence.' },
    [{ after: '', cell: (one) => wholeCell(one.favourites) }],
  )

const probabilities = (rooms: readonly NumberedRoom[]) =>
  byHypothesis(rooms, { name: 'Probabilities', note: 'The room’s average before the evidence and at the end.' }, [
    { after: ', before', cell: ({ before }) => shareCell(before) },
    { after: ', now', cell: ({ now }) => shareCell(now) },
  ])

function medians(rooms: readonly NumberedRoom[]): CourseTable | null {
  const shown = rooms.filter(({ room }) => room.figures !== null)
  const cells = new Map<string, { item: string; hypothesis: string; by: Map<string, string> }>()
  for (const { room, name } of shown)
    for (const { item, hypothesis, median } of room.figures?.medians ?? []) {
      const key = `${item} ${hypothesis}`
      const cell = cells.get(key) ?? { item, hypothesis, by: new Map() }
      cells.set(key, cell)
      if (median !== null) cell.by.set(name, median)
    }
  if (cells.size === 0) return null
  return {
    name: 'Medians',
    note: 'The median rating of each cell.',
    columns: ['Evidence', 'Hypothesis', ...shown.map(({ name }) => name)],
    rows: [...cells.values()].map(({ item, hypothesis, by }) => [item, hypothesis, ...shown.map(({ name }) => by.get(name) ?? null)]),
  }
}
