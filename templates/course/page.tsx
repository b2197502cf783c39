// The page of a course: its exercises, and tables that compare them.
import type { Stage } from '../../src/ach/model/stage.ts'
import { STAGE_WORDS } from '../../src/ach/model/stage.ts'
import { COURSE_NOTES, type CourseCell, type CourseTable, courseCellText } from '../../src/ach/words/exercise/course-tables.ts'
import { participantCount } from '../../src/ach/words/exercise-words.ts'
import { helpLink, paths } from '../../src/paths.ts'
import type { CourseFile } from '../../src/report/course/course-report.ts'
import { Page } from '../layout/page.tsx'
import { PageMain } from '../ui/page-main.tsx'

/** An exercise of the course, in the order of their numbers. */
export interface ListedRoom {
  readonly id: string
  readonly title: string
  readonly stage: Stage
  readonly people: number
}

interface Props {
  readonly rooms: readonly ListedRoom[]
  readonly file: CourseFile
}

export const CoursePage = ({ rooms, file: { title: name, cases } }: Props) => (
  <Page title={`Course: ${name}`} screen="calibration">
    <PageMain
      wide
      crumb={<a href={paths.home()}>Workbooks</a>}
      heading={name}
      lead={`The exercises of this course, compared. ${COURSE_NOTES}`}
      below={
        <p class="meta no-print">
          <a href={`${helpLink('exercises')}#courses`}>About courses</a>
        </p>
      }
    >
      <section class="stack" aria-labelledby="rooms">
        <h2 id="rooms">Rooms</h2>
        <ol class="bullets">
          {rooms.map(({ id, title, stage, people }) => (
            <li>
              <a href={paths.exercise(id)} dir="auto">
                {title}
              </a>{' '}
              <span class="meta">
                {STAGE_WORDS[stage].toLowerCase()}, {participantCount(people)}
              </span>
            </li>
          ))}
        </ol>
        <p class="meta">The files have the numbers and not the titles of the rooms, so that you can pass them on.</p>
        <p class="row no-print">
          {FILES.map(([format, words]) => (
            <a class="btn" href={`${paths.courseFile(format)}?${new URLSearchParams({ name })}`} download>
              {words}
            </a>
          ))}
        </p>
      </section>
      {cases.map(({ question, tables }, at) => (
        <section class="stack" aria-labelledby={`case-${at}`}>
          <h2 id={`case-${at}`} dir="auto">
            {question}
          </h2>
          {tables.map((table) => (table.keys > 1 ? <Folded table={table} /> : <Table table={table} />))}
        </section>
      ))}
    </PageMain>
  </Page>
)

const FILES = [
  ['xlsx', 'Download as a spreadsheet'],
  ['docx', 'Download as a Word file'],
] as const

/** Medians are many rows: folded on the screen, whole in the file. */
const Folded = ({ table }: { table: CourseTable }) => (
  <details>
    <summary>{table.name}</summary>
    <Table table={table} />
  </details>
)

const isNumber = (cell: CourseCell | undefined): boolean => cell !== null && typeof cell === 'object'

const Table = ({ table: { name, note, columns, rows } }: { table: CourseTable }) => (
  <section class="scroll-x" aria-label={name} tabindex={0}>
    <h3>{name}</h3>
    <p class="meta">{note}</p>
    <table class="data">
      <caption class="visually-hidden">{name}</caption>
      <thead>
        <tr>
          {columns.map((column, at) => (
            <th scope="col" class={rows.some((row) => isNumber(row[at])) ? 'num' : undefined} dir="auto">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([head = null, ...cells]) => (
          <tr>
            <th scope="row" dir="auto">
              {courseCellText(head)}
            </th>
            {cells.map((cell) => (
              <td class={isNumber(cell) ? 'num' : undefined} dir="auto">
                {courseCellText(cell)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)

/** For a name that no exercise has. */
export const NO_COURSE = 'No exercise belongs to a course of this name.'
