import { describe, expect, it } from 'vitest'
import type { BatchHead } from '../store/contract/store.ts'
import { UndoHistory } from './undo-history.ts'

const head = (batch: string, from: number, undoes: string | null = null): BatchHead => ({ batch, undoes, from, to: from })

describe('UndoHistory', () => {
  it('batches that become durable while the history is loading are counted exactly once', async () => {
    let resolveLoad: (heads: BatchHead[]) => void = () => {}
    let loads = 0
    const people = new UndoHistory(() => {
      loads += 1
      return new Promise((resolve) => {
        resolveLoad = resolve
      })
    })
    const ready = [people.ready('me'), people.ready('me')]
    people.add('me', head('b', 3))
    people.add('me', head('c', 4, 'b'))
    people.add('other', head('x', 5))
    resolveLoad([head('a', 2), head('b', 3)])
    await Promise.all(ready)
    expect([people.of('me').done?.top.batch, people.of('me').undone?.top.batch, loads]).toEqual(['a', 'c', 1])
    people.add('me', head('c', 4, 'b'))
    people.add('me', head('d', 6))
    expect([people.of('me').done?.top.batch, people.of('me').undone]).toEqual(['d', null])
  })

  it('loading is tried again after a failure', async () => {
    let fails = true
    const people = new UndoHistory(async () => {
      if (fails) throw new Error('not now')
      return [head('a', 2)]
    })
    await expect(people.ready('me')).rejects.toThrow('not now')
    fails = false
    await people.ready('me')
    expect(people.of('me').done?.top.batch).toBe('a')
  })

  it('only the newest batches keep their changes', async () => {
    const people = new UndoHistory(async () => [])
    await people.ready('me')
    const heads = Array.from({ length: 30 }, (_, index) => ({ ...head(`b${index}`, index + 2), changes: [] }))
    for (const one of heads) people.add('me', one)
    expect(heads.filter((one) => 'changes' in one)).toHaveLength(20)
    expect(people.of('me').done?.top).toHaveProperty('changes')
  })

  it('of a long history only the newest part is read, unless what was undone reaches further back', async () => {
    const LONG = 25_000
    const acts = Array.from({ length: LONG }, (_, index) => head(`b${index}`, index + 2))
    const log = [...acts, head('u1', LONG + 2, `b${LONG - 1}`), head('r1', LONG + 3, 'u1'), head('u2', LONG + 4, 'r1')]
    const cuts: number[] = []
    const historyOf = (heads: readonly BatchHead[]) =>
      new UndoHistory(
        async (_, after) => {
          cuts.push(after)
          return heads.filter(({ from }) => from > after)
        },
        async (_, newer) => heads.at(-1 - newer)?.from ?? 0,
      )
    const short = historyOf(log)
    await short.ready('me')
    expect([short.of('me').done?.top.batch, short.of('me').undone?.top.batch]).toEqual([`b${LONG - 2}`, 'u2'])
    expect(cuts).toEqual([LONG + 4 - 20_000])

    const undone = acts.toReversed().map(({ batch }, index) => head(`u${index}`, LONG + 2 + index, batch))
    const all = historyOf([...acts, ...undone.slice(0, LONG - 1)])
    await all.ready('me')
    expect([all.of('me').done?.top.batch, all.of('me').undone?.top.batch, cuts.at(-1)]).toEqual(['b0', `u${LONG - 2}`, 0])
  })
})
