import { describe, expect, it, vi } from 'vitest'
import { Hub } from './hub.ts'

describe('the hub', () => {
  it('the hub notifies each listener of a workbook until it unsubscribes', () => {
    const hub = new Hub()
    const notified: string[] = []
    const listener = (seq: number) => notified.push(`a${seq}`)
    const ends = [hub.subscribe('w1', listener), hub.subscribe('w1', listener), hub.subscribe('w2', (seq) => notified.push(`b${seq}`))]
    hub.notify('w1', 1, null)
    ends[0]?.()
    hub.notify('w1', 2, null)
    expect(notified).toEqual(['a1', 'a1', 'a2'])
    ends[1]?.()
    expect([hub.isWatched('w1'), hub.isWatched('w2')]).toEqual([false, true])
  })

  it('the hub notifies the other listeners if one throws', () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
    const hub = new Hub()
    const notified: number[] = []
    hub.subscribe('w1', () => {
      throw new Error('gone')
    })
    hub.subscribe('w1', (seq) => notified.push(seq))
    hub.notify('w1', 7, null)
    expect(notified).toEqual([7])
    expect(logged).toHaveBeenCalledOnce()
    logged.mockRestore()
  })
})
