import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { coalesce } from './coalesce.ts'

describe('coalescing', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })
  const heardBy = () => {
    const heard: number[] = []
    return { heard, hear: async (seq: number) => void heard.push(seq) }
  }

  it('runs the first call at once and merges those that follow into one with the newest value', async () => {
    const { heard, hear } = heardBy()
    const hints = coalesce(hear, 250)
    for (const seq of [1, 2, 3]) hints.call(seq)
    expect(heard).toEqual([1])
    await vi.advanceTimersByTimeAsync(249)
    expect(heard).toEqual([1])
    await vi.advanceTimersByTimeAsync(1)
    expect(heard).toEqual([1, 3])
    hints.call(4)
    await vi.advanceTimersByTimeAsync(250)
    expect(heard).toEqual([1, 3, 4])
  })

  it('runs no value twice, and runs at once again after a pause', async () => {
    const { heard, hear } = heardBy()
    const hints = coalesce(hear, 250)
    hints.call(1)
    await vi.advanceTimersByTimeAsync(1000)
    expect(heard).toEqual([1])
    hints.call(2)
    expect(heard).toEqual([1, 2])
  })

  it('waits for a slow call, then runs only the newest value', async () => {
    const heard: number[] = []
    const reads: (() => void)[] = []
    const hints = coalesce((seq: number) => {
      heard.push(seq)
      return new Promise<void>((resolve) => reads.push(resolve))
    }, 250)
    for (const seq of [1, 2, 3]) hints.call(seq)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(heard).toEqual([1])
    reads[0]?.()
    await vi.advanceTimersByTimeAsync(250)
    expect(heard).toEqual([1, 3])
  })

  it('runs nothing after it is stopped', async () => {
    const { heard, hear } = heardBy()
    const hints = coalesce(hear, 250)
    for (const seq of [1, 2]) hints.call(seq)
    hints.stop()
    await vi.advanceTimersByTimeAsync(1000)
    hints.call(3)
    await vi.advanceTimersByTimeAsync(1000)
    expect(heard).toEqual([1])
    expect(vi.getTimerCount()).toBe(0)
  })
})
