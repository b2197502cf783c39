// Worker thread that reads one file after another, which keeps large and hostile files off the server's main thread.

import { parentPort } from 'node:worker_threads'
import { failureText } from '../background/worker-queue.ts'
import { type FileRead, type NamedFile, readFile } from './read-file.ts'

export type ImporterReply = { readonly read: FileRead } | { readonly share: number } | { readonly failed: string }

/** Smallest increase in progress that is reported. */
const STEP = 0.05

parentPort?.on('message', (file: NamedFile) => {
  let reported = 0
  const progress = (share: number) => {
    if (share < reported + STEP) return
    reported = share
    parentPort?.postMessage({ share } satisfies ImporterReply)
  }
  try {
    parentPort?.postMessage({ read: readFile(file, progress) } satisfies ImporterReply)
  } catch (error) {
    parentPort?.postMessage({ failed: failureText(error) } satisfies ImporterReply)
  }
})
