// The command `check`: its exit code, its report and its JSON for matrices as they are published.
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { CELLS_HEADING } from '../report/matrix-check/matrix-check.ts'
import { CHECK_ERRORS } from './check-command.ts'
import { run } from './run.test-support.ts'

const fixture = (name: string) => fileURLToPath(new URL(`../files/fixtures/${name}`, import.meta.url))
const check = (name: string, ...args: string[]) => run(['check', fixture(name), ...args])

describe('check', () => {
  it.each([
    ['wrong-totals.csv', 1, false, [['differs', 'items']]],
    ['remarks-and-verdict-row.csv', 1, false, [['differs', 'items']]],
    ['pasted-from-a-chat.md', 1, false, [['differs', 'items']]],
    ['totals-with-brackets.xlsx', 0, true, [['unknown'], ['unknown'], ['fits', 'items']]],
    ['title-group-legend-totals.xlsx', 0, true, [['fits', 'score']]],
    ['signs-and-words.csv', 1, false, []],
    ['japanese-headings.csv', 0, null, []],
    ['heuer-plus-minus.xlsx', 0, null, []],
  ])('says of %s, with exit code %i, whether it follows: %j', async (file, code, follows, totals) => {
    const done = await check(file, '--json', '--answer', 'dash=I')
    const found = JSON.parse(done.out)
    expect([done.code, found.follows]).toEqual([code, follows])
    expect(
      found.totals.map((one: { outcome: string; rule: { id: string } }) => [
        one.outcome,
        ...(one.outcome === 'unknown' ? [] : [one.rule.id]),
      ]),
    ).toEqual(totals)
    expect(found.rateFirst.length).toBeLessThanOrEqual(10)
  })

  it('lists printed totals against those of the ratings, and what explains them', async () => {
    const [total] = JSON.parse((await check('wrong-totals.csv', '--json')).out).totals
    expect(total.hypotheses).toEqual([
      { id: 'H1', printed: 3, ratings: 2 },
      { id: 'H2', printed: 7, ratings: 8 },
      { id: 'H3', printed: 0, ratings: 0 },
    ])
    expect(total.explainedBy.map((one: { evidence: string }) => one.evidence)).toEqual(['E14', 'E12'])
  })

  it('prints the report of the page', async () => {
    const { out } = await check('wrong-totals.csv')
    expect(out).toContain('| Kimball best default | 3 | 2 |')
    expect(out).toMatch(/^# Check: wrong-totals\n/)
    expect(out).toContain(`## ${CELLS_HEADING}`)
  })

  it('ends with the question and its options if something must be asked', async () => {
    const { code, out, problems } = await check('marks.xlsx')
    expect([code, out]).toEqual([1, ''])
    expect(problems.join('\n')).toContain('--answer marks=usual')
    expect((await check('marks.xlsx', '--answer', 'marks=usual')).code).toBe(0)
  })

  it('refuses a file without ratings', async () => {
    const { code, problems } = await run(['check', '-'], '| Evidence | H1: One | H2: Two |\n|---|---|---|\n| It rained | | |\n')
    expect([code, problems.at(-1)]).toEqual([1, CHECK_ERRORS.unrated('Standard input')])
  })
})
