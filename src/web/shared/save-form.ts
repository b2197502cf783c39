// Stores a form of a workbook. Redirects once it is saved, or updates the matrix from which it was sent; shows the form again after a
// conflict or a problem.
import type { Context } from 'hono'
import type { Change } from '../../ach/log/change.ts'
import { Refused } from '../../ach/model/refused.ts'
import type { Workbook } from '../../ach/model/workbook.ts'
import type { Problem } from '../../forms/typed-fields.ts'
import { wantsSidePanel } from '../../http/fragment.ts'
import type { ActionResult } from '../../live/workbooks.ts'
import type { Deps } from './deps.ts'
import { formProblem } from './form-problem.ts'
import { matrixUpdate } from './matrix-update.tsx'
import type { PageEnv } from './open-view.ts'

type FormResponse = Response | Promise<Response>

interface FormResponses {
  /** address to redirect to once the form is saved */
  readonly saved: () => string
  /** responds if someone else changed the same item; without it the conflict is thrown */
  readonly conflict?: () => FormResponse
  /** responds with the form and a problem in it; without it the refusal is thrown */
  readonly problem?: (problem: Problem, status: 409 | 422) => FormResponse
}

/** `decide` may be called again with a newer workbook. It throws `Refused('conflict')` if the item has changed since the form was loaded. */
export async function saveForm(
  deps: Deps,
  c: Context<PageEnv>,
  id: string,
  decide: (workbook: Workbook) => readonly Change[],
  { saved, conflict, problem }: FormResponses,
): Promise<Response> {
  let result: ActionResult
  try {
    result = await deps.workbooks.change(id, c.get('person').id, decide)
  } catch (error) {
    if (conflict && error instanceof Refused && error.code === 'conflict') return conflict()
    if (!problem) throw error
    const refusal = formProblem(error)
    return problem(refusal.problem, refusal.status)
  }
  return wantsSidePanel(c) ? c.html(matrixUpdate(deps, c, result)) : c.redirect(saved(), 303)
}
