import { describe, expect, it, vi } from 'vitest'
import { Hub } from './hub.ts'

describe('the hub', () => {
  it('tells each listener of that workbook until it leaves', () => {
    const hub = new Hub()
    const heard: string[] = []
    const listener = (seq: number) => heard.push(`a${seq}`)
    const ends = [hub.subscribe('w1', listener), hub.subscribe('w1', listener), hub.subscribe('w2', (seq) => heard.push(`b${seq}`))]
    hub.notify('w1', 1, null)
    ends[0]?.()
    hub.notify('w1', 2, null)
    expect(heard).toEqual(['a1', 'a1', 'a2'])
    ends[1]?.()
    expect([hub.isWatched('w1'), hub.isWatched('w2')]).toEqual([false, true])
  })

  it('tells the others where one listener fails', () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
    const hub = new Hub()
    const heard: number[] = []
    hub.subscribe('w1', () => {
      throw new Error('gone')
    })
    hub.subscribe('w1', (seq) => heard.push(seq))
    hub.notify('w1', 7, null)
    expect(heard).toEqual([7])
    expect(logged).toHaveBeenCalledOnce()
    logged.mockRestore()
  })
})
