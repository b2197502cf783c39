// The test suite for damaged logs that every store must pass: what was altered in the database is noticed, and nothing else is affected.
import { describe, expect, it } from 'vitest'
import { rated, sampleChanges } from '../../ach/model/sample.test-support.ts'
import { damagedWorkbook, LOG_DAMAGE } from './damaged-log.ts'
import { after, firstBatch, type UnderTest } from './store.contract.ts'
import type { NewBatch } from './store.ts'

const LAST = sampleChanges.length + 4
/** The first change that `MIDDLE` damages. */
const FROM = LAST - 2
const MIDDLE = `WHERE workbook = 'w1' AND seq = ${FROM}`
const END = `WHERE workbook = 'w1'`

/** What is done to the database, the change from which the log is damaged, and the damage in words. */
const ALTERATIONS = [
  ['a rating', `UPDATE log SET change = replace(change, '"C"', '"I"') ${MIDDLE}`, FROM, LOG_DAMAGE.changed(FROM)],
  ['half of a change', `UPDATE log SET change = substr(change, 1, 20) ${MIDDLE}`, FROM, LOG_DAMAGE.changed(FROM)],
  ['a time', `UPDATE log SET at = '2026-01-01T12:00:00.001Z' ${MIDDLE}`, FROM, LOG_DAMAGE.changed(FROM)],
  ['an author', `UPDATE log SET by = 'other' ${MIDDLE}`, FROM, LOG_DAMAGE.changed(FROM)],
  ['the batch of a change', `UPDATE log SET batch = 'b1' ${MIDDLE}`, FROM, LOG_DAMAGE.changed(FROM)],
  ['what a change undoes', `UPDATE log SET undoes = 'b1' ${MIDDLE}`, FROM, LOG_DAMAGE.changed(FROM)],
  ['the version of a change', `UPDATE log SET v = 0 ${MIDDLE}`, FROM, LOG_DAMAGE.changed(FROM)],
  ['a checksum', `UPDATE log SET sum = 'AAAAAAAAAAAAAAAA' ${MIDDLE}`, FROM, LOG_DAMAGE.changed(FROM)],
  [
    'a change that replaces another',
    `UPDATE log SET (change, sum) = (SELECT change, sum FROM log ${MIDDLE}) WHERE workbook = 'w1' AND seq = ${FROM + 1}`,
    FROM + 1,
    LOG_DAMAGE.changed(FROM + 1),
  ],
  ['a missing change', `DELETE FROM log ${MIDDLE}`, FROM, LOG_DAMAGE.missing(FROM)],
  ['a missing first change', `DELETE FROM log WHERE workbook = 'w1' AND seq = 1`, 1, LOG_DAMAGE.missing(1)],
  ['missing changes at the end', `DELETE FROM log WHERE workbook = 'w1' AND seq > ${FROM}`, FROM + 1, LOG_DAMAGE.missing(FROM + 1)],
  ['an empty log', `DELETE FROM log WHERE workbook = 'w1'`, 1, LOG_DAMAGE.missing(1)],
  [
    'a surplus change',
    `INSERT INTO log SELECT workbook, ${LAST + 1}, at, by, batch, undoes, v, change, sum FROM log WHERE workbook = 'w1' AND seq = ${LAST}`,
    LAST + 1,
    LOG_DAMAGE.changed(LAST + 1),
  ],
  ['an end that comes too early', `UPDATE log_ends SET seq = ${FROM} ${END}`, LAST + 1, LOG_DAMAGE.end(LAST)],
  ['another checksum at the end', `UPDATE log_ends SET sum = 'AAAAAAAAAAAAAAAA' ${END}`, LAST + 1, LOG_DAMAGE.end(LAST)],
  ['a missing end', `DELETE FROM log_ends ${END}`, LAST + 1, LOG_DAMAGE.end(LAST)],
] as const

export function logDamageContract(name: string, open: () => Promise<UnderTest>): void {
  describe(`${name}: a damaged log`, () => {
    const opened = async () => {
      const under = await open()
      for (const id of ['w1', 'w2']) {
        await under.store.create(id, firstBatch(id), new Map([['me', 'Analyst']]))
        let last: NewBatch = firstBatch(id)
        for (const batch of ['b1', 'b2', 'b3', 'b4']) {
          last = after(last, batch, { changes: [rated('E1', 'H1', null, 'C')] })
          await under.store.append(last)
        }
      }
      return under
    }

    it.each(ALTERATIONS)('%s is noticed, and the changes before can be read', async (_, sql, from, words) => {
      const { store, run } = await opened()
      const intact = await store.read('w1', 0)
      await run(sql)
      const damage = { from, message: damagedWorkbook('w1', words) }
      await expect(store.read('w1', 0)).rejects.toMatchObject(damage)
      await expect(store.readBack('w1', Number.MAX_SAFE_INTEGER, LAST + 2)).rejects.toMatchObject(damage)
      expect(await store.read('w1', 0, from - 1)).toEqual(intact.slice(0, from - 1))
      await expect(store.redact({ ...firstBatch('w1'), batch: 'r' })).rejects.toMatchObject({
        code: expect.stringMatching(/unavailable|unknown/),
      })
      expect((await store.head('w1'))?.id).toBe('w1')
      expect(await store.read('w2', 0)).toHaveLength(LAST)
    })

    it('a damaged change is noticed by everyone who reads it or continues behind it', async () => {
      const { store, run } = await opened()
      await run(`UPDATE log SET by = 'other' ${MIDDLE}`)
      await expect(store.read('w1', FROM - 1, 1)).rejects.toMatchObject({ from: FROM })
      await expect(store.readBack('w1', FROM + 1, 1)).rejects.toMatchObject({ from: FROM })
      await expect(store.appendBehind('w1', FROM - 1, () => expect.unreachable())).rejects.toMatchObject({ from: FROM })
      expect((await store.read('w1', FROM, 1)).map(({ seq }) => seq)).toEqual([FROM + 1])
    })
  })
}
