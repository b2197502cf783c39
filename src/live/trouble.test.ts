import { describe, expect, it } from 'vitest'
import { Refused } from '../ach/model/refused.ts'
import { sampleChanges } from '../ach/model/sample.test-support.ts'
import { UNAVAILABLE } from '../store/contract/refusals.ts'
import type { NewBatch, Store } from '../store/contract/store.ts'
import { openSqlite } from '../store/sqlite/sqlite-store.ts'
import { liveWorkbooks, NAMES, openAt, place, rate, ratingOf, started, title } from './live.test-support.ts'
import type { Workbooks } from './workbooks.ts'

const START = sampleChanges.length

/** A store whose appends can be made to fail, or held back. */
function troubled(store: Store) {
  const failing: ((batch: NewBatch) => boolean)[] = []
  let gate: Promise<void> | null = null
  const append: Store['append'] = async (batch) => {
    await gate
    const at = failing.findIndex((fails) => fails(batch))
    if (at < 0) return store.append(batch)
    failing.splice(at, 1)
    throw new Refused('unavailable', UNAVAILABLE.full)
  }
  return {
    store: { ...store, append },
    /** The next append of such a batch fails. */
    fail: (fails: (batch: NewBatch) => boolean) => failing.push(fails),
    /** Holds all appends back; returns the function that releases them. */
    hold(): () => void {
      let open = () => {}
      gate = new Promise((resolve) => {
        open = () => {
          gate = null
          resolve()
        }
      })
      return open
    },
  }
}

async function startedInTrouble() {
  const trouble = troubled(openSqlite(place()))
  const workbooks = liveWorkbooks(trouble.store)
  const id = await workbooks.create('me', sampleChanges, NAMES)
  await workbooks.open(id)
  return { ...trouble, workbooks, id }
}

describe('when the store fails', () => {
  it('a failed action changes nothing and notifies no one, and the next one works', async () => {
    const { workbooks, id, fail } = await startedInTrouble()
    const heard: number[] = []
    workbooks.subscribe(id, (seq) => heard.push(seq))
    fail(() => true)
    await expect(workbooks.change(id, 'me', title('Lost'))).rejects.toMatchObject({ code: 'unavailable' })
    expect([(await workbooks.open(id)).workbook.title, heard]).toEqual(['A title', []])
    expect((await workbooks.change(id, 'me', title('Kept'))).workbook.title).toBe('Kept')
    expect(heard).toEqual([START + 1])
    await workbooks.close()
  })

  it('actions based on a failed action are planned again on the stored state', async () => {
    const { workbooks, id, fail } = await startedInTrouble()
    fail((batch) => batch.from === START + 1)
    const [lost, kept, seen] = await Promise.allSettled([
      workbooks.change(id, 'me', title('Lost')),
      workbooks.change(id, 'me', rate('E1', 'H1', 'C')),
      workbooks.change(id, 'other', (workbook) => [
        { type: 'settings', before: { question: workbook.question }, after: { question: `After ${workbook.title}` } },
      ]),
    ])
    expect([lost.status, kept.status, seen.status]).toEqual(['rejected', 'fulfilled', 'fulfilled'])
    const { workbook } = await workbooks.open(id)
    expect([workbook.title, workbook.question, ratingOf(workbook, 'E1', 'H1')]).toEqual(['A title', 'After A title', 'C'])
    expect((await workbooks.since(id, 0, 100)).map(({ seq }) => seq)).toEqual(Array.from({ length: START + 2 }, (_, index) => index + 1))
    await workbooks.close()
  })

  it('"nothing to do" is decided again if it was based on a failed action', async () => {
    const { workbooks, id, fail } = await startedInTrouble()
    fail(() => true)
    const [lost, same] = await Promise.allSettled([
      workbooks.change(id, 'me', rate('E1', 'H1', 'C')),
      workbooks.change(id, 'me', rate('E1', 'H1', 'C')),
    ])
    expect([lost.status, same.status]).toEqual(['rejected', 'fulfilled'])
    expect(ratingOf((await workbooks.open(id)).workbook, 'E1', 'H1')).toBe('C')
    await workbooks.close()
  })

  it('undo reverses what is stored, not what failed to store', async () => {
    const { workbooks, id, fail } = await startedInTrouble()
    await workbooks.change(id, 'me', rate('E1', 'H1', 'C'))
    fail(() => true)
    const [lost, undone] = await Promise.allSettled([workbooks.change(id, 'me', rate('E1', 'H1', 'II')), workbooks.undo(id, 'me')])
    expect([lost.status, undone.status]).toEqual(['rejected', 'fulfilled'])
    expect(ratingOf((await workbooks.open(id)).workbook, 'E1', 'H1')).toBe(null)
    await workbooks.close()
  })

  it('a slow store keeps the order, and a change becomes visible only once it is stored', async () => {
    const { workbooks, id, hold } = await startedInTrouble()
    const release = hold()
    const acting = [workbooks.change(id, 'me', title('One')), workbooks.change(id, 'me', title('Two')), workbooks.undo(id, 'me')]
    expect((await workbooks.open(id)).workbook.title).toBe('A title')
    release()
    await Promise.all(acting)
    const log = await workbooks.since(id, START, 10)
    expect(log.map(({ change }) => change.type === 'settings' && change.after.title)).toEqual(['One', 'Two', 'One'])
    await workbooks.close()
  })

  it('results that arrive in another order are applied in the order of the log', async () => {
    const store = openSqlite(place())
    let answerFirst = () => {}
    const delayed = new Promise<void>((resolve) => {
      answerFirst = resolve
    })
    const append: Store['append'] = async (batch) => {
      const outcome = await store.append(batch)
      if (batch.from === START + 1) await delayed
      return outcome
    }
    const workbooks = liveWorkbooks({ ...store, append })
    const id = await workbooks.create('me', sampleChanges, NAMES)
    const heard: number[] = []
    workbooks.subscribe(id, (seq) => heard.push(seq))
    const acting = [workbooks.change(id, 'me', title('One')), workbooks.change(id, 'me', rate('E1', 'H1', 'C'))]
    await store.setDeleted(id, null)
    expect(heard).toEqual([])
    answerFirst()
    const [, second] = await Promise.all(acting)
    expect([heard, second?.workbook.seq, second?.workbook.title]).toEqual([[START + 1, START + 2], START + 2, 'One'])
    await workbooks.close()
  })

  it('if the log cannot be read either, the workbook is loaded again once it can', async () => {
    const trouble = troubled(openSqlite(place()))
    let broken = false
    const read: Store['read'] = async (...which) => {
      if (broken) throw new Refused('unavailable', 'The database cannot be read.')
      return trouble.store.read(...which)
    }
    const workbooks = liveWorkbooks({ ...trouble.store, read })
    const id = await workbooks.create('me', sampleChanges, NAMES)
    await workbooks.open(id)
    broken = true
    trouble.fail(() => true)
    await expect(workbooks.change(id, 'me', title('Lost'))).rejects.toMatchObject({ code: 'unavailable' })
    await expect(workbooks.change(id, 'me', title('Lost too'))).rejects.toMatchObject({ code: 'unavailable' })
    broken = false
    expect((await workbooks.change(id, 'me', title('Kept'))).workbook.title).toBe('Kept')
    await workbooks.close()
  })
})

describe('two servers on one database', () => {
  it('the changes of two servers interleave without loss, gap or duplicate, and both end with the same workbook', async () => {
    const { workbooks: one, id, url } = await started()
    const two = openAt(url)
    const act = async (workbooks: Workbooks, who: string, count: number) => {
      for (let round = 0; round < count; round += 1) {
        await Promise.all([
          workbooks.change(id, who, rate('E1', 'H1', round % 2 ? 'C' : 'I', who)),
          workbooks.change(id, who, (workbook) => [
            { type: 'settings', before: { question: workbook.question }, after: { question: `${workbook.question}${who[0]}` } },
          ]),
        ])
      }
    }
    await Promise.all([act(one, 'me', 15), act(two, 'other', 15)])
    const log = await one.since(id, START, 1000)
    expect(log.map(({ seq }) => seq)).toEqual(Array.from({ length: 60 }, (_, index) => START + 1 + index))
    expect(new Set(log.map(({ batch }) => batch)).size).toBe(60)
    const [a, b] = [await one.open(id), await two.open(id)]
    expect(a.workbook).toEqual(b.workbook)
    expect([...a.workbook.question.slice('Which?'.length)].sort().join('')).toBe(`${'m'.repeat(15)}${'o'.repeat(15)}`)
  })

  it('each server shows the changes of the other and can undo them', async () => {
    const { workbooks: one, id, url } = await started()
    const two = openAt(url)
    await two.open(id)
    await one.undoable(id, 'me')
    await two.change(id, 'me', title('There'))
    expect((await one.open(id)).workbook.title).toBe('There')
    expect((await one.undo(id, 'me')).workbook.title).toBe('A title')
    expect((await two.redo(id, 'me')).workbook.title).toBe('There')
  })

  it('an action on a workbook deleted through the other server is refused', async () => {
    const { workbooks: one, id, url } = await started()
    const two = openAt(url)
    await two.open(id)
    await one.delete(id)
    await expect(two.change(id, 'me', title('x'))).rejects.toMatchObject({ code: 'unknown' })
    await expect(two.open(id)).rejects.toMatchObject({ code: 'unknown' })
  })
})
