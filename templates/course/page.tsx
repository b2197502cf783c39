// The page of a course: its exercises, and tables that compare them.
import type { Stage } from '../../src/ach/model/stage.ts'
import { STAGE_WORDS } from '../../src/ach/model/stage.ts'
import type { CourseCase, CourseCell, CourseTable } from '../../src/ach/words/exercise/course-tables.ts'
import { participantCount } from '../../src/ach/words/exercise-words.ts'
import { formatFigure, formatPercent } from '../../src/ach/words/phrases.ts'
import { helpLink, paths } from '../../src/paths.ts'
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
  readonly name: string
  readonly rooms: readonly ListedRoom[]
  readonly cases: readonly CourseCase[]
}

export const CoursePage = ({ name, rooms, cases }: Props) => (
  <Page title={`Course: ${name}`} screen="calibration">
    <PageMain
      wide
      crumb={<a href={paths.home()}>Workbooks</a>}
      heading={name}
      lead="The exercises of this course, compared. A room’s figures appear once they are shown to the room. No one is named."
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
        <p class="meta">The tables and the file number the rooms in this order, so that you can pass them on without their titles.</p>
        <p class="no-print">
          <a class="btn" href={`${paths.courseFile()}?${new URLSearchParams({ name })}`} download>
            Download as a spreadsheet
          </a>
        </p>
      </section>
      {cases.map(({ question, tables }, at) => (
        <section class="stack" aria-labelledby={`case-${at}`}>
          <h2 id={`case-${at}`} dir="auto">
            {question}
          </h2>
          {tables.map((table) => (table.name === 'Medians' ? <Folded table={table} /> : <Table table={table} />))}
        </section>
      ))}
    </PageMain>
  </Page>
)

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
              {cellText(head)}
            </th>
            {cells.map((cell) => (
              <td class={isNumber(cell) ? 'num' : undefined} dir="auto">
                {cellText(cell)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)

function cellText(cell: CourseCell): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return cell
  if ('share' in cell) return formatPercent(cell.share)
  return 'figure' in cell ? formatFigure(cell.figure) : cell.whole.toLocaleString('en')
}

/** For a name that no exercise has. */
export const NO_COURSE = 'No exercise belongs to a course of this name.'
