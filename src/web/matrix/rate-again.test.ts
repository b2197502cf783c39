import { expect, test } from 'vitest'
import { occasionNoise } from '../../ach/group/occasion-noise.ts'
import type { Rating } from '../../ach/model/rating.ts'
import { occasionSentence } from '../../ach/words/occasion-words.ts'
import { paths } from '../../paths.ts'
import { HTMX, testApp } from '../../tests/support/test-app.ts'

const HYPOTHESES = ['H1', 'H2', 'H3', 'H4']
const ITEMS = ['E1', 'E2', 'E3', 'E4']

async function rated({ from = ITEMS } = {}) {
  const app = await testApp()
  const id = await app.fromCase('tokyo-1995')
  const values: Rating[] = ['CC', 'C', 'N', 'I']
  for (const [row, item] of from.entries())
    for (const [at, one] of HYPOTHESES.entries()) await app.post(paths.rating(id, item, one), { value: values[(row + at) % 4] ?? 'N' })
  const page = async (path: string) => (await app.get(path)).text()
  const me = async () => {
    const rater = (await app.workbooks.open(id)).workbook.raters.get('me')
    if (!rater) throw new Error('no rater')
    return rater
  }
  const start = () => app.post(paths.rateAgain(id))
  const again = (evidence: string, hypothesis: string, value: string, headers?: Record<string, string>) =>
    app.post(paths.againRating(id, evidence, hypothesis), { value }, headers)
  const againAll = async (value: string) => {
    for (const item of (await me()).retest) for (const one of HYPOTHESES) await again(item, one, value)
  }
  return { app, id, page, me, start, again, againAll }
}

test('once everything is rated, the matrix offers to rate some items again', async () => {
  const { id, page } = await rated()
  expect(await page(paths.workbook(id))).toContain(`href="${paths.rateAgain(id)}"`)
  const unfinished = await rated({ from: ['E1', 'E2', 'E3'] })
  expect(await unfinished.page(paths.workbook(unfinished.id))).not.toContain(`href="${paths.rateAgain(unfinished.id)}"`)
  expect(await unfinished.page(paths.rateAgain(unfinished.id))).toContain('First rate every item.')
})

test('a round of three items starts with its first card, which shows nothing of the first ratings', async () => {
  const { app, id, page, me, start } = await rated()
  await app.post(paths.rating(id, 'E1', 'H1'), { note: 'A note of mine' })
  await app.post(paths.reasons(id, 'E1'), { reason: 'A reason of mine' })
  const started = await start()
  const { retest } = await me()
  expect(retest).toHaveLength(3)
  expect(started.headers.get('location')).toBe(paths.againCard(id, retest[0] ?? ''))
  for (const item of retest) {
    const card = await page(paths.againCard(id, item))
    expect(card).not.toContain('aria-pressed="true"')
    expect(card.match(/not rated yet/g)).toHaveLength(4)
    for (const hidden of ['A note of mine', 'A reason of mine', 'credibility', 'relevance', 'textarea', 'id="scores"'])
      expect(card).not.toContain(hidden)
  }
})

test('second ratings are kept apart from the matrix and can be undone', async () => {
  const { app, id, page, me, start, again } = await rated()
  await start()
  const [item = ''] = (await me()).retest
  const before = (await me()).ratings
  const answer = await again(item, 'H1', 'II')
  expect(answer.headers.get('location')).toBe(`${paths.againCard(id, item)}#h-H1`)
  expect((await me()).ratings).toEqual(before)
  expect(await page(paths.againCard(id, item))).toMatch(/value="II" [^>]*aria-pressed="true"/)
  const fragment = await (await again(item, 'H2', 'C', HTMX)).text()
  expect(fragment).toContain('id="h-H2"')
  expect(fragment).toContain('2 of 4 cells rated')
  expect(fragment).not.toContain(`<form method="post" action="${paths.rating(id, item, 'H2')}`)
  await app.post(paths.undo(id))
  expect((await me()).again.get(item)?.has('H2')).toBe(false)
})

test('what changed is shown only when all items of the round are rated again', async () => {
  const { app, id, page, me, start, again, againAll } = await rated()
  await start()
  const [item = ''] = (await me()).retest
  await again(item, 'H1', 'II')
  const open = await page(paths.rateAgain(id))
  expect(open).toContain('3 of 3 items left')
  expect(open).not.toContain('Occasion noise')
  await againAll('N')
  const done = await page(paths.rateAgain(id))
  const rater = await me()
  const noise = occasionNoise((await app.workbooks.open(id)).workbook, [rater])
  if (!noise) throw new Error('no figure')
  expect(noise.cells).toBe(12)
  expect(done).toContain(occasionSentence(noise))
  expect(done).toContain('9 of 12 cells changed')
  expect(done.match(/name="take\//g)).toHaveLength(9)
})

test('ticked second ratings replace those in the matrix, with one undo for all', async () => {
  const { app, id, page, me, start, againAll } = await rated()
  await start()
  await againAll('N')
  const before = (await me()).ratings
  const ticks = [...(await page(paths.rateAgain(id))).matchAll(/name="(take\/(E\d)\/(H\d))"/g)].slice(0, 2)
  const answer = await app.post(paths.applyAgain(id), Object.fromEntries(ticks.map(([, name]) => [name ?? '', 'yes'])))
  expect(answer.headers.get('location')).toBe(`${paths.rateAgain(id)}?saved=ratings`)
  for (const [, , evidence = '', hypothesis = ''] of ticks) expect((await me()).ratings.get(evidence)?.get(hypothesis)).toBe('N')
  const after = await page(paths.rateAgain(id))
  expect(after.match(/in the matrix</g)).toHaveLength(2)
  // The figure is about the first ratings, so taking a second one does not change it.
  expect(after).toContain('9 of 12 cells changed')
  await app.post(paths.undo(id))
  expect((await me()).ratings).toEqual(before)
  expect((await app.post(paths.applyAgain(id), {})).headers.get('location')).toBe(paths.rateAgain(id))
})

test('no second rating is stored for an item outside the round, of an unknown cell or with an unknown value', async () => {
  const { id, app, me, start, again } = await rated()
  await start()
  const { retest } = await me()
  const other = ITEMS.find((item) => !retest.includes(item)) ?? ''
  expect((await again(other, 'H1', 'C')).status).toBe(422)
  expect((await again('E9', 'H1', 'C')).status).toBe(404)
  expect((await again(retest[0] ?? '', 'H9', 'C')).status).toBe(404)
  expect((await again(retest[0] ?? '', 'H1', 'maybe')).status).toBe(422)
  expect((await me()).again.size).toBe(0)
  expect((await app.get(paths.againCard(id, other))).headers.get('location')).toBe(paths.rateAgain(id))
  expect((await app.get(paths.againRating(id, 'E1', 'H1'))).status).toBe(303)
})

test('with fewer than three items left that were rated only once, no further round is offered', async () => {
  const { id, page, start, againAll } = await rated()
  await start()
  await againAll('C')
  expect(await page(paths.rateAgain(id))).toContain('Too few items are left')
  expect((await start()).status).toBe(422)
})
