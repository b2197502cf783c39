// Serves the calibration: how often verdicts and probabilities came true, over all workbooks whose outcome is known.

import { Hono } from 'hono'
import { CalibrationPage } from '../../../templates/calibration/page.tsx'
import { calibrationByPerson, calibrationOf } from '../../ach/group/known-outcome.ts'
import { FIRST_NAME } from '../../ach/words/name-in-sentence.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import type { PageEnv } from '../shared/open-view.ts'

export const calibrationRoutes = (deps: Deps) =>
  new Hono<PageEnv>().get(paths.calibration(), async (c) => {
    const outcomes = await deps.workbooks.outcomes()
    const people = [...calibrationByPerson(outcomes)].map(([id, figures]) => ({ name: deps.people.nameOf(id) ?? FIRST_NAME, figures }))
    return c.render(
      <CalibrationPage
        outcomes={outcomes.toSorted((a, b) => b.recordedAt.localeCompare(a.recordedAt))}
        figures={calibrationOf(outcomes)}
        people={people.toSorted((a, b) => a.name.localeCompare(b.name))}
        alone={!deps.access.signIn}
      />,
    )
  })
