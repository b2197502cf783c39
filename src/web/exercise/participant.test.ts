// What participants' pages contain in each stage: nothing that the stage does not allow.
import { expect, test } from 'vitest'
import { STAGES, type Stage } from '../../ach/model/stage.ts'
import { paths } from '../../paths.ts'
import { HYPOTHESES, pageOf, type Room, rate, room } from './participant.test-support.ts'

/** Every page that a participant can open. */
const PAGES = (run: string) => [
  paths.participantHome(run),
  paths.participantItem(run, 'E1'),
  paths.participantItem(run, 'E2'),
  paths.participantProposals(run),
  paths.participantSummary(run),
  paths.participantPractice(run),
  paths.participantProbabilities(run),
  `${paths.participantHome(run)}?at=0`,
  `${paths.participantHome(run)}?at=1`,
]
const allPages = async (who: Parameters<typeof pageOf>[0], run: string) =>
  (await Promise.all(PAGES(run).map((path) => pageOf(who, run, path)))).join('\n')

/** Goes through all stages. Serik answers everything; Madina rates one item differently and opens all pages. */
async function throughAllStages(options: Parameters<typeof room>[0] = {}) {
  const made = await room({ discuss: 'all', ...options })
  const [madina, serik] = [await made.join('Madina'), await made.join('Serik')]
  const { run } = made
  const pages = new Map<Stage, string>()
  for (const stage of STAGES) {
    if (stage !== 'lobby') await made.to(stage)
    await answer(made, serik, stage)
    if (stage === 'rate') for (const id of HYPOTHESES) await rate(madina, run, 'E1', id, 'CC')
    pages.set(stage, await allPages(madina, run))
  }
  return { ...made, madina, pagesIn: (stage: Stage) => pages.get(stage) ?? '' }
}

async function answer({ run, facilitator, raterOf }: Room, serik: Parameters<typeof pageOf>[0], stage: Stage) {
  const chances = (numbers: readonly string[]) => Object.fromEntries(HYPOTHESES.map((id, at) => [`p/${id}`, numbers[at] ?? '']))
  if (stage === 'favourites') await serik.post(paths.participantProbabilities(run), chances(['83', '7', '6', '4']))
  if (stage === 'probabilities') await serik.post(paths.participantProbabilities(run), chances(['3', '7', '6', '84']))
  if (stage === 'rate') {
    for (const item of ['E1', 'E2']) for (const id of HYPOTHESES) await rate(serik, run, item, id, 'II')
    await serik.post(paths.participantReason(run, 'E1'), { reason: 'Serik thinks of lanterns.' })
    await serik.post(paths.participantReason(run, 'E2'), { reason: 'Serik thinks of rivers.' })
    await serik.post(paths.participantProposals(run), { what: 'evidence', statement: 'Serik saw a horse.' })
  }
  if (stage === 'reveal') {
    const { id } = await raterOf('Serik')
    await facilitator.post(paths.approveReason(run, id, 'E1'), { show: 'yes', seen: 'Serik thinks of lanterns.' })
  }
  if (stage === 'discuss') for (const id of HYPOTHESES) await rate(serik, run, 'E2', id, 'N')
}

const BLIND: readonly Stage[] = ['lobby', 'favourites', 'practice', 'credibility', 'rate']

test('before the reveal no participant’s page has answers of others or any score', async () => {
  const { pagesIn, raterOf } = await throughAllStages()
  const other = (await raterOf('Serik')).id
  for (const stage of BLIND) {
    const pages = pagesIn(stage)
    for (const word of [
      'Serik',
      other,
      'data-rating="II" title',
      'class="strip"',
      'class="spread"',
      'class="data',
      'Room',
      'lanterns',
      'speaks against',
    ])
      expect([stage, word, pages.includes(word)]).toEqual([stage, word, false])
    // The only answers that are marked are one's own.
    expect([stage, /value="II"[^>]* checked/.test(pages)]).toEqual([stage, false])
  }
  expect(pagesIn('reveal')).toContain('Inconsistency scores')
  expect(pagesIn('reveal')).toContain('data-rating="II"')
})

test('after the reveal each cell shows the room’s spread in letters and words; an unrated cell has none', async () => {
  const { run, to, join } = await room()
  const people = await Promise.all(['A', 'B', 'C', 'D', 'E'].map((name) => join(name)))
  await to('rate')
  for (const [at, value] of ['CC', 'C', 'C', 'II', 'NA'].entries()) {
    const one = people[at]
    if (one) await rate(one, run, 'E1', 'H1', value)
    if (one) await rate(one, run, 'E1', 'H2', 'NA')
  }
  await to('reveal')
  const [first] = people
  const cells = first ? [...(await pageOf(first, run)).matchAll(/<tr><th scope="row">.*?<\/tr>/gs)].map(([row]) => row) : []
  const [apart = '', agreed = '', blank = ''] = cells.slice(HYPOTHESES.length)
  expect(apart).toContain('Middle half: C. Full range: CC to II. Agreement: 0.38; some say that it does not apply')
  expect(apart.replace(/<svg.*?<\/svg>|<[^>]*>/gs, ' ')).toMatch(/ CC .* C\s*, some NA /)
  expect(apart.match(/class="spread"/g)).toHaveLength(2)
  expect(agreed).toMatch(/data-rating="NA".*data-rating="NA"/s)
  expect(agreed + blank).not.toContain('class="spread"')
  expect(blank.match(/not rated/g)).toHaveLength(2)
})

test('participants never see names, proposals or notes of others', async () => {
  const { pagesIn, raterOf, state } = await throughAllStages()
  const other = (await raterOf('Serik')).id
  const note = [...(await state()).hypotheses.values()].map(({ notes }) => notes).find((text) => text !== null)
  expect(note).toBeTruthy()
  for (const stage of STAGES)
    for (const word of ['Serik<', 'Serik,', other, 'a horse', 'Aigerim', note?.slice(0, 40) ?? ''])
      expect([stage, word, pagesIn(stage).includes(word)]).toEqual([stage, word, false])
})

test('other participants see only approved reasons', async () => {
  const { pagesIn } = await throughAllStages()
  expect(pagesIn('reveal')).not.toContain('lanterns')
  expect(pagesIn('discuss')).toContain('thinks of lanterns')
  for (const stage of STAGES) expect([stage, pagesIn(stage).includes('rivers')]).toEqual([stage, false])
})

test('during the second round participants see the first round of the room', async () => {
  const { run, to, join } = await room({ discuss: 'all' })
  const [madina, serik] = [await join('Madina'), await join('Serik')]
  await to('rate')
  await rate(serik, run, 'E1', 'H1', 'II')
  await to('discuss')
  await rate(serik, run, 'E1', 'H1', 'CC')
  const median = (page: string) => /room’s median: [\s\S]*?data-rating="(\w+)"/.exec(page)?.[1]
  expect(median(await pageOf(madina, run))).toBe('II')
  expect(median(await pageOf(serik, run))).toBe('II')
  await to('debrief')
  expect(await pageOf(madina, run)).toMatch(/<caption[\s\S]*?data-rating="CC"/)
})

test('the debrief shows the room’s probabilities as an average over those who answered both times', async () => {
  const { pagesIn, to, madina, run } = await throughAllStages()
  for (const stage of STAGES.filter((one) => !['debrief', 'closed'].includes(one))) expect(pagesIn(stage)).not.toContain('Room, before')
  // One person’s average would be that person’s own.
  expect(pagesIn('debrief')).not.toContain('Room, before')
  await to('favourites')
  const mine = (numbers: readonly string[]) => Object.fromEntries(HYPOTHESES.map((id, at) => [`p/${id}`, numbers[at] ?? '']))
  await madina.post(paths.participantProbabilities(run), mine(['25', '25', '25', '25']))
  await to('probabilities')
  await madina.post(paths.participantProbabilities(run), mine(['10', '10', '10', '70']))
  expect(await pageOf(madina, run, paths.participantSummary(run))).not.toContain('Room, before')
  await to('debrief')
  const page = await pageOf(madina, run)
  expect(page).toContain('Room, before')
  expect(page).toContain('averages over 2 participants who answered both times')
})

test('reference ratings and questions of the case appear in the debrief, not before', async () => {
  const { pagesIn, state } = await throughAllStages()
  const workbook = await state()
  const reading = [...workbook.raters.values()].find(({ kind }) => kind === 'reference')?.name?.replace("'", '&#39;') ?? ''
  const question = workbook.exercise?.debrief?.[0] ?? ''
  expect([reading, question]).not.toContain('')
  for (const stage of STAGES) {
    const shown = stage === 'debrief' || stage === 'closed'
    expect([stage, pagesIn(stage).includes(reading)]).toEqual([stage, shown])
    expect([stage, pagesIn(stage).includes(question)]).toEqual([stage, shown])
  }
})

test('the lobby shows the participant’s name, the stages, their minutes and the content note', async () => {
  const made = await room({ contentNote: 'People died.', minutes: { rate: 20, discuss: 10 } })
  const madina = await made.join('Madina')
  const page = await pageOf(madina, made.run)
  for (const text of ['Madina', 'People died.', 'about 30 minutes', '3 items, 4 hypotheses', 'rate the items alone'])
    expect(page).toContain(text)
  expect(page.replaceAll(/[^A-Z0-9]/g, '')).toContain(madina.rejoin)
})

test('the page of an item redirects to the current stage if that stage has no items to answer', async () => {
  const made = await room()
  const madina = await made.join('Madina')
  expect((await madina.get(paths.participantItem(made.run, 'E1'))).headers.get('location')).toBe(paths.participantHome(made.run))
})

test('a participant who joined after the reveal is told that they count in the second round', async () => {
  const made = await room({ discuss: 'all' })
  const madina = await made.join('Madina')
  await made.to('rate')
  await rate(madina, made.run, 'E1', 'H1', 'CC')
  await made.to('reveal')
  const late = await made.join('Late')
  expect(await pageOf(late, made.run)).toContain('You joined after the first round')
  expect(await pageOf(madina, made.run)).not.toContain('You joined after the first round')
})

test('with groups, participants re-rate the disputed cells of their own group', async () => {
  const made = await room()
  const people = [await made.join('A'), await made.join('B'), await made.join('C'), await made.join('D')] as const
  await made.to('rate')
  const [a, b, c, d] = people
  await rate(a, made.run, 'E1', 'H1', 'CC')
  await rate(b, made.run, 'E1', 'H1', 'II')
  await rate(c, made.run, 'E2', 'H2', 'CC')
  await rate(d, made.run, 'E2', 'H2', 'II')
  for (const [name, group] of [
    ['A', 1],
    ['B', 1],
    ['C', 2],
    ['D', 2],
  ] as const) {
    const rater = (await made.raterOf(name)).id
    await made.app.workbooks.change(made.run, 'me', () => [{ type: 'grouped', rater, before: null, after: group }])
  }
  await made.to('discuss')
  const [first, second] = [await pageOf(a, made.run), await pageOf(c, made.run)]
  expect(first).toMatch(/Cell 1 of \d+, worth discussing in your group/)
  expect(first).toContain('You are in <strong>group 1</strong>, with <bdi>B</bdi>')
  expect(second).not.toContain('group 1')
  // A cell on the wall opens there, and can be rated whatever the lists say.
  await made.facilitator.post(paths.spot(made.run), { spot: 'E3 H4' })
  expect(await pageOf(a, made.run)).toContain(', shown on the wall')
  expect((await rate(a, made.run, 'E3', 'H4', 'N')).status).toBe(204)
  expect(first).toContain(`action="${paths.participantItem(made.run, 'E1')}"`)
  expect(second).toContain(`action="${paths.participantItem(made.run, 'E2')}"`)
})

test('the other screens of the second round are sent to a script, each once', async () => {
  const made = await room({ discuss: 'all' })
  const madina = await made.join('Madina')
  await made.to('rate')
  await rate(madina, made.run, 'E1', 'H1', 'CC')
  await made.to('discuss')
  const page = await pageOf(madina, made.run, `${paths.participantHome(made.run)}?at=1`)
  expect([page.includes('<template'), page.match(/id="one"/g)?.length, page.includes('data-stop="E2 H1 H2 H3 H4"')]).toEqual([
    false,
    1,
    true,
  ])
  const whole = await pageOf(madina, made.run, `${paths.participantHome(made.run)}?at=1&whole=yes`)
  expect([...whole.matchAll(/<template data-at="(\d)"/g)].map(([, at]) => at)).toEqual(['0', '2', '3'])
  expect([...whole.matchAll(/data-stop="([^"]*)"/g)].map(([, stop]) => stop?.slice(0, 2))).toEqual(['E2', 'E1', 'E3', ''])
})
