import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { coalesce } from './coalesce.ts'

describe('coalescing', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('lets the first through at once and makes one of those that follow, with the newest value', () => {
    const heard: number[] = []
    const hints = coalesce((seq: number) => heard.push(seq), 250)
    for (const seq of [1, 2, 3]) hints.call(seq)
    expect(heard).toEqual([1])
    vi.advanceTimersByTime(249)
    expect(heard).toEqual([1])
    vi.advanceTimersByTime(1)
    expect(heard).toEqual([1, 3])
    hints.call(4)
    vi.advanceTimersByTime(250)
    expect(heard).toEqual([1, 3, 4])
  })

  it('says nothing twice, and is at once again after a pause', () => {
    const heard: number[] = []
    const hints = coalesce((seq: number) => heard.push(seq), 250)
    hints.call(1)
    vi.advanceTimersByTime(1000)
    expect([heard, vi.getTimerCount()]).toEqual([[1], 0])
    hints.call(2)
    expect(heard).toEqual([1, 2])
  })

  it('says nothing after it was stopped', () => {
    const heard: number[] = []
    const hints = coalesce((seq: number) => heard.push(seq), 250)
    hints.call(1)
    hints.call(2)
    hints.stop()
    hints.call(3)
    vi.advanceTimersByTime(1000)
    expect([heard, vi.getTimerCount()]).toEqual([[1], 0])
  })
})
