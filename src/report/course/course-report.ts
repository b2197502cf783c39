// The comparison of the rooms of a course as a report, for the Word file: the tables of the page, each narrow enough for a page of paper.

import type { CourseCase, CourseTable } from '../../ach/words/exercise/course-tables.ts'
import { COURSE_NOTES, courseCellText } from '../../ach/words/exercise/course-tables.ts'
import { participantCount } from '../../ach/words/exercise-words.ts'
import { countNoun, formatDate } from '../../ach/words/phrases.ts'
import { type Block, type Report, type ReportTable, smallBlock } from '../blocks.ts'

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

/** The most columns of a table on a page of paper, besides those that name the row. Even, so that "before" and "now" stay together. */
const MOST_COLUMNS = 10

/** `day`: the date of the report, such as 2026-11-30. */
export function courseReport({ title, marking, rooms, people, cases }: CourseFile, day: string): Report {
  return {
    title,
    question: title,
    background: COURSE_NOTES,
    marking,
    byline: [countNoun(rooms, 'room'), participantCount(people), formatDate(day), ...(marking === null ? [] : [marking])],
    leaders: [],
    sections: cases.map(({ question, tables }, at) => ({
      part: `case-${at + 1}`,
      heading: question,
      blocks: tables.flatMap(tableBlocks),
      own: null,
      nothing: null,
    })),
  }
}

function tableBlocks(table: CourseTable): Block[] {
  const tables = slices(table).map((one): Block => ({ kind: 'table', table: one }))
  return [...tables, smallBlock(table.note)]
}

/** The table cut into tables of `MOST_COLUMNS` columns, each with the columns that name the row. */
function slices({ name, columns, rows, keys }: CourseTable): ReportTable[] {
  const count = Math.max(1, Math.ceil((columns.length - keys) / MOST_COLUMNS))
  return Array.from({ length: count }, (_, part) => {
    const from = keys + part * MOST_COLUMNS
    const cut = <T>(all: readonly T[]): T[] => [...all.slice(0, keys), ...all.slice(from, from + MOST_COLUMNS)]
    return {
      label: count === 1 ? name : `${name}, part ${part + 1} of ${count}`,
      head: cut(columns).map((text, at) => ({ text, num: at >= keys })),
      rows: rows.map((row) => cut(row).map((cell) => [courseCellText(cell)])),
    }
  })
}
