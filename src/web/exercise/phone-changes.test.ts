import { expect, test } from 'vitest'
import { paths } from '../../paths.ts'
import { HYPOTHESES, rate, room } from './participant.test-support.ts'
import { openPhoneChanges } from './phone-changes.ts'

test('a phone is told of its own answers and of the room, not of what others rate', async () => {
  const { app, run, to, join, raterOf, facilitator } = await room()
  const [madina, serik] = [await join('Madina'), await join('Serik')]
  const told: string[] = []
  const phones = openPhoneChanges(app.workbooks)
  const ids = { Madina: (await raterOf('Madina')).id, Serik: (await raterOf('Serik')).id }
  const ends = Object.entries(ids).map(([name, id]) => phones.listen(run, id, (workbook) => told.push(workbook ? name : `${name} out`)))
  const toldOf = async (work: () => Promise<unknown>) => {
    told.length = 0
    await work()
    return told.toSorted()
  }
  await to('rate')
  await rate(madina, run, 'E1', HYPOTHESES[0], 'C')
  expect(await toldOf(() => rate(serik, run, 'E1', HYPOTHESES[0], 'II'))).toEqual(['Serik'])
  expect(await toldOf(() => to('reveal'))).toEqual(['Madina', 'Serik'])
  const { workbook } = await app.workbooks.open(run)
  const { statement = '' } = workbook.evidence.get('E1') ?? {}
  const reworded = () =>
    app.workbooks.change(run, 'me', () => [
      { type: 'changed', what: 'evidence', id: 'E1', before: { statement }, after: { statement: 'Other words.' } },
    ])
  expect(await toldOf(reworded)).toEqual(['Madina', 'Serik'])
  ends[0]?.()
  expect(await toldOf(() => facilitator.post(paths.timer(run), { from: 'reveal', do: 'extend' }))).not.toContain('Madina')
  expect(await toldOf(() => app.workbooks.delete(run))).toEqual(['Serik out'])
  for (const end of ends) end()
})
