// Routes of the groups page: divides the room of an exercise into groups and shows what each should discuss.

import { Hono } from 'hono'
import { type DeskGroup, DeskGroups } from '../../../templates/exercise/desk/groups.tsx'
import { favouriteOf } from '../../ach/exercise/favourites.ts'
import { mixGroups } from '../../ach/exercise/mix-groups.ts'
import { disputedCells } from '../../ach/group/disputed-cells.ts'
import { tableOfGroup } from '../../ach/group/group-table.ts'
import type { Change } from '../../ach/log/change.ts'
import { Refused } from '../../ach/model/refused.ts'
import type { Workbook } from '../../ach/model/workbook.ts'
import type { RaterView, View } from '../../ach/view/view.ts'
import { readForm } from '../../http/form.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { openRun, type PageEnv } from '../shared/open-view.ts'
import { ratersOnWall } from './desk-model.ts'
import { requireRun } from './desk-page.tsx'

export const deskGroupRoutes = (deps: Deps) =>
  new Hono<PageEnv>()
    .get(paths.groups(':id'), async (c) => {
      const opened = await openRun(deps, c.req.param('id'), 'desk')
      const { id, view, run } = opened
      const favourites = [...view.raters.values()].flatMap((rater): [string, string][] => {
        const favourite = favouriteOf(rater)
        return favourite === null ? [] : [[rater.id, favourite]]
      })
      const highest = Math.max(0, ...run.people.map(({ group }) => group ?? 0))
      return c.render(
        <DeskGroups
          id={id}
          view={view}
          run={run}
          groups={groupsOf(view, ratersOnWall(opened))}
          favourites={new Map(favourites)}
          most={Math.max(highest + 1, Math.ceil(run.people.length / 4), 2)}
          saved={c.req.query('saved') !== undefined}
        />,
      )
    })
    .post(paths.groups(':id'), async (c) => {
      const id = c.req.param('id')
      const form = await readForm(c)
      await deps.workbooks.change(id, c.get('person').id, (workbook) => {
        requireRun(workbook)
        const groups = readGroups(workbook, form)
        return [...workbook.raters.values()].flatMap(({ id: rater, participation: part }): Change[] => {
          const after = groups.get(rater)
          if (!part || after === undefined || part.group === after) return []
          return [{ type: 'grouped', rater, before: part.group, after }]
        })
      })
      return c.redirect(`${paths.groups(id)}?saved=yes`, 303)
    })

/** Returns the new group of each participant named in the form; null for none. */
function readGroups({ raters }: Workbook, form: Readonly<Record<string, string | undefined>>): ReadonlyMap<string, number | null> {
  const present = [...raters.values()].filter(({ participation, present: isPresent }) => participation !== null && isPresent)
  if (form.do === 'none') return new Map(present.map(({ id }) => [id, null]))
  if (form.do === 'mix') return mixGroups(present.map((rater) => ({ id: rater.id, favourite: favouriteOf(rater) })))
  return new Map(
    present.flatMap(({ id }): [string, number | null][] => {
      const text = form[`group-${id}`]
      if (text === undefined) return []
      const number = text === '' ? null : Number(text)
      if (number !== null && (!Number.isInteger(number) || number < 1 || number > raters.size))
        throw new Refused('invalid', 'Enter a group number of 1 or more.')
      return [[id, number]]
    }),
  )
}

function groupsOf(view: View, raters: readonly RaterView[]): DeskGroup[] {
  const groups = new Map<number, RaterView[]>()
  for (const rater of raters) {
    const group = rater.participation?.group ?? null
    if (group !== null) groups.set(group, [...(groups.get(group) ?? []), rater])
  }
  return [...groups]
    .sort(([a], [b]) => a - b)
    .map(([number, people]) => ({ number, people: people.length, cells: disputedCells(tableOfGroup(view, people), 3) }))
}
