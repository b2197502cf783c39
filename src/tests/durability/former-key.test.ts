// A server whose ACCESS_KEY changes: the change is logged, and a key that was replaced is refused at the next start.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { FORMER_ACCESS_KEY } from '../../access/access-key.ts'
import { folder } from '../../store/sqlite/database.test-support.ts'
import { command, startBuiltServer } from '../browser/built-server.ts'

test('a changed ACCESS_KEY is logged without the key, and the earlier one does not start the server', async () => {
  const settings = (ACCESS_KEY: string) => ({ PORT: '0', ACCESS_KEY, DATABASE_URL: `file:${join(folder(), 'workbooks.db')}` })
  const first = settings('the-first-key-of-the-team')
  const second = { ...first, ACCESS_KEY: 'the-second-key-of-the-team' }
  const served = await startBuiltServer({ ...first, LOG_LEVEL: 'silent' })
  onTestFinished(served.close)
  await served.stop()
  const { args, options } = command(second)
  // Ended after ten seconds: by then it has started.
  const replaced = spawnSync(process.execPath, args, { ...options, encoding: 'utf8', timeout: 10_000, killSignal: 'SIGTERM' })
  const [line = '{}'] = replaced.stderr.split('\n')
  expect(JSON.parse(line)).toMatchObject({ what: 'key replaced', links: 0, participants: 0 })
  expect(replaced.stderr).not.toContain('second-key')
  const again = command(first)
  const refused = spawnSync(process.execPath, again.args, { ...again.options, encoding: 'utf8', timeout: 60_000 })
  expect([refused.status, refused.stdout, refused.stderr]).toEqual([1, '', `${FORMER_ACCESS_KEY}\n`])
})
