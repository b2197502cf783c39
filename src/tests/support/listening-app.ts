// The test app with its static files, behind the real HTTP server on loopback.
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { buildApp } from '../../app.ts'
import { loadAssets } from '../../assets.ts'
import { readConfig } from '../../config.ts'
import { openLog } from '../../http/log.ts'
import { listenerFor } from '../../listener.ts'
import { type TestApp, type TestAppOptions, testApp } from './test-app.ts'

export interface ListeningApp extends TestApp {
  readonly port: number
  /** Lines logged by the served app. */
  readonly logLines: readonly string[]
}

/** Listens until the test ends. */
export async function listeningApp(options: TestAppOptions = {}): Promise<ListeningApp> {
  const base = await testApp(options)
  const logLines: string[] = []
  const assets = loadAssets(readConfig({}).folders.assets)
  const log = openLog('error', base.deps.now, (line) => logLines.push(line))
  const app = buildApp({ ...base.deps, asset: assets.asset, assets, log })
  const server = listenerFor(app)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { ...base, app, logLines, port: (server.address() as AddressInfo).port }
}
