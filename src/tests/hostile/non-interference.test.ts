// Non-interference in an exercise: while a stage hides what others rate, everything that an observer can get is byte for byte the same before
// and after others rated. Walks every GET route of the app as eight observers, at every stage.
import { expect, test } from 'vitest'
import { type Stage, stagePlace } from '../../ach/model/stage.ts'
import { paths } from '../../paths.ts'
import { HYPOTHESES, JSON_ONLY, type Room, rate, room } from '../../web/exercise/participant.test-support.ts'
import { practiceRow } from '../../web/exercise/participant-model.ts'
import { reader, signInAs, type Visitor, visitor } from '../support/sign-in.test-support.ts'
import { addresses, type Known, PICTURE_FILES, routesOf } from './pages.test-support.ts'

/**
 * What may differ, with the reason. Everything else in the same response must be equal.
 * - Progress: the wall tells the room how much of the task is done. It says neither what was answered nor by whom.
 * - Counters: a key holder's pages hold the number of the last change, so that they can fetch what is new.
 * - The wall's own counts: progress, and how many asked the question of the practice row backwards.
 * - Fresh ids: a form for a proposal has a new random id each time, whatever others do.
 */
const MAY_DIFFER: readonly { readonly of: RegExp; readonly parts: readonly RegExp[] }[] = [
  {
    of: /^the wall |\/wall\//,
    parts: [
      /^(data|id): \d+$/gm,
      /(?<=<p class="lead">)[^<]*(practice row yet|question backwards)(?=\.)/,
      /(?<=<p class="huge">)\d+/,
      /\d+ of (?=\d+)/g,
      /\.? \d+ ha(s|ve) finished\./g,
      /(?<=<rect class="t1" width=")[\d.]+%/,
    ],
  },
  { of: /^a key holder /, parts: [/(?<=<data id="seq" value=")\d+/, /(?<=name="version" value=")\d+/g, /^(data|id): \d+$/gm] },
  { of: /\/participant\/proposals/, parts: [/(?<=name="id" value=")\w+/] },
]
/**
 * Pages on which key holders may see more: the desk shows facilitators who has rated what, at every stage, and the list of workbooks is in
 * the order in which they were last changed.
 */
const NOT_HIDDEN_FROM_KEY_HOLDERS = /^\/$|^\/exercises\/[^/]+(\/(groups|hints|wall|paper-forms.*))?$|^\/wall\//

const START = Date.parse('2026-01-02T03:04:05.000Z')
const MADE_UP = 'What others think'

interface Scene extends Room {
  readonly observers: ReadonlyMap<string, Visitor>
  readonly others: readonly Visitor[]
  /** Lets time pass for what others do; the observers look at the same moment before and after. */
  readonly whileTimePasses: (act: () => Promise<void>) => Promise<void>
  readonly addressesOf: (observer: string) => readonly string[]
}

async function scene(): Promise<Scene> {
  let [time, ticks] = [START, 0]
  const made = await room(
    { propose: { hypotheses: true, evidence: true } },
    { now: () => new Date(time), monotonic: () => (ticks += 1000) },
  )
  const { app, facilitator, run, join, raterOf } = made
  const [me, ...others] = [await join('Madina'), await join('Bekzat'), await join('Sanzhar'), await join('Aliya')] as const
  const colleague = await signInAs(app, 'Daniyar')
  const theirs = (await raterOf('Bekzat')).id
  const observers = new Map<string, Visitor>([
    ['a participant', me],
    ['a script without cookies', visitor(app)],
    ['the wall', facilitator],
    ['a reader with names', await reader(app, facilitator, run, { rater: '', names: 'yes' })],
    ['a reader without names', await reader(app, facilitator, run, { rater: '' })],
    ['a reader with notes', await reader(app, facilitator, run, { rater: '', notes: 'yes' })],
    ['a reader of one rater', await reader(app, facilitator, run, { rater: theirs, names: 'yes', notes: 'yes' })],
    ['a key holder', colleague],
  ])
  const parts: Known = new Map([
    ['id', [run]],
    ['upload', ['x']],
    ['item', ['E1', 'H1', 'S1', 'C1']],
    ['evidence', ['E1']],
    ['hypothesis', ['H1']],
    ['other', ['H2']],
    ['rater', [theirs]],
    ['seq', ['0']],
    ['code', [(await app.store.joinCodeOf(run))?.code ?? '']],
    ['file', PICTURE_FILES],
    ['page', ['rating']],
    // shows nothing of an exercise, and wrong secrets are limited
    ['secret', []],
  ])
  // Without names, the second of the participants is called R2.
  const ofRater = [paths.analysis(run), paths.report(run), paths.scores(run), paths.export(run, 'csv'), paths.export(run, 'md')]
  const queries = (path: string) => (ofRater.some((one) => one === path) ? [path, `${path}?rater=${theirs}`, `${path}?rater=R2`] : [path])
  const all = routesOf(app)
    .filter(({ method }) => method === 'GET')
    .flatMap(({ path }) => addresses(path, parts))
    .flatMap(queries)
  return {
    ...made,
    observers,
    others,
    async whileTimePasses(act) {
      time += 61_000
      await act()
      time = START
    },
    addressesOf: (observer) => {
      if (observer === 'the wall') return [paths.wall(run)]
      return observer === 'a key holder' ? all.filter((address) => !NOT_HIDDEN_FROM_KEY_HOLDERS.test(address)) : all
    },
  }
}

const withoutProgress = (observed: string, response: string): string =>
  MAY_DIFFER.filter(({ of }) => of.test(observed))
    .flatMap(({ parts }) => parts)
    .reduce((text, part) => text.replace(part, ''), response)

/** Status, headers and body. Of a stream, the first event. */
async function responseOf(who: Visitor, address: string): Promise<string> {
  const response = await who.get(address, { accept: '*/*' })
  const headers = [...response.headers].filter(([name]) => name !== 'x-request-id').sort()
  const head = JSON.stringify([response.status, headers])
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) {
    const body = Buffer.from(await response.arrayBuffer()).toString('latin1')
    return `${head}\n${body.replaceAll(response.headers.get('x-request-id') ?? '-', '')}`
  }
  const stream = response.body?.getReader()
  const first = await stream?.read()
  await stream?.cancel()
  return `${head}\n${Buffer.from(first?.value ?? []).toString('latin1')}`
}

async function look({ observers, addressesOf }: Scene, stage: Stage): Promise<Map<string, string>> {
  const seen = new Map<string, string>()
  for (const [name, who] of observers) {
    // From the reveal on, key holders see every rating at once, as on the desk.
    if (name === 'a key holder' && stagePlace(stage) >= stagePlace('reveal')) continue
    for (const address of addressesOf(name)) {
      const observed = `${name} ${address}`
      seen.set(observed, withoutProgress(observed, await responseOf(who, address)))
    }
  }
  return seen
}

/** Everything a participant can send. The stage refuses what it does not ask for. */
async function answerEverything({ app, run, others, whileTimePasses }: Scene, round: number): Promise<void> {
  const practised = practiceRow(app.deps.cases)?.hypotheses ?? []
  await whileTimePasses(async () => {
    for (const [at, who] of others.entries()) {
      const value = (n: number) => ['II', 'CC', 'N', 'I', 'C'][(at + round + n) % 5] ?? ''
      const level = ['low', 'medium', 'high'][(at + round) % 3] ?? ''
      const send = (path: string, form: Record<string, string>) => who.post(path, form, JSON_ONLY)
      for (const evidence of ['E1', 'E2', 'E3']) {
        for (const [n, hypothesis] of HYPOTHESES.entries()) await rate(who, run, evidence, hypothesis, value(n))
        await send(paths.participantReason(run, evidence), { reason: `${MADE_UP} ${at} ${round}` })
        await send(paths.participantCredibility(run, evidence), { value: level })
      }
      const numbers = Object.fromEntries(HYPOTHESES.map((one, n) => [`p/${one}`, String(10 + ((n + at + round) % 4) * 20)]))
      await send(paths.participantProbabilities(run), numbers)
      await send(paths.participantPractice(run), Object.fromEntries(practised.map(({ id }, n) => [`r/${id}`, value(n)])))
      await send(paths.participantProposals(run), { what: 'evidence', statement: `${MADE_UP} ${at} ${round}` })
    }
  })
}

/** Each stage in turn; after the second round begins, the first is opened again, and later the second. */
const STAGES_IN_TURN: readonly Stage[] = [
  ...['lobby', 'favourites', 'practice', 'credibility', 'rate', 'reveal', 'discuss'],
  ...['rate', 'discuss', 'probabilities', 'discuss', 'debrief', 'closed'],
] as Stage[]

const ASKING: readonly Stage[] = ['favourites', 'practice', 'credibility', 'rate', 'discuss', 'probabilities']

test('while a stage hides what others rate, no observer can tell from anything they can get', async () => {
  const stage = await scene()
  const told: string[] = []
  let compared = 0
  for (const [round, to] of STAGES_IN_TURN.entries()) {
    if (to !== 'lobby') await stage.to(to)
    const before = await look(stage, to)
    const { seq } = await stage.state()
    await answerEverything(stage, round)
    // The comparison is meaningful only if others did store answers.
    if (ASKING.includes(to)) expect((await stage.state()).seq, to).toBeGreaterThanOrEqual(seq + stage.others.length)
    const after = await look(stage, to)
    compared += before.size
    for (const [address, response] of before)
      if (after.get(address) !== response) told.push(`${round} ${to}: ${address.replaceAll(stage.run, ':id')}`)
  }
  expect(told).toEqual([])
  expect(compared).toBeGreaterThan(1000)
}, 600_000)
