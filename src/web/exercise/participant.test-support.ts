// Test support for participants' pages: an exercise made from the shipped case, with options and stage chosen by the test.

import { optionsFor } from '../../ach/exercise/exercise.test-support.ts'
import { startExercise } from '../../ach/exercise/start-exercise.ts'
import type { RunOptions } from '../../ach/model/exercise.ts'
import { runStages, STAGES, type Stage } from '../../ach/model/stage.ts'
import { viewFor } from '../../ach/view/view.ts'
import { paths } from '../../paths.ts'
import { participant, signInAs, type Visitor } from '../../tests/support/sign-in.test-support.ts'
import { type TestAppOptions, testApp } from '../../tests/support/test-app.ts'
import { newJoinCode } from './join-info.ts'

export const JSON_ONLY = { accept: 'application/json' } as const
export const HYPOTHESES = ['H1', 'H2', 'H3', 'H4'] as const

export async function room(options: Partial<RunOptions> = {}, appOptions: TestAppOptions = {}) {
  const app = await testApp({ ...appOptions, signIn: true })
  const facilitator = await signInAs(app, 'Aigerim')
  const { workbook, names } = await app.workbooks.open(await app.fromCase())
  const view = viewFor(workbook, { rater: null, names, unveiled: true })
  const deck = ['E1', 'E2', 'E3']
  const settings = { title: 'A room', options: optionsFor({ stages: runStages(STAGES, false), ...options }), deck, from: 'w0' }
  const run = await app.workbooks.create('me', startExercise(view, settings), new Map([['me', 'Aigerim']]))
  await newJoinCode(app.deps, run)
  const state = async () => (await app.workbooks.open(run)).workbook
  const to = async (stage: Stage) => {
    const from = (await state()).run?.stage ?? 'lobby'
    const answer = await facilitator.post(paths.stage(run), { from, to: stage, sure: 'yes' })
    if (answer.status !== 303) throw new Error(`The room did not go to ${stage}: ${answer.status}`)
  }
  const join = (name: string) => participant(app, run, name)
  const raterOf = async (name: string) => {
    const { workbook: now, names: all } = await app.workbooks.open(run)
    const rater = [...now.raters.values()].find(({ id }) => all.get(id) === name)
    if (!rater) throw new Error(`There is no ${name}.`)
    return rater
  }
  return { app, facilitator, run, state, to, join, raterOf }
}

export type Room = Awaited<ReturnType<typeof room>>

export const rate = (who: Visitor, run: string, evidence: string, hypothesis: string, value: string, more: Record<string, string> = {}) =>
  who.post(paths.participantRating(run, evidence, hypothesis), { value, ...more }, JSON_ONLY)

export const pageOf = async (who: Visitor, run: string, path: string = paths.participantHome(run)): Promise<string> =>
  (await who.get(path)).text()
