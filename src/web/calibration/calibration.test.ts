// The page Calibration, and the fields on the page Probabilities that fill it: the outcome and the agreement to be named.
import { expect, test } from 'vitest'
import type { Change } from '../../ach/log/change.ts'
import { TOO_FEW } from '../../ach/words/calibration-words.ts'
import { paths } from '../../paths.ts'
import { participant, reader, runFrom, signInAs } from '../../tests/support/sign-in.test-support.ts'
import { testApp } from '../../tests/support/test-app.ts'

const rated = (rater: string, hypothesis: string, after: 'C' | 'II'): Change[] => [
  { type: 'rated', rater, evidence: 'E1', hypothesis, before: null, after },
  // enough for a verdict
  ...['E2', 'E3'].map((evidence): Change => ({ type: 'rated', rater, evidence, hypothesis, before: null, after: 'N' })),
]

/** Workbooks without sign-in: in `right` of `all`, the leader and the hypothesis with 80% came true. */
async function recorded(all: number, right: number) {
  const app = await testApp()
  for (let at = 0; at < all; at += 1) {
    const id = await app.fromCase('tokyo-1995')
    await app.workbooks.change(id, 'me', () => [
      ...rated('me', 'H1', 'C'),
      ...rated('me', 'H2', 'II'),
      ...rated('me', 'H3', 'II'),
      ...rated('me', 'H4', 'II'),
    ])
    const probabilities = { 'now/H1': '80', 'now/H2': '20', 'now/H3': '0', 'now/H4': '0' }
    await app.post(paths.probabilities(id), { ...probabilities, 'was/consent': 'no', consent: 'yes' })
    await app.post(paths.cameTrue(id), { true: at < right ? 'H1' : 'H2', back: 'probabilities' })
  }
  const html = await (await app.get(paths.calibration())).text()
  return { ...app, html, text: html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ') }
}

test('without an outcome the page says how one is saved, and the home page links to it', async () => {
  const app = await testApp()
  await app.fromCase('tokyo-1995')
  const html = await (await app.get(paths.calibration())).text()
  expect(html).toContain('No outcome is known yet')
  expect(await (await app.get(paths.home())).text()).toContain(`href="${paths.calibration()}"`)
})

test('below ten workbooks no percentage, no part of a Brier score and no picture is shown', async () => {
  const { html, text } = await recorded(9, 6)
  expect(text).toContain(`Open 9 6 ${TOO_FEW} ${TOO_FEW}`)
  expect(text).toContain(`After the evidence 9 ${`${TOO_FEW} `.repeat(6)}`)
  expect(text).toContain(`Analyst 9 6 of 9 ${`${TOO_FEW} `.repeat(6)}`)
  expect(html).not.toContain('fig-bins')
  // 0.2² + 0.2² and 0.8² + 0.8²
  expect([html.match(/>0\.08</g)?.length, html.match(/>1\.28</g)?.length]).toEqual([6, 3])
})

test('from ten workbooks on, shares, parts of the Brier score and the picture are shown, in the team and for the person', async () => {
  const { text, html } = await recorded(10, 7)
  expect(text).toContain('Open 10 7 70% 25%')
  // 0.7 × 0.08 + 0.3 × 1.28; 2 × 0.1²; 2 × 0.25² + 0.05² + 0.45²; 4 × 0.25 × 0.75
  expect(text).toContain('After the evidence 10 0.44 0.75 0.02 0.33 0.75 0.00')
  expect(text).toContain('Analyst 10 7 of 10 70% 25% 0.44 0.75 0.02 0.33')
  expect(html).toContain('id="fig-bins"')
  expect(text).toContain('80–90% 7 of 10 came true')
})

test('an outcome is saved on the page Probabilities, which returns there and says so', async () => {
  const app = await testApp()
  const id = await app.fromCase('tokyo-1995')
  const answer = await app.post(paths.cameTrue(id), { true: 'H3', back: 'probabilities' })
  expect(answer.headers.get('location')).toBe(`${paths.probabilities(id)}?saved=outcome`)
  const page = await (await app.get(`${paths.probabilities(id)}?saved=outcome`)).text()
  expect(page).toContain('The outcome is saved.')
  expect(page).toMatch(/<option value="H3" selected/)
  expect((await app.workbooks.open(id)).workbook.cameTrue).toBe('H3')
})

test('the agreement is stored from its checkbox, is kept when probabilities alone are saved, and can be withdrawn', async () => {
  const app = await testApp()
  const id = await app.fromCase('tokyo-1995')
  const consent = async () => (await app.workbooks.open(id)).workbook.raters.get('me')?.consent
  await app.post(paths.probabilities(id), { 'was/consent': 'no', consent: 'yes' })
  expect(await consent()).toBe(true)
  expect(await (await app.get(paths.probabilities(id))).text()).toMatch(/name="consent" value="yes" checked/)
  await app.post(paths.probabilities(id), { 'now/H1': '50' })
  await app.post(paths.probabilities(id), { 'now/H2': '50', 'was/consent': 'yes', consent: 'yes' })
  expect(await consent()).toBe(true)
  await app.post(paths.probabilities(id), { 'was/consent': 'yes' })
  expect(await consent()).toBe(false)
})

test('readers, participants and strangers never see the calibration, and signed-in people are named', async () => {
  const app = await testApp({ signIn: true })
  const anna = await signInAs(app, 'Anna')
  const id = await app.fromCase('tokyo-1995')
  await anna.post(paths.rating(id, 'E1', 'H1'), { value: 'C' })
  await anna.post(paths.probabilities(id), { 'was/consent': 'no', consent: 'yes' })
  await anna.post(paths.cameTrue(id), { true: 'H1' })
  const own = await (await anna.get(paths.calibration())).text()
  expect(own).toMatch(/<th scope="row" dir="auto">Anna<\/th>/)
  const run = await runFrom(anna, id)
  for (const other of [await reader(app, anna, id), await participant(app, run)]) {
    const answer = await other.get(paths.calibration())
    expect([answer.status === 200, (await answer.text()).includes('fig-verdicts')]).toEqual([false, false])
  }
})
