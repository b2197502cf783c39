// Replays logs written by released versions. A released file in golden/ is never edited: a new type or version of change gets a new pair of
// files, and all old ones must still give the same documents.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { documentOf, writeDocument } from '../document/document.ts'
import { ANSWER_FIELDS } from '../model/checks.ts'
import { NO_WORKBOOK, type Workbook } from '../model/workbook.ts'
import { viewFor } from '../view/view.ts'
import { applyChange, applyChanges } from './apply-change.ts'
import { CHANGE_TYPES, CHANGE_VERSION, type Change, type ChangeType, changeSchema, ITEM_FIELDS } from './change.ts'
import { snapshotParts, workbookFromParts } from './snapshot.ts'

interface Golden {
  readonly people: Readonly<Record<string, string>>
  readonly log: readonly { readonly v: number; readonly change: Change }[]
}

const folder = new URL('./golden/', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8')
const names = readdirSync(folder).flatMap((file) => (file.endsWith('.log.json') ? [file.slice(0, -'.log.json'.length)] : []))
const golden = (name: string): Golden => JSON.parse(read(`${name}.log.json`))
const changes = (name: string) => golden(name).log.map(({ change }) => change)
const text = (workbook: Workbook, { people }: Golden) =>
  writeDocument(
    documentOf(viewFor(workbook, { rater: null, names: new Map(Object.entries(people)), unveiled: true }), { sourceTexts: true }),
  )

const wordsOf = (change: Change) =>
  'what' in change ? `${change.type} ${change.what}` : 'about' in change ? `${change.type} ${change.about}` : change.type

describe('golden logs of released versions', () => {
  it.each(names)('%s gives the same document as when it was released', (name) => {
    expect(text(applyChanges(NO_WORKBOOK, changes(name)), golden(name))).toBe(read(`${name}.document.json`))
  })

  it.each(names)('%s gives the same workbook one change at a time and from a snapshot at any point', (name) => {
    const all = changes(name)
    const whole = applyChanges(NO_WORKBOOK, all)
    let workbook = NO_WORKBOOK
    all.forEach((change, index) => {
      workbook = applyChange(workbook, change)
      expect(applyChanges(workbookFromParts(snapshotParts(workbook)), all.slice(index + 1))).toEqual(whole)
    })
  })

  it.each(names)('the changes of %s are read without being altered', (name) => {
    for (const { v, change } of golden(name).log) {
      expect(v).toBeLessThanOrEqual(CHANGE_VERSION)
      expect(changeSchema.parse(change)).toEqual(change)
    }
  })

  it('the golden logs contain every type of change for every kind of item and answer', () => {
    const covered = new Set(names.flatMap(changes).map((change) => wordsOf(change)))
    const withItems = new Set<ChangeType>(['added', 'changed', 'parked', 'restored', 'listed', 'ordered'])
    const expected = CHANGE_TYPES.flatMap((type) =>
      withItems.has(type)
        ? Object.keys(ITEM_FIELDS).map((what) => `${type} ${what}`)
        : type === 'answered'
          ? Object.keys(ANSWER_FIELDS).map((about) => `${type} ${about}`)
          : [type],
    )
    expect(expected.filter((one) => !covered.has(one))).toEqual([])
  })
})
