import { expect, test } from 'vitest'
import { joinedAs } from '../../ach/exercise/exercise.test-support.ts'
import { ratersInRound, roomCells, roomMatrix, roomRanking } from '../../ach/exercise/wall-figures.ts'
import { SCENES as ALL_SCENES } from '../../ach/exercise/wall-scenes.ts'
import type { Change } from '../../ach/log/change.ts'
import type { Rating } from '../../ach/model/rating.ts'
import { evidenceAdded } from '../../ach/model/sample.test-support.ts'
import { STAGES, type Stage } from '../../ach/model/stage.ts'
import { viewFor } from '../../ach/view/view.ts'
import { formatAlpha, NO_SHARED_CELL } from '../../ach/words/agreement-words.ts'
import { ofParticipants } from '../../ach/words/exercise-words.ts'
import { formatMean } from '../../ach/words/phrases.ts'
import { PROBABILITY_SCALE } from '../../ach/words/probability-words.ts'
import { sameCellsText } from '../../ach/words/wall-words.ts'
import { paths } from '../../paths.ts'
import { participant, reader, runFrom, signInAs, visitor } from '../../tests/support/sign-in.test-support.ts'
import { HTMX, testApp } from '../../tests/support/test-app.ts'

const PEOPLE = { ann: 'Annabel', bob: 'Bobur', cem: 'Cemre' } as const
type Id = keyof typeof PEOPLE
const REASON = 'A coup needs a crowd of its own.'
const UNREAD = 'Someone’s secret thought.'

async function room(form: Record<string, string> = {}) {
  const app = await testApp({ signIn: true })
  const facilitator = await signInAs(app, 'Aigerim')
  const case_ = await app.fromCase()
  const run = await runFrom(facilitator, case_, form)
  for (const [rater, name] of Object.entries(PEOPLE))
    await app.workbooks.change(run, rater, () => ({ changes: [joinedAs(rater)], people: new Map([[rater, name]]) }))
  const change = (rater: string, ...changes: Change[]) => app.workbooks.change(run, rater, () => changes)
  const book = async () => (await app.workbooks.open(run)).workbook
  const go = async (to: Stage) => {
    const from = (await book()).run?.stage ?? 'lobby'
    const answer = await facilitator.post(paths.stage(run), { from, to, sure: 'yes' })
    if (answer.status !== 303) throw new Error(await answer.text())
  }
  const wall = async (query = '') => (await facilitator.get(`${paths.wall(run)}${query}`)).text()
  const view = async () => viewFor(await book(), { rater: null, names: new Map(), looks: 'wall' })
  const rate = async (rater: Id, evidence: string, hypothesis: string, after: Rating) => {
    const before = (await book()).raters.get(rater)?.ratings.get(evidence)?.get(hypothesis) ?? null
    return change(rater, { type: 'rated', rater, evidence, hypothesis, before, after })
  }
  const estimate = (rater: Id, when: 'before' | 'now', ...values: number[]) =>
    change(
      rater,
      ...values.map((after, at) => ({ type: 'estimated', rater, when, hypothesis: `H${at + 1}`, before: null, after }) as const),
    )
  return { app, facilitator, run, case_, change, go, wall, view, rate, estimate }
}

/** Everyone answers everything. Bob disagrees, and changes his rating in the second round. */
async function roomAt(until: Stage, form: Record<string, string> = {}) {
  const started = await room(form)
  const { go, rate, estimate, change } = started
  for (const stage of STAGES.slice(1, STAGES.indexOf(until) + 1)) {
    if (stage === 'credibility') continue
    await go(stage)
    if (stage === 'favourites') {
      await estimate('ann', 'before', 0.7, 0.1, 0.1, 0.1)
      await estimate('bob', 'before', 0.2, 0.2, 0.2, 0.9)
    }
    if (stage === 'rate') {
      for (const rater of ['ann', 'cem'] as const) await rate(rater, 'E4', 'H1', 'CC')
      await rate('bob', 'E4', 'H1', 'II')
      await change('ann', { type: 'reasoned', rater: 'ann', evidence: 'E4', before: null, after: REASON })
      await change('bob', { type: 'reasoned', rater: 'bob', evidence: 'E4', before: null, after: UNREAD })
      await change('me', { type: 'approved', rater: 'ann', evidence: 'E4', before: null, after: true })
    }
    if (stage === 'discuss') await rate('bob', 'E4', 'H1', 'C')
    if (stage === 'probabilities') {
      await estimate('ann', 'now', 0.4, 0.2, 0.2, 0.2)
      await estimate('bob', 'now', 0.1, 0.3, 0.3, 0.3)
    }
  }
  return started
}

/** The default scene, and every scene by its name, except the one that shows names. */
const SCENES = ['', ...ALL_SCENES.filter((scene) => scene !== 'groups').map((scene) => `?scene=${scene}`)]
const NAMES = Object.values(PEOPLE)
const QUESTION = 'Which rows did the work'

test('in the lobby the wall shows the join code, the address, the participants and the content note', async () => {
  const { app, run, wall } = await room()
  const page = await wall()
  const code = (await app.store.joinCodeOf(run))?.code ?? ''
  expect(page.replaceAll(' ', '')).toContain(code)
  for (const words of ['ach.example.org:3000/join', 'QR code to join', '3 in the room', 'People died in these events', ...NAMES])
    expect(page).toContain(words)
})

test('before the reveal no scene of the wall has ratings, reasons, names or reference ratings', async () => {
  const { wall, go, facilitator, run } = await roomAt('rate')
  for (const stage of ['favourites', 'practice', 'rate'] as const) {
    await go(stage)
    for (const scene of SCENES) {
      const page = await wall(scene)
      for (const word of [...NAMES, 'data-rating', REASON, UNREAD, QUESTION, 'least evidence against', 'Agreement'])
        expect(page).not.toContain(word)
    }
  }
  expect((await facilitator.post(paths.spot(run), { spot: 'E4 H1' })).status).toBe(409)
  const page = await wall()
  expect(page).toContain('3 of 276')
  expect(page).toContain('Join: ach.example.org:3000/join')
})

test('while participants estimate, the wall shows the hypotheses and the scale in words', async () => {
  const { wall, go, view } = await room()
  const [first] = [...(await view()).hypotheses.values()]
  for (const stage of ['favourites', 'probabilities'] as const) {
    await go(stage)
    expect(await wall()).toContain(first?.label ?? '?')
    for (const [values, words] of PROBABILITY_SCALE) expect(await wall()).toContain(`<b>${values}</b> ${words}`)
  }
})

test('after the reveal the wall shows only the first round, without names and unapproved reasons', async () => {
  const { wall, view } = await roomAt('discuss')
  expect((await view()).raters.get('bob')?.ratings.get('E4')?.get('H1')).toBe('II')
  for (const scene of SCENES) {
    const page = await wall(scene)
    for (const word of [...NAMES, UNREAD, QUESTION, 'Reference ratings', 'How probable']) expect(page).not.toContain(word)
  }
  const cell = await wall()
  expect(cell).toContain('Worth discussing, 1 of 1')
  expect(cell).toContain(REASON)
  expect(cell).toMatch(/<span>2<\/span>[\s\S]*data-rating="CC"[\s\S]*<span>1<\/span>[\s\S]*data-rating="II"/)
})

test('while participants give probabilities again, the wall shows no figures', async () => {
  const { wall } = await roomAt('probabilities')
  for (const scene of SCENES) expect(await wall(scene)).not.toMatch(/data-rating|alpha |probable is each, by|A coup needs/)
  expect(await wall()).toContain(ofParticipants(3, 'answered'))
})

test('in the debrief the wall shows changed ratings, probabilities, reference ratings and questions', async () => {
  const { wall } = await roomAt('debrief')
  expect(await wall()).toContain('33% of the ratings changed')
  const probabilities = await wall('?scene=probabilities')
  expect(probabilities).toContain('The 2 who answered both times moved')
  expect(probabilities).toContain(
    'Before: 1 of 2 sets did not add up to 100%; the worst was 50 points too high. Now: both sets added up to 100%.',
  )
  expect(probabilities).toContain('before 41.7%, now 25.0%')
  expect(await wall('?scene=reference')).toContain('not the right answers.')
  expect(await wall('?scene=questions')).toContain(QUESTION)
  for (const scene of SCENES) for (const word of [...NAMES, UNREAD]) expect(await wall(scene)).not.toContain(word)
})

test('the wall of a closed exercise shows no ratings and no join code', async () => {
  const { wall } = await roomAt('closed')
  const page = await wall()
  expect(page).toContain('Thank you')
  for (const word of ['data-rating', 'Join:', 'alpha ', ...NAMES]) expect(page).not.toContain(word)
})

test('the wall’s figures agree with those of the group', async () => {
  const { wall, view } = await roomAt('reveal')
  const wallView = await view()
  const { agreement, coverage } = roomMatrix(wallView)
  const matrix = await wall('?scene=matrix')
  expect(matrix).toContain(`3 participants, ${Math.round(coverage * 100)}% of cells rated`)
  expect(agreement.alpha).not.toBeNull()
  expect(matrix).toContain(`alpha ${formatAlpha(agreement.alpha ?? 0)}`)
  expect([...matrix.matchAll(/<td data-rating="(\w+)"/g)].map(([, rating]) => rating)).toEqual(['CC'])
  const ranking = await wall('?scene=ranking')
  for (const { score } of roomRanking(wallView).places) if (score.rated > 0) expect(ranking).toContain(`<b>${formatMean(score.score)}</b>`)
  expect(ratersInRound(wallView).length).toBe(3)
  expect(await wall('?scene=cells')).toContain('The room’s ratings before the discussion')
  expect(roomCells(wallView, null)).toHaveLength(1)
})

test('a cell chosen at the desk replaces the current scene on the wall', async () => {
  const { facilitator, run, wall } = await roomAt('reveal')
  const ranking = '?scene=ranking&at=1&in=reveal&on='
  expect(await wall(ranking)).toContain('Ranking by the room’s ratings')
  await facilitator.post(paths.spot(run), { spot: 'E4 H1' })
  for (const query of ['', ranking]) expect(await wall(query)).toContain('Worth discussing, 1 of 1')
  await facilitator.post(paths.spot(run), { spot: 'E5 H2' })
  expect(await wall()).toContain('A cell to discuss')
  await facilitator.post(paths.stage(run), { from: 'reveal', to: 'rate', sure: 'yes' })
  expect(await wall()).not.toContain('data-rating')
})

test('the wall splits a large transposed matrix over pages', async () => {
  const { app, run, wall, go } = await room({ asked: 'yes', title: 'Room', room: '9', stages: 'discuss', turned: 'yes' })
  await app.workbooks.change(run, 'me', () => Array.from({ length: 27 }, (_, at) => evidenceAdded(`X${at}`)))
  await go('reveal')
  expect(await wall()).toContain('Items 1 to 10 of 50')
  expect(await wall('?scene=matrix&at=5')).toContain('Items 41 to 50 of 50')
})

test('the wall of a room without ratings shows no leader and no comparison', async () => {
  const { wall, go } = await room()
  await go('debrief')
  const reference = await wall('?scene=reference')
  expect(reference).toContain('The room: too little is rated')
  expect(reference).toContain(sameCellsText(0, 0))
  expect(reference).not.toContain('differs by two steps')
  expect(await wall('?scene=matrix')).toContain(`<span>${NO_SHARED_CELL}</span>`)
})

test('during homework the wall shows its progress, and no join code if the room is locked', async () => {
  const { facilitator, run, wall } = await room({ asked: 'yes', title: 'Room', room: '9', stages: 'favourites', homework: 'yes' })
  expect(await wall()).toContain('0 of 3 answered at home so far')
  await facilitator.post(paths.stage(run), { from: 'favourites', to: 'rate' })
  expect(await wall()).toContain('0 of 276 cells rated at home so far')
  await facilitator.post(paths.joinSettings(run), { do: 'lock' })
  expect(await wall()).not.toContain('Any name will do')
})

test('only the facilitator can open the wall; an htmx request gets only the part to replace', async () => {
  const { app, facilitator, run, case_ } = await room()
  const madina = await participant(app, run)
  expect((await madina.get(paths.wall(run))).headers.get('location')).toContain('/sign-in')
  const someone = await reader(app, facilitator, run)
  expect((await someone.get(paths.wall(run))).status).toBe(403)
  expect((await facilitator.get(paths.wall(case_))).status).toBe(404)
  expect(await (await facilitator.get(paths.wall(run), HTMX)).text()).toMatch(/^<section id="wall"/)
})

test('a wall opened as localhost says how to make it reachable instead of showing a QR code', async () => {
  const app = await testApp()
  const run = await runFrom(app, await app.fromCase())
  const page = await (await app.get(paths.wall(run))).text()
  expect(page).toContain('Phones cannot reach this address')
  expect(page).toContain('HOST=0.0.0.0')
  expect(page).not.toContain('QR code to join')
})

test('the wall shows the content note in the stages in which participants read evidence', async () => {
  const note = 'People died in these events.'
  const { go, wall } = await room({ asked: 'yes', title: 'Room', room: '9', contentNote: note, stages: 'credibility' })
  const shown: Stage[] = []
  for (const stage of ['credibility', 'rate', 'reveal'] as const) {
    await go(stage)
    if ((await wall()).includes(note)) shown.push(stage)
  }
  expect(shown).toEqual(['credibility', 'rate'])
})

test('the history of an exercise does not attribute participants’ own actions to someone else', async () => {
  const { facilitator, run } = await roomAt('reveal')
  const page = await (await facilitator.get(paths.history(run))).text()
  expect(page).toContain('rated E4 as CC for Coup')
  expect(page).not.toContain('on behalf of Annabel')
})

test('a computer without the key opens the wall with the join code, and sees what the desk chooses', async () => {
  const { app, facilitator, run } = await roomAt('reveal')
  const code = (await app.deps.joinCodes.joinCodeOf(run))?.code ?? ''
  const classroom = visitor(app)
  const seen = async () => (await classroom.get(paths.wallByCode(code))).text()
  expect(await seen()).toContain('data-scene="matrix"')
  expect((await facilitator.post(paths.scene(run), { scene: 'ranking 1' })).status).toBe(303)
  expect(await seen()).toContain('data-scene="ranking"')
  const desk = await (await facilitator.get(paths.exercise(run))).text()
  expect(desk).toContain(paths.wallByCode(code))
  // A link followed on the wall itself lasts until the desk chooses again.
  const here = `${paths.wallByCode(code)}?scene=matrix&at=1&in=reveal&on=&by=ranking+1`
  expect(await (await classroom.get(here)).text()).toContain('data-scene="matrix"')
  await facilitator.post(paths.spot(run), { spot: 'E4 H1' })
  expect(await (await classroom.get(here)).text()).toContain('data-scene="cells"')
  expect((await facilitator.post(paths.scene(run), { scene: 'reference 1' })).status).toBe(404)
  for (const wrong of ['ABCDEFGH', 'x']) expect((await classroom.get(paths.wallByCode(wrong))).status).toBe(404)
  expect((await classroom.get(paths.wall(run))).status).toBe(303)
})

test('a closed exercise keeps its wall open for the computer that shows it, and ends it after the day', async () => {
  let now = new Date('2026-01-02T03:04:05.000Z')
  const app = await testApp({ signIn: true, now: () => now })
  const facilitator = await signInAs(app, 'Aigerim')
  const run = await runFrom(facilitator, await app.fromCase())
  const code = (await app.deps.joinCodes.joinCodeOf(run))?.code ?? ''
  await facilitator.post(paths.stage(run), { from: 'lobby', to: 'closed', sure: 'yes' })
  expect((await visitor(app).get(paths.wallByCode(code))).status).toBe(200)
  now = new Date(now.getTime() + 13 * 60 * 60 * 1000)
  expect((await visitor(app).get(paths.wallByCode(code))).status).toBe(404)
})

test('the wall shows the groups with their members after the reveal', async () => {
  const { facilitator, run, wall } = await roomAt('reveal')
  expect(await wall('?scene=groups')).not.toContain('data-scene="groups"')
  await facilitator.post(paths.groups(run), { do: 'mix' })
  const page = await wall('?scene=groups')
  expect(page).toContain('<h2>Group 1</h2>')
  for (const name of NAMES) expect(page).toContain(name)
})

test('in the practice stage the wall has the row, the scale in words of surprise, and how many asked backwards', async () => {
  const { go, wall, facilitator, run } = await roomAt('practice')
  await go('practice')
  const page = await wall()
  expect(page).toContain('very surprising')
  expect(page).toContain('No one has answered the practice row yet.')
  expect(await (await facilitator.get(paths.exercise(run))).text()).toContain('No one has answered the practice row yet.')
})
