// What a process weighs: its memory, open files and time on the processor, as Linux tells them.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { collect } from './processes.ts'

export interface Weight {
  /** megabytes that are in memory */
  readonly memory: number
  /** open files, connections among them */
  readonly handles: number
}

/** Connections end within that time. */
const SETTLES_MS = 20_000
/** What is let go by the first collection is collected by the next. */
const COLLECTIONS = 3
const COLLECTED_MS = 1000

export function weightOf(pid: number): Weight {
  const proc = `/proc/${pid}`
  if (!existsSync(proc)) throw new Error('Open files and memory of a server are only told by Linux.')
  const kb = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`${proc}/status`, 'utf8'))?.[1])
  return { memory: kb / 1024, handles: readdirSync(`${proc}/fd`).length }
}

/** Milliseconds on a processor since the process began, its threads together. Linux counts hundredths of a second. */
export function busyOf(pid: number): number {
  const [, , ...fields] = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/\(.*\)/, '()')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

/** Of a server of ours, after its clients have gone, without what nothing holds any more. */
export async function settled(pid: number): Promise<Weight> {
  await sleep(SETTLES_MS)
  for (let done = 0; done < COLLECTIONS; done += 1) {
    collect(pid)
    await sleep(COLLECTED_MS)
  }
  return weightOf(pid)
}

export const mb = (megabytes: number): string => `${megabytes.toFixed(0)} MB`
