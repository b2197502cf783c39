// Shows and saves the page Mutually exclusive?. All answers of the form are one batch.

import { type Context, Hono } from 'hono'
import { PairsPage } from '../../../templates/checks/pairs.tsx'
import { Refused } from '../../ach/model/refused.ts'
import type { Workbook } from '../../ach/model/workbook.ts'
import {
  type AnswerRequest,
  type AnswerTexts,
  answerChanges,
  answerRequests,
  type PairQuestion,
  pairQuestions,
  storedAnswer,
} from '../../forms/pair-answers.ts'
import type { Problem, Typed } from '../../forms/typed-fields.ts'
import { readForm } from '../../http/form.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { changesAfter, itemVersion } from '../shared/edit-version.ts'
import { type OpenView, openView, type PageEnv, reopenView } from '../shared/open-view.ts'
import { saveForm } from '../shared/save-form.ts'

export const pairRoutes = (deps: Deps) =>
  new Hono<PageEnv>()
    .get(paths.pairs(':id'), async (c) => c.render(page(c, await openView(c))))
    .post(paths.pairs(':id'), async (c) => {
      const seen = await openView(c)
      const form = await readForm(c)
      const before = await answersSince(deps, seen, itemVersion(form))
      const { wishes, problems } = answerRequests(
        seen.view,
        form,
        (question) => before.get(place(question)) ?? storedAnswer(seen.view, question),
      )
      if (problems.length > 0) return c.render(page(c, seen, { form, wishes, problems }), { status: 422 })
      let clashes: readonly PairQuestion[] = []
      const decide = (workbook: Workbook) => {
        const answers = answerChanges(workbook, wishes)
        clashes = answers.clashes
        if (clashes.length > 0) throw new Refused('conflict', 'Another person answered some of these questions.')
        return answers.changes
      }
      return saveForm(deps, c, seen.id, decide, {
        saved: () => `${paths.pairs(seen.id)}?saved=1`,
        conflict: async () => c.render(page(c, await reopenView(c), { wishes, clashes }), { status: 409 }),
      })
    })

const place = ({ about, key }: { readonly about: string; readonly key: string }) => `${about} ${key}`

/** The answers of that version which have changed since, by place; empty without a version, so that nothing is compared. */
async function answersSince(deps: Deps, { id, view }: OpenView, version: number | null): Promise<Map<string, AnswerTexts>> {
  const stood = new Map<string, AnswerTexts>()
  if (version === null) return stood
  for await (const { seq, change } of changesAfter(deps, id, version)) {
    if (seq > view.seq) break
    if (change.type !== 'answered' || stood.has(place(change))) continue
    const { about, before } = change
    if (about === 'pair') stood.set(place(change), { choice: before?.both ?? '', note: before?.note ?? '' })
    if (about === 'completeness') stood.set(place(change), { choice: before?.complete ?? '', note: before?.note ?? '' })
  }
  return stood
}

interface Shown {
  /** what was typed, after an error; else only the requests are shown over the stored answers */
  readonly form?: Typed
  readonly wishes?: readonly AnswerRequest[]
  readonly problems?: readonly Problem[]
  readonly clashes?: readonly PairQuestion[]
}

function page(c: Context<PageEnv>, { id, view }: OpenView, { form = {}, wishes = [], problems = [], clashes = [] }: Shown = {}) {
  const values: Record<string, string> = {}
  for (const question of pairQuestions(view)) {
    const { choice, note } = storedAnswer(view, question)
    Object.assign(values, { [question.choice]: choice, [question.note]: note })
  }
  for (const { question, choice, note, stood } of wishes) {
    if (choice !== stood.choice) values[question.choice] = choice
    if (note !== stood.note) values[question.note] = note
  }
  return (
    <PairsPage
      id={id}
      view={view}
      version={problems.length > 0 ? (itemVersion(form) ?? view.seq) : view.seq}
      filled={{ values, problems }}
      clashes={clashes}
      saved={c.req.query('saved') !== undefined}
    />
  )
}
