// Runs in a worker thread: one file after the other is read, so that a large or hostile one keeps nobody waiting. Knows nothing of the web.

import { parentPort } from 'node:worker_threads'
import { failureText } from '../background/worker-queue.ts'
import { type FileGiven, type FileRead, readFile } from './read-file.ts'

export type ImporterReply = { readonly read: FileRead } | { readonly share: number } | { readonly failed: string }

/** Said so often at most. */
const STEP = 0.05

parentPort?.on('message', (file: FileGiven) => {
  let told = 0
  const progress = (share: number) => {
    if (share < told + STEP) return
    told = share
    parentPort?.postMessage({ share } satisfies ImporterReply)
  }
  try {
    parentPort?.postMessage({ read: readFile(file, progress) } satisfies ImporterReply)
  } catch (error) {
    parentPort?.postMessage({ failed: failureText(error) } satisfies ImporterReply)
  }
})
