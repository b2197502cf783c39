// Runs in a worker thread: one view after the other becomes the bytes of an .xlsx. Knows nothing of the web.
import { parentPort } from 'node:worker_threads'
import { type RefusalCode, Refused } from '../ach/refused.ts'
import type { View } from '../ach/view.ts'
import { xlsxOf } from './xlsx-of.ts'

export interface Order {
  readonly view: View
  readonly raters: readonly string[]
}
export type Answer =
  | { readonly file: Uint8Array }
  | { readonly refused: { readonly code: RefusalCode; readonly message: string } }
  | { readonly failed: string }

async function answer({ view, raters }: Order): Promise<Answer> {
  try {
    return { file: await xlsxOf(view, raters) }
  } catch (error) {
    if (error instanceof Refused) return { refused: { code: error.code, message: error.message } }
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

parentPort?.on('message', async (order: Order) => {
  const done = await answer(order)
  parentPort?.postMessage(done, 'file' in done ? [done.file.buffer as ArrayBuffer] : [])
})
