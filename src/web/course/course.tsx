// Serves the page that compares the exercises of a course, its spreadsheet and its Word file. For people with the key only.

import { type Context, Hono } from 'hono'
import { CoursePage, type ListedRoom, NO_COURSE } from '../../../templates/course/page.tsx'
import { dayText } from '../../../templates/ui/when.tsx'
import { type CourseRoom, courseRoomSteps } from '../../ach/exercise/course-room.ts'
import { Refused } from '../../ach/model/refused.ts'
import { viewFor } from '../../ach/view/view.ts'
import { courseTables } from '../../ach/words/exercise/course-tables.ts'
import { keepLastUsed } from '../../background/keep-last.ts'
import { runInSlices } from '../../background/yield-to-requests.ts'
import { download } from '../../http/download.ts'
import { paths } from '../../paths.ts'
import { type CourseFile, courseReport } from '../../report/course/course-report.ts'
import type { WorkbookHead } from '../../store/contract/store.ts'
import type { Deps } from '../shared/deps.ts'
import type { PageEnv } from '../shared/open-view.ts'

/** The figures of an exercise as it was after the change `seq`. */
interface KnownRoom {
  readonly seq: number
  readonly title: string
  readonly room: CourseRoom
}
/** Rooms kept in memory, about 20 kB each. */
const MOST_KEPT = 400

export const courseRoutes = (deps: Deps) => {
  const kept = new Map<string, KnownRoom>()

  async function roomOf({ id, seq }: WorkbookHead): Promise<KnownRoom> {
    const known = kept.get(id)
    if (known?.seq === seq && !deps.workbooks.damageOf(id)) return known
    const { workbook } = await deps.workbooks.open(id)
    const view = viewFor(workbook, { rater: null, names: new Map(), looks: 'wall' })
    const room = await runInSlices(courseRoomSteps(view, workbook.from))
    const found = { seq: workbook.seq, title: workbook.title, room }
    keepLastUsed(kept, id, found, MOST_KEPT)
    return found
  }

  /** The exercises of the course, the first created first. Throws `Refused('unknown')` if there is none. */
  async function openCourse(c: Context<PageEnv>) {
    const title = c.req.query('name') ?? ''
    const listed: ListedRoom[] = []
    const rooms: CourseRoom[] = []
    for (const head of title === '' ? [] : await deps.workbooks.inCourse(c.get('person').id, title)) {
      const known = await roomOf(head)
      listed.push({ id: head.id, title: known.title, stage: known.room.stage, people: known.room.people })
      rooms.push(known.room)
    }
    if (rooms.length === 0) throw new Refused('unknown', NO_COURSE)
    const markings = [...new Set(rooms.flatMap(({ marking }) => marking ?? []))]
    const file: CourseFile = {
      title,
      marking: markings.length === 0 ? null : markings.join(' / '),
      rooms: rooms.length,
      people: rooms.reduce((sum, { people }) => sum + people, 0),
      cases: courseTables(rooms),
    }
    return { listed, file }
  }

  return new Hono<PageEnv>()
    .get(paths.course(), async (c) => {
      const { listed, file } = await openCourse(c)
      return c.render(<CoursePage rooms={listed} file={file} />)
    })
    .get(paths.courseFile('xlsx'), async (c) => {
      const { file } = await openCourse(c)
      return download(c, await deps.exporter.course(file, c.req.raw.signal), file.title, 'xlsx')
    })
    .get(paths.courseFile('docx'), async (c) => {
      const { file } = await openCourse(c)
      const report = courseReport(file, dayText(deps.now()))
      return download(c, await deps.wordExporter.docx({ report, damage: null, pictures: [] }, c.req.raw.signal), file.title, 'docx')
    })
}
