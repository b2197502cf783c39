// Server-sent events of an exercise: participants receive only the stage, the timer, changes of the deck and their removal.
import { expect, onTestFinished, test } from 'vitest'
import { MOST_OF_OWNER } from '../../http/hint-stream.ts'
import { paths } from '../../paths.ts'
import { participant, runFrom, signInAs, type Visitor } from '../../tests/support/sign-in.test-support.ts'
import { testApp } from '../../tests/support/test-app.ts'

async function room() {
  const app = await testApp({ signIn: true })
  const facilitator = await signInAs(app, 'Aigerim')
  const run = await runFrom(facilitator, await app.fromCase())
  const stage = (to: string) => facilitator.post(paths.stage(run), { from: 'lobby', to })
  const [madina, bekzat] = [await participant(app, run, 'Madina'), await participant(app, run, 'Bekzat')]
  const { workbook, names } = await app.workbooks.open(run)
  const idOf = (name: string) => [...workbook.raters.keys()].find((id) => names.get(id) === name) ?? ''
  return { app, facilitator, run, stage, madina, bekzat, idOf }
}

/** Opens an event stream and returns a function that reads the next event. */
async function listen(who: Visitor, path: string) {
  const answer = await who.get(path, { accept: 'text/event-stream' })
  expect(answer.headers.get('content-type')).toContain('text/event-stream')
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  onTestFinished(async () => void (await reader?.cancel()))
  return async () => (await reader?.read())?.value ?? ''
}

test('a participant receives the stage and its timer, and nothing about other participants', async () => {
  const { app, run, stage, madina, facilitator, bekzat, idOf } = await room()
  const next = await listen(madina, paths.participantHints(run))
  expect(await next()).toContain('"stage":"lobby"')
  await stage('rate')
  const started = await next()
  expect(started).toMatch(
    /^event: stage\ndata: \{"stage":"rate","endsAt":("[^"]+"|null),"left":null,"asked":"\w{13}","decided":0,"spot":null\}\n/,
  )
  await app.workbooks.change(run, idOf('Bekzat'), () => [
    { type: 'rated', rater: idOf('Bekzat'), evidence: 'E1', hypothesis: 'H1', before: null, after: 'II' },
  ])
  await facilitator.post(paths.timer(run), { from: 'rate', do: 'pause' })
  const paused = await next()
  expect(paused).toMatch(/^event: stage\n/)
  expect(paused).not.toMatch(/E1|Bekzat|II/)
  expect(bekzat.cookie).not.toBe(madina.cookie)
})

test('a participant receives a new fingerprint of the deck, and not its content', async () => {
  const { app, run, stage, madina, idOf } = await room()
  await stage('rate')
  const next = await listen(madina, paths.participantHints(run))
  const marks = [(await next()).match(/"asked":"(\w+)"/)?.[1]]
  const page = await (await madina.get(paths.participantHome(run))).text()
  expect(page).toContain(`data-asked="${marks[0]}"`)
  await app.workbooks.change(run, idOf('Bekzat'), () => [
    { type: 'rated', rater: idOf('Bekzat'), evidence: 'E1', hypothesis: 'H1', before: null, after: 'II' },
  ])
  await app.workbooks.change(run, 'me', () => [
    { type: 'added', what: 'hypothesis', id: 'H9', fields: { label: 'Chance', statement: 'Nobody did it.', notes: null } },
  ])
  const event = await next()
  expect(event).toMatch(
    /^event: stage\ndata: \{"stage":"rate","endsAt":("[^"]+"|null),"left":null,"asked":"\w{13}","decided":0,"spot":null\}\n\n$/,
  )
  marks.push(event.match(/"asked":"(\w+)"/)?.[1])
  await app.workbooks.change(run, 'me', () => [{ type: 'parked', what: 'evidence', id: 'E2' }])
  marks.push((await next()).match(/"asked":"(\w+)"/)?.[1])
  expect(new Set(marks).size).toBe(3)
})

test('a removed participant’s page receives the removal', async () => {
  const { run, madina, facilitator, idOf } = await room()
  const next = await listen(madina, paths.participantHints(run))
  await next()
  await facilitator.post(paths.manageParticipant(run, idOf('Madina')), { do: 'remove' })
  expect(await next()).toMatch(/^event: out\n/)
})

test('the desk receives only the number of the latest change', async () => {
  const { app, run, facilitator, stage, idOf } = await room()
  await stage('rate')
  const next = await listen(facilitator, paths.exerciseHints(run))
  expect(await next()).toMatch(/^event: moved\ndata: \d+\n/)
  await app.workbooks.change(run, idOf('Bekzat'), () => [
    { type: 'rated', rater: idOf('Bekzat'), evidence: 'E1', hypothesis: 'H1', before: null, after: 'II' },
  ])
  const { seq } = (await app.workbooks.open(run)).workbook
  expect(await next()).toBe(`event: moved\ndata: ${seq}\nid: ${seq}\n\n`)
})

test('participants cannot open the desk’s event stream, and no one else can open theirs', async () => {
  const { run, madina, facilitator } = await room()
  expect((await madina.get(paths.exerciseHints(run), { accept: 'text/event-stream' })).status).toBe(403)
  expect((await facilitator.get(paths.participantHints(run), { accept: 'text/event-stream' })).status).toBe(403)
})

test('a participant’s fifth window ends the hints of the oldest, and takes none of those of others', async () => {
  const { run, madina, bekzat, stage } = await room()
  const ofOthers = await listen(bekzat, paths.participantHints(run))
  await ofOthers()
  const windows: (() => Promise<string>)[] = []
  for (let window = 0; window < MOST_OF_OWNER + 2; window += 1) {
    const next = await listen(madina, paths.participantHints(run))
    expect(await next()).toContain('"stage":"lobby"')
    windows.push(next)
  }
  for (const ended of windows.slice(0, 2)) expect([await ended(), await ended()]).toEqual(['event: ended\ndata: \n\n', ''])
  await stage('rate')
  for (const next of [...windows.slice(2), ofOthers]) expect(await next()).toContain('"stage":"rate"')
})
