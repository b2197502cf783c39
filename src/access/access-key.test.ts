import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { folder } from '../store/sqlite/database.test-support.ts'
import { openSqlite } from '../store/sqlite/sqlite-store.ts'
import { currentAccessKey, FORMER_ACCESS_KEY } from './access-key.ts'
import { isSecret } from './secrets.ts'

function emptyStore() {
  const store = openSqlite(`file:${join(folder(), 'workbooks.db')}`, { snapshotWorker: null })
  onTestFinished(() => store.close())
  return store
}

it('without a configured key, one is generated at the first start only', async () => {
  const store = emptyStore()
  const { generated, replaced } = await currentAccessKey(store, null)
  expect([isSecret(generated ?? '', (await store.accessKey()) ?? ''), replaced]).toEqual([true, false])
  expect(await currentAccessKey(store, null)).toEqual({ generated: null, replaced: false })
})

it('a configured key that was replaced is refused, and the current key stays', async () => {
  const store = emptyStore()
  expect(await currentAccessKey(store, 'the-first-key-of-the-team')).toEqual({ generated: null, replaced: false })
  expect(await currentAccessKey(store, 'the-first-key-of-the-team')).toEqual({ generated: null, replaced: false })
  expect(await currentAccessKey(store, 'the-second-key-of-the-team')).toEqual({ generated: null, replaced: true })
  await expect(currentAccessKey(store, 'the-first-key-of-the-team')).rejects.toThrow(FORMER_ACCESS_KEY)
  expect(isSecret('the-second-key-of-the-team', (await store.accessKey()) ?? '')).toBe(true)
})
