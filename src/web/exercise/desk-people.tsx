// Desk actions for one participant: rename, remove, restore, erase, create a new personal code.

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
    // A reload of the page that a refused form returned is a GET of this address.
    .get(paths.manageParticipant(':id', ':rater'), (c) =>
      c.redirect(`${paths.exercise(c.req.param('id'))}?person=${c.req.param('rater')}`, 303),
    )
    .post(paths.manageParticipant(':id', ':rater'), async (c) => {
      const [id, rater] = [c.req.param('id'), c.req.param('rater')]
      const { opened } = await openRun(deps, id, 'desk')
      const participant = opened.workbook.raters.get(rater)
      if (!participant?.participation) throw new Refused('unknown', 'There is no such participant in this exercise.')
      const form = await readForm(c)
      const me = c.get('person').id
      const name = opened.names.get(rater) ?? rater
      const codeNotice = (code: string) =>
        ({ kind: 'code', name, code: formatCode(code), link: deps.access.addressOf(c, paths.rejoin()) }) as const
      const setPresent = (after: boolean) =>
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
            const notice = { kind: 'person', id: rater, name: form.name ?? '', removed: !participant.present, problem } as const
            return deskNotice(deps, c, opened, notice, 422)
          }
          return redirectToDesk(c, id)
        case 'erase':
          if (form.sure !== 'yes') return deskNotice(deps, c, opened, { kind: 'erase', id: rater, name }, 422)
          await setPresent(false)
          await deps.workbooks.redact(id, me, rater)
          deps.access.record(c, 'participant erased', { workbook: id, rater })
          return redirectToDesk(c, id)
        case 'remove':
          await setPresent(false)
          await deps.access.participants.remove({ workbook: id, rater })
          deps.access.record(c, 'participant removed', { workbook: id, rater })
          return redirectToDesk(c, id)
        case 'back':
          await setPresent(true)
          // Removing them ended their earlier codes.
          return deskNotice(
            deps,
            c,
            await deps.workbooks.open(id),
            codeNotice(await deps.access.participants.newRejoinCode({ workbook: id, rater })),
          )
        case 'code':
          return deskNotice(deps, c, opened, codeNotice(await deps.access.participants.newRejoinCode({ workbook: id, rater })))
        default:
          throw new Refused('invalid', 'There is no such action for a participant.')
      }
    })
