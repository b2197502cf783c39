// What the desk does for one person: another name, out of the room and back, a new code to come back with.

import { Hono } from 'hono'
import { formatCode } from '../../access/codes.ts'
import { Refused } from '../../ach/model/refused.ts'
import { readForm } from '../../http/form.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { openRun, type PageEnv } from '../shared/open-view.ts'
import { deskNotice, redirectToDesk, requireRun } from './desk-page.tsx'
import { uniqueParticipantName } from './participant-name.ts'

export const deskPeopleRoutes = (deps: Deps) =>
  new Hono<PageEnv>()
    // Where a reload of what a mistake answered ends.
    .get(paths.manageParticipant(':id', ':rater'), (c) =>
      c.redirect(`${paths.exercise(c.req.param('id'))}?person=${c.req.param('rater')}`, 303),
    )
    .post(paths.manageParticipant(':id', ':rater'), async (c) => {
      const [id, rater] = [c.req.param('id'), c.req.param('rater')]
      const { opened } = await openRun(deps, id, 'desk')
      const somebody = opened.workbook.raters.get(rater)
      if (!somebody?.participation) throw new Refused('unknown', 'There is nobody of that kind in this exercise.')
      const form = await readForm(c)
      const me = c.get('person').id
      const called = opened.names.get(rater) ?? rater
      const shown = (code: string) =>
        ({ kind: 'code', name: called, code: formatCode(code), link: deps.access.addressOf(c, paths.rejoin()) }) as const
      const present = (after: boolean) =>
        deps.workbooks.change(id, me, (workbook) => {
          requireRun(workbook)
          const before = workbook.raters.get(rater)?.present ?? after
          return before === after ? [] : [{ type: 'present', rater, before, after }]
        })
      switch (form.do) {
        case 'rename':
          try {
            await deps.workbooks.namePerson(id, rater, uniqueParticipantName(opened.workbook, opened.names, form.name ?? '', rater))
          } catch (error) {
            if (!(error instanceof Refused) || error.field !== 'name') throw error
            const problem = { field: 'name', message: error.message }
            const notice = { kind: 'person', id: rater, name: form.name ?? '', removed: !somebody.present, problem } as const
            return deskNotice(deps, c, opened, notice, 422)
          }
          return redirectToDesk(c, id)
        case 'remove':
          await present(false)
          await deps.access.participants.remove({ workbook: id, rater })
          return redirectToDesk(c, id)
        case 'back':
          await present(true)
          // The codes they had ended when they were taken out.
          return deskNotice(
            deps,
            c,
            await deps.workbooks.open(id),
            shown(await deps.access.participants.newRejoinCode({ workbook: id, rater })),
          )
        case 'code':
          return deskNotice(deps, c, opened, shown(await deps.access.participants.newRejoinCode({ workbook: id, rater })))
        default:
          throw new Refused('invalid', 'This cannot be done for a person.')
      }
    })
