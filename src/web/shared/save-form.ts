// The one way in which a form of a workbook is stored: what was saved leads on, a conflict and a problem show the form again.
import type { Context } from 'hono'
import type { Change } from '../../ach/log/change.ts'
import { Refused } from '../../ach/model/refused.ts'
import type { Workbook } from '../../ach/model/workbook.ts'
import type { Problem } from '../../forms/typed-fields.ts'
import type { Deps } from './deps.ts'
import { formProblem } from './form-problem.ts'
import type { PageEnv } from './open-view.ts'

type Answer = Response | Promise<Response>

interface FormAnswers {
  /** where the browser goes once it is stored */
  readonly saved: () => string
  /** somebody else changed the same meanwhile; unless given a refusal like any other */
  readonly conflict?: () => Answer
  /** a refusal that belongs beside the form; unless given a page of its own */
  readonly problem?: (problem: Problem, status: 409 | 422) => Answer
}

/** `decide` may be called again on a newer workbook; it throws `Refused('conflict')` where what it builds on was changed. */
export async function saveForm(
  deps: Deps,
  c: Context<PageEnv>,
  id: string,
  decide: (workbook: Workbook) => readonly Change[],
  { saved, conflict, problem }: FormAnswers,
): Promise<Response> {
  try {
    await deps.workbooks.change(id, c.get('person').id, decide)
  } catch (error) {
    if (conflict && error instanceof Refused && error.code === 'conflict') return conflict()
    if (!problem) throw error
    const beside = formProblem(error)
    return problem(beside.problem, beside.status)
  }
  return c.redirect(saved(), 303)
}
