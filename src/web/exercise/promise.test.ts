// What participants are promised: other participants never read an answer with a name, and no one is told who voted for what.

import { expect, test } from 'vitest'
import { SCENES } from '../../ach/exercise/wall-scenes.ts'
import type { Stage } from '../../ach/model/stage.ts'
import { NOT_BLIND } from '../../ach/words/exercise-words.ts'
import { FILE_TYPES, type FileType } from '../../http/download.ts'
import { paths } from '../../paths.ts'
import { reader, visitor } from '../../tests/support/sign-in.test-support.ts'
import { partsIn } from '../../xlsx/read-back.test-support.ts'
import { HYPOTHESES, JSON_ONLY, pageOf, rate, room } from './participant.test-support.ts'

const NAMES = ['Xaveria Quill', 'Yolande Zephyr', 'Wystan Vole'] as const
const NAMED = /Xaveria|Yolande|Wystan/
const AFTER: readonly Stage[] = ['reveal', 'discuss', 'probabilities', 'debrief', 'closed']

/** Three people who have given everything that one can give before the reveal: favourites, ratings, reasons, questions and votes. */
async function fullRoom() {
  const all = await room({ propose: { hypotheses: false, evidence: false, questions: true } })
  const { run, to, join } = all
  const people = [await join(NAMES[0]), await join(NAMES[1]), await join(NAMES[2])] as const
  await to('favourites')
  for (const [at, who] of people.entries())
    for (const [place, hypothesis] of HYPOTHESES.entries())
      await who.post(paths.participantProbability(run, hypothesis), { value: String(place === at ? 70 : 10) }, JSON_ONLY)
  await to('rate')
  for (const [at, who] of people.entries()) {
    for (const hypothesis of HYPOTHESES) await rate(who, run, 'E1', hypothesis, ['II', 'C', 'N'][at] ?? 'N')
    await who.post(paths.participantReason(run, 'E1'), { text: `Reason number ${at}.` }, JSON_ONLY)
  }
  await people[0].post(paths.participantProposals(run), { what: 'question', statement: 'Who saw it first?', id: 'question-1' })
  await to('reveal')
  const [question] = [...((await all.state()).run?.proposals.keys() ?? [])]
  await people[1].post(paths.participantVote(run, question ?? ''), { vote: 'yes' })
  await people[2].post(paths.participantVote(run, question ?? ''), { vote: 'yes' })
  for (const [rater] of [...(await all.state()).raters].filter(([, { participation }]) => participation))
    await all.app.workbooks.change(run, 'me', () => [{ type: 'approved', rater, evidence: 'E1', before: null, after: true }])
  return { ...all, people, question: question ?? '' }
}

test('no page of another participant, no scene of the wall and no reader without names shows who answered what', async () => {
  const { app, run, to, people, facilitator } = await fullRoom()
  const [, , last] = people
  const code = (await app.store.joinCodeOf(run))?.code ?? ''
  for (const stage of AFTER) {
    if (stage !== 'reveal') await to(stage)
    const pages: string[] = []
    for (const path of [paths.participantHome(run), paths.participantProposals(run), paths.participantSummary(run)])
      pages.push((await pageOf(last, run, path)).replaceAll(NAMES[2], ''))
    for (const scene of SCENES) {
      await facilitator.post(paths.scene(run), { scene })
      pages.push(
        await pageOf(facilitator, run, `${paths.wall(run)}?scene=${scene}`),
        await pageOf(visitor(app), run, paths.wallByCode(code)),
      )
    }
    expect(pages.filter((page) => NAMED.test(page))).toEqual([])
  }
  const outside = await reader(app, facilitator, run, { rater: '' })
  for (const path of [paths.workbook(run), paths.groupAnalysis(run), paths.report(run), paths.history(run)])
    expect(await (await outside.get(path)).text()).not.toMatch(NAMED)
})

test('a file without names has none in any format, and none has questions or votes', async () => {
  const { run, to, facilitator, question } = await fullRoom()
  await to('closed')
  for (const format of Object.keys(FILE_TYPES) as FileType[]) {
    const textOf = async (query: string) => {
      const file = await facilitator.get(`${paths.export(run, format)}?raters=all&${query}`)
      expect([format, file.status]).toEqual([format, 200])
      const bytes = new Uint8Array(await file.arrayBuffer())
      return format === 'xlsx' || format === 'docx' ? [...partsIn(bytes).values()].join('\n') : new TextDecoder().decode(bytes)
    }
    expect(await textOf('names=no')).not.toMatch(NAMED)
    expect(await textOf('')).not.toMatch(new RegExp(`Who saw it first|${question}`))
  }
})

test('reports quote the reasons of participants without their names', async () => {
  const { run, to, facilitator } = await fullRoom()
  await to('closed')
  const page = await (await facilitator.get(`${paths.report(run)}?rater=`)).text()
  const file = await (await facilitator.get(`${paths.export(run, 'md')}?raters=all`)).text()
  const quoting = [...page.split(/<\/(?:p|li|td)>/), ...file.split('\n')].filter((line) => line.includes('Reason number'))
  expect(quoting.filter((line) => NAMED.test(line))).toEqual([])
})

test('the history and the desk do not say who voted for a question, nor that anyone did', async () => {
  const { run, facilitator, people, state, question } = await fullRoom()
  expect((await state()).run?.proposals.get(question)?.votes).toHaveLength(2)
  const history = await (await facilitator.get(paths.history(run))).text()
  expect(history).toContain('Who saw it first?')
  expect(history).not.toMatch(/vot(ed|e|ing) for/)
  const desk = await (await facilitator.get(paths.exercise(run))).text()
  expect(desk).toContain('2 votes')
  const voters = [...((await state()).run?.proposals.get(question)?.votes ?? [])]
  const section = /Who saw it first\?[\s\S]{0,600}/.exec(desk)?.[0] ?? ''
  for (const voter of voters) expect(section).not.toContain(voter)
  expect(people).toHaveLength(3)
})

test('once the first round was reopened, the group’s analysis, report and files say that it is no longer blind', async () => {
  const { run, to, facilitator, people } = await fullRoom()
  const textsOf = async () => {
    const texts = new Map<string, string>()
    const fetched = async (name: string, path: string, who = facilitator) => {
      const bytes = new Uint8Array(await (await who.get(path)).arrayBuffer())
      const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
      texts.set(name, isZip ? [...partsIn(bytes).values()].join('\n') : new TextDecoder().decode(bytes))
    }
    await fetched('analysis', paths.groupAnalysis(run))
    await fetched('report', `${paths.report(run)}?rater=`)
    for (const format of ['xlsx', 'md', 'docx'] as const) await fetched(format, `${paths.export(run, format)}?raters=all`)
    await fetched('summary', paths.participantSummary(run), people[0])
    await fetched('summary file', paths.participantSummaryFile(run), people[0])
    return texts
  }
  const blindOf = async () => ((await (await facilitator.get(`${paths.scores(run)}?rater=group`)).json()) as { blind: boolean }).blind
  for (const [name, text] of await textsOf()) expect([name, text.includes(NOT_BLIND)]).toEqual([name, false])
  expect(await blindOf()).toBe(true)
  await to('rate')
  await to('reveal')
  for (const [name, text] of await textsOf()) expect([name, text.includes(NOT_BLIND)]).toEqual([name, true])
  expect(await blindOf()).toBe(false)
})
