// Worker process that reads one file after another, which keeps large and hostile files off the server: its main thread and its memory.

import { serialize } from 'node:v8'
import { bytesOfOrder, type SizedOrder } from '../background/worker-process.ts'
import { failureText } from '../background/worker-queue.ts'
import { type NamedFile, readFile } from './read-file.ts'

export type ImporterReply =
  /** the serialized `FileRead`, and the memory in bytes that this process holds after reading */
  { readonly read: Uint8Array; readonly held: number } | { readonly share: number } | { readonly failed: string }

/** Smallest increase in progress that is reported. */
const STEP = 0.05

const post = (reply: ImporterReply) => process.send?.(reply)

process.on('message', async ({ name, size }: SizedOrder<NamedFile>) => {
  let reported = 0
  const progress = (share: number) => {
    if (share < reported + STEP) return
    reported = share
    post({ share })
  }
  try {
    const file = { name, bytes: await bytesOfOrder({ size }) }
    post({ read: serialize(readFile(file, progress)), held: process.memoryUsage.rss() })
  } catch (error) {
    post({ failed: failureText(error) })
  }
})
