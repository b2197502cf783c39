// Serves /metrics to programs that watch the server: from this machine directly, or with the key.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Hono } from 'hono'
import { Refused } from '../../ach/model/refused.ts'
import { METRICS_TYPE, metricsText, type ServerFigure } from '../../http/metrics.ts'
import { paths } from '../../paths.ts'
import { programVersion } from '../../version.ts'
import type { Deps } from './deps.ts'
import type { PageEnv } from './open-view.ts'

export const METRICS_REFUSED = 'The metrics are for programs on this machine, or with the header Authorization: Bearer and the key.'

export const metricsRoutes = (deps: Deps) => {
  const lag = monitorEventLoopDelay({ resolution: 10 })
  lag.enable()
  const version = programVersion()
  return new Hono<PageEnv>().get(paths.metrics(), async (c) => {
    if (!(await deps.access.mayWatch(c))) throw new Refused('forbidden', METRICS_REFUSED)
    const text = metricsText(figuresOf(deps, lag, version))
    lag.reset()
    c.header('content-type', METRICS_TYPE)
    return c.body(text)
  })
}

/** The histogram counts nanoseconds since the last request for metrics; it is empty right after a start. */
function lagSeconds(nanoseconds: number): number | null {
  return Number.isFinite(nanoseconds) ? nanoseconds / 1e9 : null
}

type Lag = ReturnType<typeof monitorEventLoopDelay>

function figuresOf({ workbooks, streams, queues }: Deps, lag: Lag, version: string): ServerFigure[] {
  const { open, appended, waiting, snapshots, failedSnapshots, freeBytes } = workbooks.figures()
  return [
    { name: 'ach_info', help: 'The version of the server.', type: 'gauge', values: [{ label: ['version', version], value: 1 }] },
    {
      name: 'ach_event_loop_lag_seconds',
      help: 'How late the server turned to the next task, since the last request for metrics.',
      type: 'gauge',
      values: [
        { label: ['quantile', '0.5'], value: lagSeconds(lag.percentile(50)) },
        { label: ['quantile', '0.99'], value: lagSeconds(lag.percentile(99)) },
        { label: ['quantile', '1'], value: lagSeconds(lag.max) },
      ],
    },
    {
      name: 'ach_resident_memory_bytes',
      help: 'Memory of the server process.',
      type: 'gauge',
      values: [{ value: process.memoryUsage.rss() }],
    },
    { name: 'ach_open_workbooks', help: 'Workbooks in memory.', type: 'gauge', values: [{ value: open }] },
    {
      name: 'ach_streams',
      help: 'Open live pages.',
      type: 'gauge',
      values: [...streams].map(([name, { open: count }]) => ({ label: ['pages', name], value: count })),
    },
    { name: 'ach_appends_total', help: 'Actions stored by this server.', type: 'counter', values: [{ value: appended }] },
    { name: 'ach_waiting_writes', help: 'Writes that wait for the database.', type: 'gauge', values: [{ value: waiting }] },
    { name: 'ach_snapshots_total', help: 'Snapshots made by this server.', type: 'counter', values: [{ value: snapshots }] },
    {
      name: 'ach_failed_snapshots_total',
      help: 'Snapshots that could not be made.',
      type: 'counter',
      values: [{ value: failedSnapshots }],
    },
    {
      name: 'ach_waiting_files',
      help: 'Files that wait to be read, written or calculated, including those in progress.',
      type: 'gauge',
      values: [...queues].map(([name, count]) => ({ label: ['queue', name], value: count() })),
    },
    {
      name: 'ach_free_disk_bytes',
      help: 'Free space on the disk of the database file; missing for PostgreSQL.',
      type: 'gauge',
      values: [{ value: freeBytes }],
    },
  ]
}
