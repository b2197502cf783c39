// Serialises a workbook to text and back, in parts: 'base' and one for each rater and source text, so that only changed parts need to be written. A
// snapshot is a cache of the log: another CORE_VERSION or a damaged part means that the log is replayed.
import type { Cells, Rater, Workbook } from '../model/workbook.ts'
import { LIST_OF_ANSWER, LIST_OF_ITEM } from './workbook-lists.ts'

/** Increment whenever the meaning of a change or the shape of a Workbook changes. */
export const CORE_VERSION = '13'
/** The name of the part with everything but the raters and source texts. */
export const BASE_PART = 'base'
const RATER_PART = 'rater:'
const TEXT_PART = 'text:'

/** The name of the part with this rater. */
export const raterPart = (rater: string): string => RATER_PART + rater

const LISTS = Object.values(LIST_OF_ITEM)
const MAPS = ['withdrawn', 'stateNames', 'passages', ...Object.values(LIST_OF_ANSWER)] as const

/** All parts of a workbook by name. */
export function snapshotParts({ raters, run, texts, ...rest }: Workbook): Map<string, string> {
  const elsewhere = new Set<string>([...LISTS, ...MAPS])
  const fields = Object.fromEntries(Object.entries(rest).filter(([name]) => !elsewhere.has(name)))
  const lists = LISTS.map((name) => [...rest[name].values()])
  const entries = MAPS.map((name) => [...rest[name]])
  const parts = new Map([
    [
      BASE_PART,
      JSON.stringify({
        fields,
        lists,
        entries,
        raters: [...raters.keys()],
        texts: [...texts.keys()],
        run: run && { ...run, proposals: [...run.proposals] },
      }),
    ],
  ])
  for (const rater of raters.values()) parts.set(raterPart(rater.id), raterText(rater))
  for (const text of texts.values()) parts.set(TEXT_PART + text.id, JSON.stringify(text))
  return parts
}

/** Restores the workbook from its parts. Throws if one is missing or was not written by `snapshotParts`. */
export function workbookFromParts(parts: ReadonlyMap<string, string>): Workbook {
  const { fields, lists, entries, raters, texts, run } = JSON.parse(part(parts, BASE_PART))
  const byId = <T extends { id: string }>(items: readonly T[]) => new Map(items.map((item) => [item.id, item]))
  return {
    ...fields,
    ...Object.fromEntries(LISTS.map((name, at) => [name, byId(lists[at])])),
    ...Object.fromEntries(MAPS.map((name, at) => [name, new Map(entries[at])])),
    texts: byId(texts.map((id: string) => JSON.parse(part(parts, TEXT_PART + id)))),
    raters: byId(raters.map((id: string) => raterFrom(part(parts, raterPart(id))))),
    run: run && { ...run, proposals: new Map(run.proposals) },
  }
}

function part(parts: ReadonlyMap<string, string>, name: string): string {
  const text = parts.get(name)
  if (text === undefined) throw new Error(`The snapshot has no part ${name}.`)
  return text
}

const rows = (cells: Cells<unknown>) => [...cells].map(([evidence, row]) => [evidence, [...row]])
const cells = (entries: [string, [string, never][]][]) => new Map(entries.map(([evidence, row]) => [evidence, new Map(row)]))

function raterText({ ratings, notes, rationales, estimates, earlier, again, participation, ...rater }: Rater): string {
  return JSON.stringify({
    rater,
    ratings: rows(ratings),
    notes: rows(notes),
    rationales: [...rationales],
    before: [...estimates.before],
    now: [...estimates.now],
    earlier: earlier && rows(earlier),
    again: rows(again),
    part: participation && {
      ...participation,
      first: participation.first && rows(participation.first),
      weighed: [...participation.weighed],
      unsure: [...participation.unsure],
      approved: [...participation.approved],
    },
  })
}

function raterFrom(text: string): Rater {
  const { rater, ratings, notes, rationales, before, now, earlier, again, part: participation } = JSON.parse(text)
  return {
    ...rater,
    ratings: cells(ratings),
    notes: cells(notes),
    rationales: new Map(rationales),
    estimates: { before: new Map(before), now: new Map(now) },
    earlier: earlier && cells(earlier),
    again: cells(again),
    participation: participation && {
      ...participation,
      first: participation.first && cells(participation.first),
      weighed: new Map(participation.weighed),
      unsure: new Set(participation.unsure),
      approved: new Map(participation.approved),
    },
  }
}
