// Serves the page that compares the exercises of a course, and its spreadsheet. For people with the key only.

import { type Context, Hono } from 'hono'
import { CoursePage, type ListedRoom, NO_COURSE } from '../../../templates/course/page.tsx'
import { type CourseRoom, courseRoom } from '../../ach/exercise/course-room.ts'
import { Refused } from '../../ach/model/refused.ts'
import { viewFor } from '../../ach/view/view.ts'
import { courseTables } from '../../ach/words/exercise/course-tables.ts'
import { download } from '../../http/download.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import type { PageEnv } from '../shared/open-view.ts'

export const courseRoutes = (deps: Deps) =>
  new Hono<PageEnv>()
    .get(paths.course(), async (c) => {
      const { name, rooms, figures } = await openCourse(deps, c)
      return c.render(<CoursePage name={name} rooms={rooms} cases={courseTables(figures)} />)
    })
    .get(paths.courseFile(), async (c) => {
      const { name, figures } = await openCourse(deps, c)
      const file = await deps.exporter.course({ title: name, cases: courseTables(figures) }, c.req.raw.signal)
      return download(c, file, name, 'xlsx')
    })

/** The exercises of the course, the first created first. Throws `Refused('unknown')` if there is none. */
async function openCourse(deps: Deps, c: Context<PageEnv>) {
  const name = c.req.query('name') ?? ''
  const rooms: ListedRoom[] = []
  const figures: CourseRoom[] = []
  for (const id of name === '' ? [] : await deps.workbooks.inCourse(c.get('person').id, name)) {
    const { workbook } = await deps.workbooks.open(id)
    const room = courseRoom(viewFor(workbook, { rater: null, names: new Map(), looks: 'wall' }))
    rooms.push({ id, title: workbook.title, stage: room.stage, people: room.people })
    figures.push(room)
    // Other requests get their turn between rooms.
    await new Promise((resolve) => setImmediate(resolve))
  }
  if (rooms.length === 0) throw new Refused('unknown', NO_COURSE)
  return { name, rooms, figures }
}
