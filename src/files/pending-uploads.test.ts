// Uploads are read once, cached for a while, and read again from the store when forgotten.
import { expect, test } from 'vitest'
import { Refused } from '../ach/model/refused.ts'
import type { Store, Upload } from '../store/contract/store.ts'
import type { FileRead, Importer, NamedFile, WeighedRead } from './importer.ts'
import { openPendingUploads, readWithin } from './pending-uploads.ts'

/** A store with uploads only. */
function uploadStore() {
  const stored = new Map<string, Upload>()
  const store: Pick<Store, 'keepUpload' | 'upload' | 'dropUpload'> = {
    async keepUpload(upload) {
      await new Promise(setImmediate)
      stored.set(upload.id, upload)
    },
    upload: async (id) => stored.get(id) ?? null,
    dropUpload: async (id) => void stored.delete(id),
  }
  return store as Store
}

/** Returns the file's name as its content; `read` replaces the reader. */
function importer(read: Importer['read'] = async (file) => weighed(file)) {
  const requested: string[] = []
  const made: Importer = {
    columns: () => Promise.reject(new Error('unused')),
    read(file, onShare) {
      requested.push(file.name)
      return read(file, onShare)
    },
    text: () => Promise.reject(new Error('unused')),
    waiting: () => 0,
    close: async () => {},
  }
  return { requested, importer: made }
}

const readOf = ({ name }: NamedFile): FileRead => ({ kind: 'refused', problems: [name] })
const weighed = (file: NamedFile, weight = 1): WeighedRead => ({ read: readOf(file), weight })
const upload = (id: string, ...names: string[]): Upload => ({
  ...{ id, at: '2026-01-02T03:04:05.000Z', workbook: null },
  files: (names.length > 0 ? names : [`${id}.xlsx`]).map((name) => ({ name, bytes: new Uint8Array([1]) })),
})

test('files of an upload are read once, in order, however many requests wait', async () => {
  const { requested, importer: reads } = importer()
  const uploads = openPendingUploads(uploadStore(), reads)
  const begun = await uploads.begin(upload('u', 'a.csv', 'b.csv'))
  const all = await Promise.all([begun, uploads.of('u'), uploads.of('u')].map(async (pending) => (await pending).done))
  for (const one of all)
    expect(one).toEqual([
      { kind: 'refused', problems: ['a.csv'] },
      { kind: 'refused', problems: ['b.csv'] },
    ])
  expect(requested).toEqual(['a.csv', 'b.csv'])
})

test('an upload forgotten by a restart is read again from the store, once for all requests', async () => {
  const store = uploadStore()
  await openPendingUploads(store, importer().importer).begin(upload('u'))
  const { requested, importer: reads } = importer()
  const uploads = openPendingUploads(store, reads)
  const [one, other] = await Promise.all([uploads.of('u'), uploads.of('u')])
  expect(one).toBe(other)
  expect(await one.done).toEqual([{ kind: 'refused', problems: ['u.xlsx'] }])
  expect(requested).toEqual(['u.xlsx'])
})

test('files are stored before they are read', async () => {
  const store = uploadStore()
  const found: unknown[] = []
  const { importer: reads } = importer(async (file) => {
    found.push(await store.upload('u'))
    return weighed(file)
  })
  await (await openPendingUploads(store, reads).begin(upload('u'))).done
  expect(found).toEqual([upload('u')])
})

test('a failed reading rejects for waiting requests, and the next request reads again', async () => {
  let broken = true
  const { requested, importer: reads } = importer(async (file) => {
    if (broken) throw new Refused('unavailable', 'It broke off.')
    return weighed(file)
  })
  const uploads = openPendingUploads(uploadStore(), reads)
  const first = await uploads.begin(upload('u'))
  await expect(first.done).rejects.toMatchObject({ code: 'unavailable' })
  broken = false
  expect(await (await uploads.of('u')).done).toEqual([{ kind: 'refused', problems: ['u.xlsx'] }])
  expect(requested).toEqual(['u.xlsx', 'u.xlsx'])
})

test('only the last twenty uploads stay in memory; others are read again', async () => {
  const { requested, importer: reads } = importer()
  const uploads = openPendingUploads(uploadStore(), reads)
  const ids = Array.from({ length: 21 }, (_, at) => `u${at}`)
  for (const id of ids) await uploads.begin(upload(id))
  requested.length = 0
  for (const id of ids.slice(1)) await uploads.of(id)
  expect(requested).toEqual([])
  await (await uploads.of('u0')).done
  expect(requested).toEqual(['u0.xlsx'])
})

test('large uploads are forgotten before twenty are kept, but never the last one, and are read again', async () => {
  const megabytes = 9
  const { requested, importer: reads } = importer(async (file) => weighed(file, megabytes << 20))
  const uploads = openPendingUploads(uploadStore(), reads)
  for (const id of ['a', 'b', 'c']) await (await uploads.begin(upload(id))).done
  requested.length = 0
  await (await uploads.of('c')).done
  expect(requested).toEqual([])
  await (await uploads.of('a')).done
  await (await uploads.of('c')).done
  expect(requested).toEqual(['a.xlsx', 'c.xlsx'])
  const { done } = await uploads.begin(upload('huge', 'one.xlsx', 'two.xlsx'))
  await done
  expect((await uploads.of('huge')).done).toBe(done)
})

test('an upload lets go of the bytes of its files', async () => {
  const { importer: reads } = importer()
  const pending = await openPendingUploads(uploadStore(), reads).begin(upload('u', 'a.csv', 'b.csv'))
  expect(pending.upload).toEqual({ ...upload('u'), files: [{ name: 'a.csv' }, { name: 'b.csv' }] })
})

test('an upload reports the progress of all its files together', async () => {
  let tell: (share: number) => void = () => {}
  let finish: () => void = () => {}
  const { requested, importer: reads } = importer((file, onShare) => {
    tell = onShare ?? tell
    return new Promise((resolve) => {
      finish = () => resolve(weighed(file))
    })
  })
  const pending = await openPendingUploads(uploadStore(), reads).begin(upload('u', 'a.csv', 'b.csv'))
  expect(pending.share()).toBe(0)
  tell(0.5)
  expect(pending.share()).toBe(0.25)
  finish()
  await expect.poll(() => requested.length).toBe(2)
  tell(0.5)
  expect(pending.share()).toBe(0.75)
  finish()
  await pending.done
})

test('imported and unknown uploads are refused as unknown', async () => {
  const uploads = openPendingUploads(uploadStore(), importer().importer)
  await uploads.begin(upload('u'))
  await uploads.drop('u')
  await expect(uploads.of('u')).rejects.toMatchObject({ code: 'unknown' })
  await expect(uploads.of('never')).rejects.toMatchObject({ code: 'unknown' })
})

test('readWithin returns what was read in time, null after the limit, and rejects on failure', async () => {
  const pending = (done: Promise<readonly FileRead[]>) => ({ upload: upload('u'), share: () => 0, done })
  expect(await readWithin(pending(Promise.resolve([])), 1000)).toEqual([])
  expect(await readWithin(pending(new Promise(() => {})), 1)).toBeNull()
  await expect(readWithin(pending(Promise.reject(new Refused('unavailable', 'It broke off.'))), 1000)).rejects.toMatchObject({
    code: 'unavailable',
  })
})
