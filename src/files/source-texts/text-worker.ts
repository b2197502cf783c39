// Worker process that reads one source text after another, so that a hostile file can use up neither the server's time nor its memory.
import { Worker } from 'node:worker_threads'
import { bytesOfOrder, type SizedOrder } from '../../background/worker-process.ts'
import { failureText } from '../../background/worker-queue.ts'
import { readText, type SourceTextRead, type TextFile } from './read-text.ts'

export type TextReply = { readonly read: SourceTextRead; readonly held: number } | { readonly failed: string }

/** Buffers are not part of the heap that is limited, and a small PDF can unpack to gigabytes, so a thread watches over all memory. */
const MOST_BYTES = 500 * 1024 * 1024
new Worker(new URL('./memory-watch.js', import.meta.url), { workerData: MOST_BYTES }).unref()

const post = (reply: TextReply) => process.send?.(reply)

process.on('message', async ({ name, size }: SizedOrder<TextFile>) => {
  try {
    const read = await readText({ name, bytes: await bytesOfOrder({ size }) })
    post({ read, held: process.memoryUsage.rss() })
  } catch (error) {
    post({ failed: failureText(error) })
  }
})
