import { expect, test } from 'vitest'
import { CREDIBILITY_QUESTION } from '../../../templates/exercise/stage-texts.ts'
import { CHANCE_PROBLEMS } from '../../forms/participant-form.ts'
import { paths } from '../../paths.ts'
import { HYPOTHESES, JSON_ONLY, pageOf, room } from './participant.test-support.ts'
import { tooLateFor } from './participant-model.ts'

const chances = (numbers: readonly string[], more: Record<string, string> = {}) => ({
  ...Object.fromEntries(HYPOTHESES.map((id, at) => [`p/${id}`, numbers[at] ?? ''])),
  ...more,
})

test('favourites are stored as entered and need not add up to 100; the page shows their sum', async () => {
  const { run, to, join, raterOf } = await room()
  const madina = await join('Madina')
  await to('favourites')
  const answer = await madina.post(paths.participantProbabilities(run), chances(['40', '20', '12,5', '60'], { stage: 'favourites' }))
  expect([answer.status, answer.headers.get('location')]).toEqual([303, paths.participantHome(run)])
  expect([...(await raterOf('Madina')).estimates.before.values()]).toEqual([0.4, 0.2, 0.125, 0.6])
  const page = await pageOf(madina, run)
  expect(page).toContain('<output id="sum">132.5</output>')
  expect(page).toContain('Saved.')
})

test('the second probabilities are stored in addition to the first', async () => {
  const { run, to, join, raterOf } = await room()
  const madina = await join('Madina')
  await to('favourites')
  await madina.post(paths.participantProbabilities(run), chances(['40', '20', '20', '20']))
  await to('probabilities')
  expect(await pageOf(madina, run)).not.toContain('value="40"')
  await madina.post(paths.participantProbabilities(run), chances(['10', '20', '30', '40']))
  const { before, now } = (await raterOf('Madina')).estimates
  expect([before.get('H1'), now.get('H1')]).toEqual([0.4, 0.1])
})

test('a missing or invalid probability is refused at its field, and nothing typed is lost', async () => {
  const { run, to, join, raterOf } = await room()
  const madina = await join('Madina')
  await to('favourites')
  const answer = await madina.post(paths.participantProbabilities(run), chances(['40', 'half', '', '101']))
  const page = await answer.text()
  expect(answer.status).toBe(422)
  for (const text of [
    CHANCE_PROBLEMS.noNumber('half'),
    CHANCE_PROBLEMS.missing,
    CHANCE_PROBLEMS.noNumber('101'),
    'value="40"',
    'value="half"',
  ])
    expect(page).toContain(text)
  expect((await raterOf('Madina')).estimates.before.size).toBe(0)
  const zero = await madina.post(paths.participantProbabilities(run), chances(['0', '0', '0', '0']))
  expect([zero.status, await zero.text()]).toEqual([422, expect.stringContaining('All probabilities are 0')])
})

const row = (ratings: readonly string[]) => ({
  stage: 'practice',
  ...Object.fromEntries(HYPOTHESES.map((id, at) => [`r/${id}`, ratings[at] ?? ''])),
})

test('practice feedback explains the mistake of reading the question backwards', async () => {
  const { run, to, join, raterOf } = await room()
  const madina = await join('Madina')
  await to('practice')
  expect(await pageOf(madina, run)).not.toContain('id="said"')
  expect((await madina.post(paths.participantPractice(run), row(['CC', 'I', 'N', 'II']))).status).toBe(303)
  const page = await pageOf(madina, run)
  expect(page).toContain('Did you read the question backwards?')
  expect(page).toContain('Suppose a terrorist group did it')
  await madina.post(paths.participantPractice(run), row(['C', 'C', 'C', 'C']))
  expect(await pageOf(madina, run)).toContain('right way round')
  expect((await raterOf('Madina')).participation?.practised).toEqual(['C', 'C', 'C', 'C'])
})

test('an incomplete practice row is refused with the hypotheses still open', async () => {
  const { run, to, join } = await room()
  const madina = await join('Madina')
  await to('practice')
  const answer = await madina.post(paths.participantPractice(run), row(['C', '', 'C', '']))
  expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('Still open: Terrorist group, Criminal group')])
})

test('credibility is judged item by item, can be cleared, and becomes that of the items', async () => {
  const { run, to, join, raterOf, state } = await room()
  const madina = await join('Madina')
  await to('credibility')
  expect(await pageOf(madina, run)).toContain(CREDIBILITY_QUESTION)
  const answer = await madina.post(paths.participantCredibility(run, 'E1'), { stage: 'credibility', level: 'low', go: 'next' })
  expect(answer.headers.get('location')).toBe(paths.participantItem(run, 'E2'))
  await madina.post(paths.participantCredibility(run, 'E2'), { value: 'high' })
  await madina.post(paths.participantCredibility(run, 'E2'), { clear: 'level' })
  await madina.post(paths.participantCredibility(run, 'E3'), { stage: 'credibility', go: 'next' })
  expect(Object.fromEntries((await raterOf('Madina')).participation?.weighed ?? [])).toEqual({ E1: 'low' })
  expect((await madina.post(paths.participantCredibility(run, 'E1'), { value: 'enormous' })).status).toBe(422)
  await to('rate')
  expect((await state()).evidence.get('E1')?.credibility).toBe('low')
})

test('probabilities sent too late are refused, and the error page repeats them', async () => {
  const { run, to, join, raterOf } = await room()
  const madina = await join('Madina')
  await to('favourites')
  await to('rate')
  const typed = { stage: 'favourites', 'p/H1': '12,5', 'p/H2': '80', 'p/H3': '<b>', 'p/H4': '' }
  const refused = await madina.post(paths.participantProbabilities(run), typed)
  expect(refused.status).toBe(409)
  const page = await refused.text()
  expect(page).toContain(tooLateFor('rate'))
  expect(page).toContain('These answers were not saved:')
  expect(page.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')).toContain(
    'Coup 12,5% Jihadi 80% Colour revolution &lt;b&gt; Back to the exercise',
  )
  expect((await raterOf('Madina')).estimates.before.size).toBe(0)
  const script = await madina.post(paths.participantProbabilities(run), typed, { accept: 'application/json' })
  expect([script.status, Object.keys((await script.json()) as object)]).toEqual([409, ['error']])
})

test('the error page for a late row repeats its ratings in words and its reason', async () => {
  const { run, to, join } = await room()
  const madina = await join('Madina')
  await to('reveal')
  const refused = await madina.post(paths.participantItem(run, 'E1'), { stage: 'rate', 'r/H1': 'II', reason: 'A crowd.' })
  const words = (await refused.text()).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
  expect([refused.status, words]).toEqual([409, expect.stringMatching(/Coup II, very inconsistent .*A crowd\./)])
})

test('“cannot say” completes an item’s credibility and does not count in the median', async () => {
  const { run, to, join, raterOf, state } = await room()
  const [madina, serik] = [await join('Madina'), await join('Serik')]
  await to('credibility')
  await madina.post(paths.participantCredibility(run, 'E1'), { value: 'low' })
  expect((await madina.post(paths.participantCredibility(run, 'E1'), { value: 'unknown' }, { accept: 'application/json' })).status).toBe(
    204,
  )
  await madina.post(paths.participantCredibility(run, 'E2'), { stage: 'credibility', level: 'unknown', go: 'next' })
  await serik.post(paths.participantCredibility(run, 'E2'), { value: 'high' })
  expect([...((await raterOf('Madina')).participation?.unsure ?? [])]).toEqual(['E1', 'E2'])
  const page = await pageOf(madina, run)
  expect(page).toContain('All items: <span id="deck-done">2</span> of 3 judged')
  expect(await pageOf(madina, run, paths.participantItem(run, 'E1'))).toMatch(/value="unknown" checked[^>]*>cannot say/)
  await to('rate')
  const { evidence } = await state()
  expect([evidence.get('E1')?.credibility, evidence.get('E2')?.credibility]).toEqual([null, 'high'])
})

test('a proposal sent twice is stored once, and the participant sees the decision', async () => {
  const { run, to, join, state, facilitator } = await room()
  const [madina, serik] = [await join('Madina'), await join('Serik')]
  await to('rate')
  const form = { id: 'pABCDEFGH1234', what: 'hypothesis', label: 'Chance', statement: 'Nobody did it.' }
  for (let times = 0; times < 2; times += 1) expect((await madina.post(paths.participantProposals(run), form)).status).toBe(303)
  await madina.post(paths.participantProposals(run), { ...form, label: 'Mistake' })
  const proposals = [...((await state()).run?.proposals.values() ?? [])]
  expect(proposals.map(({ label }) => label)).toEqual(['Chance', 'Mistake'])
  expect(await pageOf(madina, run, paths.participantProposals(run))).toContain('not decided yet')
  await facilitator.post(paths.proposal(run, proposals[0]?.id ?? ''), { do: 'decline' })
  expect(await pageOf(madina, run, paths.participantProposals(run))).toContain('declined')
  expect(await pageOf(serik, run, paths.participantProposals(run))).not.toContain('Nobody did it.')
})

test('questions are shown to others from the reveal on, without names, and the desk lists them by votes', async () => {
  const { run, to, join, state, facilitator } = await room({ propose: { hypotheses: false, evidence: false, questions: true } })
  const [madina, serik, dana] = [await join('Madina'), await join('Serik'), await join('Dana')]
  await to('rate')
  for (const [who, statement] of [
    [madina, 'Who paid?'],
    [serik, 'Who gained?'],
  ] as const)
    expect((await who.post(paths.participantProposals(run), { what: 'question', statement })).status).toBe(303)
  const [paid = '', gained = ''] = [...((await state()).run?.proposals.keys() ?? [])]
  const page = (who: typeof madina) => pageOf(who, run, paths.participantProposals(run))
  const vote = async (who: typeof madina, id: string, value = 'yes') =>
    (await who.post(paths.participantVote(run, id), { vote: value }, JSON_ONLY)).status
  expect(await page(dana)).not.toContain('Who paid?')
  expect(await vote(dana, gained)).toBe(409)
  await to('reveal')
  expect(await page(dana)).toMatch(/Who paid\?[\s\S]*Who gained\?/)
  expect(await page(dana)).not.toMatch(/Serik|Madina/)
  for (const who of [dana, madina, dana]) expect(await vote(who, gained)).toBe(204)
  expect(await vote(dana, paid)).toBe(204)
  expect(await vote(dana, paid, '')).toBe(204)
  expect(await page(dana)).toMatch(/Who gained\?[\s\S]*2 votes[\s\S]*Who paid\?[\s\S]*0 votes/)
  const desk = await (await facilitator.get(paths.exercise(run))).text()
  expect(desk).toMatch(/Who gained\?[\s\S]*2 votes[\s\S]*Who paid\?/)
  await facilitator.post(paths.proposal(run, gained), { do: 'take' })
  expect([await vote(madina, gained, 'yes'), await vote(serik, gained)]).toEqual([204, 409])
  expect(await page(serik)).toContain('discussed')
  expect(await page(dana)).not.toContain('Who gained?')
})

test('signals are counted at the desk, without names, until the desk clears them or the stage changes', async () => {
  const { run, to, join, state, facilitator } = await room()
  const [madina, serik] = [await join('Madina'), await join('Serik')]
  const signal = async (who: typeof madina, value: string) =>
    (await who.post(paths.participantSignal(run), { signal: value }, JSON_ONLY)).status
  const desk = async () => /id="desk-signals"[\s\S]*?<\/div>/.exec(await (await facilitator.get(paths.exercise(run))).text())?.[0] ?? ''
  const { seq } = await state()
  expect([await signal(madina, 'lost'), await signal(serik, 'slower'), await signal(serik, 'asleep')]).toEqual([204, 204, 422])
  expect(await desk()).toContain('1 participant is lost. 1 participant asks you to go slower.')
  expect(await pageOf(madina, run)).toMatch(/data-on="lost" aria-pressed="true"/)
  await signal(serik, 'lost')
  expect(await desk()).toContain('2 participants are lost.')
  expect(await desk()).not.toMatch(/Madina|Serik/)
  await facilitator.post(paths.signals(run))
  expect(await desk()).not.toContain('lost')
  await signal(serik, 'lost')
  // Nothing about it is stored.
  expect((await state()).seq).toBe(seq)
  await to('favourites')
  expect(await desk()).not.toContain('lost')
  await to('closed')
  expect(await signal(serik, 'lost')).toBe(409)
})

test('an exercise without proposals has no link to them and refuses one', async () => {
  const { run, to, join, state } = await room({ propose: { hypotheses: false, evidence: true } })
  const madina = await join('Madina')
  await to('rate')
  expect(await pageOf(madina, run)).toContain('Propose an item of evidence')
  const refused = await madina.post(paths.participantProposals(run), { what: 'hypothesis', label: 'Chance', statement: 'Nobody did it.' })
  expect([refused.status, (await state()).run?.proposals.size]).toEqual([403, 0])
  const empty = await madina.post(paths.participantProposals(run), { what: 'evidence', statement: ' ' })
  expect([empty.status, await empty.text()]).toEqual([422, expect.stringContaining('Enter a sentence.')])
})

test('an answer that does not belong to the stage is refused', async () => {
  const { run, join } = await room()
  const madina = await join('Madina')
  for (const answer of [
    await madina.post(paths.participantProbabilities(run), chances(['1', '1', '1', '1'])),
    await madina.post(paths.participantPractice(run), row(['C', 'C', 'C', 'C'])),
    await madina.post(paths.participantCredibility(run, 'E1'), { value: 'low' }),
    await madina.post(paths.participantProposals(run), { what: 'evidence', statement: 'More' }),
    await madina.post(paths.participantItem(run, 'E1'), { 'r/H1': 'C' }),
    await madina.get(paths.participantSummary(run)),
  ])
    expect([answer.status, (await answer.text()).includes('Not possible now')]).toEqual([409, true])
})
