// Thread that kills its process when the process holds more memory than its limit in bytes (`workerData`), even while it calculates.
import { workerData } from 'node:worker_threads'

const EVERY_MS = 50

setInterval(() => {
  if (process.memoryUsage.rss() > Number(workerData)) process.kill(process.pid, 'SIGKILL')
}, EVERY_MS)
