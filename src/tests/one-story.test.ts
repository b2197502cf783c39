// One story on every surface: what is not tested, tied or half rated is nowhere said to lead, ranked first or counted as first. Each workbook is
// walked through all pages, files and links, and compared with one table of what may be said of it.

import { expect, test } from 'vitest'
import type { Change } from '../ach/log/change.ts'
import type { Rating } from '../ach/model/rating.ts'
import { activeItems } from '../ach/model/workbook.ts'
import { paths } from '../paths.ts'
import { cellsIn, partsIn } from '../xlsx/read-back.test-support.ts'
import { participant, reader, runFrom, signInAs, type Visitor } from './support/sign-in.test-support.ts'
import { type TestApp, testApp } from './support/test-app.ts'

/** What may be said of a workbook on every surface. */
interface Story {
  /** ratings by hypothesis for each item, in order; a missing one is blank */
  readonly ratings: (item: number, hypothesis: string) => Rating | null
  /** the verdict of one rater, and of a group of raters who agree */
  readonly verdict: string
  readonly ranks: readonly (number | null)[]
  readonly leaders: readonly string[]
  /** hypotheses that no surface may put first */
  readonly never: readonly string[]
  /** what the verdict of the rater says */
  readonly says: RegExp
}

const NEW = 'The unrated answer'
const TOKYO: readonly (readonly Rating[])[] = [
  ['I', 'N', 'I', 'I'],
  ['C', 'I', 'I', 'I'],
  ['N', 'N', 'C', 'I'],
  ['C', 'C', 'C', 'C'],
]
const column = (hypothesis: string) => Number(hypothesis.slice(1)) - 1

const STORIES: Readonly<Record<string, Story>> = {
  'an untested hypothesis': {
    ratings: (item, hypothesis) => TOKYO[item]?.[column(hypothesis)] ?? null,
    verdict: 'untested',
    ranks: [1, 1, 3, 4, null],
    leaders: ['H1', 'H2'],
    never: [NEW, 'Religious cult', 'Terrorist group'],
    says: /“The unrated answer” has not been tested: no item is rated for it\. Among the others, Religious cult and Terrorist group share the lowest score/,
  },
  'a single tested hypothesis': {
    ratings: (item, hypothesis) => (hypothesis === 'H1' ? (TOKYO[item]?.[0] ?? null) : null),
    verdict: 'early',
    ranks: [null, null, null, null, null],
    leaders: [],
    never: [NEW, 'Religious cult', 'Terrorist group'],
    says: /4 of 20 cells are rated\. The verdict follows once half of them are/,
  },
  'a tie': {
    ratings: (item, hypothesis) => (hypothesis === 'H5' ? 'II' : (TOKYO[item]?.[column(hypothesis)] ?? null)),
    verdict: 'tied',
    ranks: [1, 1, 3, 4, 5],
    leaders: ['H1', 'H2'],
    never: [NEW, 'Religious cult', 'Terrorist group'],
    says: /Religious cult and Terrorist group are tied at 1/,
  },
  'a hypothesis that is half rated': {
    ratings: (item, hypothesis) => (hypothesis === 'H5' ? (item === 3 ? 'N' : null) : (TOKYO[item]?.[column(hypothesis)] ?? null)),
    verdict: 'untested',
    ranks: [2, 2, 4, 5, 1],
    leaders: ['H5'],
    never: [NEW, 'Religious cult', 'Terrorist group'],
    says: /“The unrated answer” has the lowest score only because it has not been tested enough/,
  },
}

/** Everything that a reader would take for a lead. "in a what-if would lead" is about another matrix and is left out of the text first. */
function claims(label: string): RegExp[] {
  // with or without quotation marks
  const name = `“?${label}”?`
  return [
    new RegExp(`${name} (leads|still leads|has the least evidence against it)`),
    // the Bayesian view is another ranking; what is not tested must be said in the same sentence
    new RegExp(`(?<!Bayesian view )(puts?|rank(s|ed)?) ${name} (first|alone)(?![^.]*tested)`),
    new RegExp(`For both, ${name} has`),
    new RegExp(`${name} (is the only|comes first|wins)`),
    new RegExp(`${name} had the lowest score`),
    new RegExp(`${name} would have the lowest score, alone or tied, in 100`),
  ]
}

/** A place in a ranking, in a table of scores. */
const FIRST = /\b1st\b/

const plain = (html: string): string =>
  html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>|\*\*/g, ' ')
    .replaceAll('&#39;', '’')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,;:])/g, '$1')

/** The case of Tokyo with a fifth hypothesis, as two people who agree rated it; returns the id of the first of them as well. */
async function workbookOf(app: TestApp, anna: Visitor, story: Story): Promise<{ id: string; rater: string }> {
  const id = await app.fromCase('tokyo-1995')
  const fields = { label: NEW, statement: 'Someone else did it.', notes: null, parked: false }
  await app.workbooks.change(id, 'me', () => [{ type: 'added', what: 'hypothesis', id: 'H5', fields } as Change])
  const all = ratingsOf(story, 'ben', ['H1', 'H2', 'H3', 'H4', 'H5'])
  for (const one of all)
    if (one.type === 'rated') await anna.post(paths.rating(id, one.evidence, one.hypothesis), { value: one.after ?? '' })
  const joined = { type: 'joined', rater: 'ben', kind: 'person', name: null, note: null, shown: true } as Change
  await app.workbooks.change(id, 'ben', () => ({ changes: [joined, ...all], people: new Map([['ben', 'Ben']]) }))
  const { workbook, names } = await app.workbooks.open(id)
  const rater = [...workbook.raters.keys()].find((one) => names.get(one) === 'Anna') ?? ''
  return { id, rater }
}

const ratingsOf = (story: Story, rater: string, hypotheses: readonly string[]): Change[] =>
  ['E1', 'E2', 'E3', 'E4'].flatMap((evidence, item) =>
    hypotheses.flatMap((hypothesis): Change[] => {
      const after = story.ratings(item, hypothesis)
      return after === null ? [] : [{ type: 'rated', rater, evidence, hypothesis, before: null, after }]
    }),
  )

/** Every page and text file of a workbook, by name. */
async function surfaces(who: Pick<Visitor, 'get'>, id: string): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  const pages = {
    matrix: paths.workbook(id),
    card: paths.card(id, 'E1'),
    analysis: paths.analysis(id),
    'analysis of a group': paths.groupAnalysis(id),
    report: paths.report(id),
    'report of a group': `${paths.report(id)}?rater=`,
    '.md': `${paths.export(id, 'md')}`,
    '.md of a group': `${paths.export(id, 'md')}?raters=all`,
    '.stix.json': paths.export(id, 'stix.json'),
    '.stix.json of a group': `${paths.export(id, 'stix.json')}?raters=all`,
  }
  for (const [name, path] of Object.entries(pages)) {
    const answer = await who.get(path)
    if (answer.status === 200) found.set(name, plain(await answer.text()))
  }
  return found
}

const sheetsOf = async (answer: Response) => cellsIn(partsIn(new Uint8Array(await answer.arrayBuffer())))

test.each(Object.entries(STORIES))('every page and file tells the same of %s', async (_, story) => {
  const app = await testApp({ signIn: true })
  const facilitator = await signInAs(app, 'Anna')
  const { id, rater } = await workbookOf(app, facilitator, story)
  await facilitator.get(paths.robustness(id))
  const link = await reader(app, facilitator, id, { rater, names: 'yes' })
  const [own, read] = [await surfaces(facilitator, id), await surfaces(link, id)]
  expect([...own.keys()]).toEqual(
    expect.arrayContaining(['matrix', 'analysis', 'analysis of a group', 'report', 'report of a group', '.md', '.md of a group']),
  )
  for (const [by, pages] of [
    ['own', own],
    ['reader', read],
  ] as const)
    for (const [name, text] of pages)
      for (const one of story.never) for (const claim of claims(one)) expect(text, `${by} ${name}`).not.toMatch(claim)
  for (const name of ['matrix', 'analysis', 'report', '.md']) expect(own.get(name), name).toMatch(story.says)

  const json = (await (await facilitator.get(paths.scores(id))).json()) as Figures
  const group = (await (await facilitator.get(`${paths.scores(id)}?rater=group`)).json()) as Figures
  for (const figures of [json, group])
    expect([figures.verdict, figures.leaders, figures.hypotheses.map(({ rank }) => rank)]).toEqual([
      story.verdict,
      story.leaders,
      story.ranks,
    ])
  const isTested = (hypothesis: string) => [0, 1, 2, 3].some((item) => story.ratings(item, hypothesis) !== null)
  expect(json.hypotheses.map(({ posterior }) => posterior !== null)).toEqual(['H1', 'H2', 'H3', 'H4', 'H5'].map(isTested))
  if (story.ranks.every((rank) => rank === null))
    for (const name of ['matrix', 'report', 'report of a group', 'analysis of a group', '.md'])
      expect(own.get(name), name).not.toMatch(FIRST)
  if (story.verdict === 'untested') expect(json.robustness).toBeNull()

  const sheets = await sheetsOf(await facilitator.get(`${paths.export(id, 'xlsx')}?raters=all`))
  const dash = (rank: number | null) => rank ?? '–'
  const at = (sheet: string, addresses: readonly string[]) => addresses.map((address) => sheets.get(sheet)?.get(address)?.value)
  const matrix = [...sheets.keys()].find((name) => name.startsWith('Matrix')) ?? ''
  expect(at(matrix, ['I4', 'J4', 'K4', 'L4', 'M4'])).toEqual(story.ranks.map(dash))
  expect(at('Consensus', ['D6', 'D7', 'D8', 'D9', 'D10'])).toEqual(story.ranks.map(dash))
  const words = [...sheets.values()].flatMap((cells) => [...cells.values()].map(({ value }) => String(value))).join('\n')
  for (const one of story.never) for (const claim of claims(one)) expect(words).not.toMatch(claim)
})

interface Figures {
  readonly verdict: string
  readonly leaders: readonly string[]
  readonly robustness?: unknown
  readonly hypotheses: readonly { readonly rank: number | null; readonly posterior?: number | null }[]
}

test.each(Object.entries(STORIES))('the wall, the phone and a participant’s file tell the same of %s', async (_, story) => {
  const app = await testApp({ signIn: true })
  const facilitator = await signInAs(app, 'Aigerim')
  const base = await app.fromCase('tokyo-1995')
  const fields = { label: NEW, statement: 'Someone else did it.', notes: null, parked: false }
  await app.workbooks.change(base, 'me', () => [{ type: 'added', what: 'hypothesis', id: 'H5', fields } as Change])
  const run = await runFrom(facilitator, base)
  const phone = await participant(app, run, 'Zhanar')
  for (const name of ['Nurlan', 'Idle']) await participant(app, run, name)
  const { workbook } = await app.workbooks.open(run)
  const raters = [...workbook.raters.values()].filter(({ participation: part }) => part !== null).map(({ id }) => id)
  const active = activeItems(workbook.hypotheses).map(({ id }) => id)
  expect(active).toEqual(['H1', 'H2', 'H3', 'H4', 'H5'])
  const go = async (to: string) => {
    const from = (await app.workbooks.open(run)).workbook.run?.stage ?? 'lobby'
    await facilitator.post(paths.stage(run), { from, to, sure: 'yes' })
  }
  await go('rate')
  for (const rater of raters.slice(0, 2)) await app.workbooks.change(run, rater, () => ratingsOf(story, rater, active))
  await go('reveal')
  const texts = new Map<string, string>()
  for (const scene of ['', '?scene=ranking', '?scene=matrix'])
    texts.set(`wall${scene}`, plain(await (await facilitator.get(paths.wall(run) + scene)).text()))
  texts.set('phone', plain(await (await phone.get(paths.participantHome(run))).text()))
  texts.set('desk', plain(await (await facilitator.get(paths.exercise(run))).text()))
  texts.set('group', plain(await (await facilitator.get(paths.groupAnalysis(run))).text()))
  for (const [name, text] of texts) for (const one of story.never) for (const claim of claims(one)) expect(text, name).not.toMatch(claim)
  if (story.ranks.every((rank) => rank === null)) for (const [name, text] of texts) expect(text, name).not.toMatch(FIRST)
  // two of three participants rated
  expect(texts.get('group')).not.toContain('of 3 people')
  expect(texts.get('group')).toContain('In the ratings of 2 people')

  const sheets = await sheetsOf(await phone.get(paths.participantSummaryFile(run)))
  const ranks = ['C', 'G'].flatMap((letter) => [5, 6, 7, 8, 9].map((row) => sheets.get('Scores')?.get(`${letter}${row}`)?.value ?? null))
  expect(ranks.slice(5)).toEqual(story.ranks)
  expect((sheets.get('Scores')?.get('F9')?.value ?? null) === null).toBe(story.ranks[4] === null)
})
