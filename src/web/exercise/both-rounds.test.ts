// The wall, the group page, phones and the spreadsheet compare the two rounds of the same participants.
import { expect, test } from 'vitest'
import { joinedAs } from '../../ach/exercise/exercise.test-support.ts'
import { roomRounds } from '../../ach/exercise/wall-debrief.ts'
import type { Change } from '../../ach/log/change.ts'
import { bothRounds, groupMembers } from '../../ach/view/group-members.ts'
import { viewFor } from '../../ach/view/view.ts'
import { paths } from '../../paths.ts'
import { cellsIn, partsIn } from '../../xlsx/read-back.test-support.ts'
import { pageOf, rate, room } from './participant.test-support.ts'

/** Ann and Bob rate in both rounds. Cem clears everything after the reveal, Dia rates nothing in the first round, Eli joins after it. */
async function roomOfFive() {
  const started = await room({ discuss: 'all' })
  const { run, to, join, state, app, raterOf } = started
  const [ann, bob, cem, dia] = [await join('Ann'), await join('Bob'), await join('Cem'), await join('Dia')]
  await to('rate')
  for (const [who, value] of [
    [ann, 'CC'],
    [bob, 'II'],
    [cem, 'I'],
  ] as const)
    await rate(who, run, 'E1', 'H1', value)
  await to('reveal')
  await to('discuss')
  const eli = joinedAs('eli')
  await app.workbooks.change(run, 'eli', (): { changes: Change[]; people: Map<string, string> } => ({
    ...{ changes: [eli], people: new Map([['eli', 'Eli']]) },
  }))
  await rate(bob, run, 'E1', 'H1', 'CC')
  await rate(cem, run, 'E1', 'H1', '')
  await rate(dia, run, 'E1', 'H1', 'C')
  await app.workbooks.change(run, 'eli', () => [
    { type: 'rated', rater: 'eli', evidence: 'E1', hypothesis: 'H1', before: null, after: 'C' },
  ])
  await to('probabilities')
  await to('debrief')
  expect((await raterOf('Cem')).ratings.size).toBe(0)
  return { ...started, ann, bob, cem, dia, state }
}

test('the comparison of rounds leaves out participants without ratings in one of the rounds', async () => {
  const { run, facilitator, ann, bob, cem, dia, state } = await roomOfFive()
  const view = viewFor(await state(), { rater: null, names: new Map(), looks: 'wall' })
  expect([groupMembers(view).length, roomRounds(view)?.raters, bothRounds(view)?.after.length]).toEqual([5, 2, 2])

  const wall = await pageOf(facilitator, run, `${paths.wall(run)}?scene=before-after&in=debrief`)
  expect(wall).toContain('that 2 participants gave in both rounds')
  expect(await pageOf(facilitator, run, paths.groupAnalysis(run))).toContain('2 raters took part in both rounds.')

  const file = await facilitator.get(paths.export(run, 'xlsx'))
  if (file.status !== 200) throw new Error(await file.text())
  const cells = cellsIn(partsIn(new Uint8Array(await file.arrayBuffer())))
  const column = (sheet: string, letter: string) =>
    [...(cells.get(sheet) ?? [])].filter(([address]) => address.replace(/\d+/, '') === letter).map(([, cell]) => cell.value)
  const agreement = cells.get('Agreement')
  const row = [...(agreement ?? [])].find(([, cell]) => cell.value === 'Raters in both rounds')?.[0].slice(1)
  expect(agreement?.get(`B${row}`)?.value).toBe(2)
  expect([...new Set(column('Rounds', 'A').slice(3))]).toEqual(['Ann', 'Bob'])

  for (const [who, both] of [
    [ann, true],
    [bob, true],
    [cem, false],
    [dia, false],
  ] as const)
    expect(await pageOf(who, run, paths.participantHome(run))).toMatch(both ? /You, first/ : /^(?![\s\S]*You, first)/)
})
