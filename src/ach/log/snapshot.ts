// A workbook as text and back, in parts: 'base' and one for each rater, so that only what changed is written anew.
// A snapshot is a cache of the log: another CORE_VERSION or a broken part means replay, never a guess.
import type { Cells, Rater, Workbook } from '../model/workbook.ts'

/** Raised whenever the meaning of a change or the shape of a Workbook changes. */
export const CORE_VERSION = '5'
/** The name of the part that holds all but the raters. */
export const BASE_PART = 'base'
const RATER_PART = 'rater:'

/** The name of the part that holds this rater. */
export const raterPart = (rater: string): string => RATER_PART + rater

/** All parts of a workbook by name. */
export function snapshotParts(workbook: Workbook): Map<string, string> {
  const {
    hypotheses,
    evidence,
    sources,
    clusters,
    assumptions,
    expectations,
    milestones,
    pairs,
    completeness,
    deception,
    report,
    raters,
    run,
    ...fields
  } = workbook
  const lists = [hypotheses, evidence, sources, clusters, assumptions, expectations, milestones].map((items) => [...items.values()])
  const answers = [pairs, completeness, deception, report].map((given) => [...given])
  const parts = new Map([
    [
      BASE_PART,
      JSON.stringify({ fields, lists, answers, raters: [...raters.keys()], run: run && { ...run, proposals: [...run.proposals] } }),
    ],
  ])
  for (const rater of raters.values()) parts.set(raterPart(rater.id), raterText(rater))
  return parts
}

/** The workbook of those parts. Throws where one is missing or is not what `snapshotParts` wrote. */
export function workbookFromParts(parts: ReadonlyMap<string, string>): Workbook {
  const { fields, lists, answers, raters, run } = JSON.parse(part(parts, BASE_PART))
  const byId = <T extends { id: string }>(items: readonly T[]) => new Map(items.map((item) => [item.id, item]))
  const [hypotheses, evidence, sources, clusters, assumptions, expectations, milestones] = lists.map(byId)
  const [pairs, completeness, deception, report] = answers.map((given: [string, object][]) => new Map(given))
  return {
    ...fields,
    ...{ hypotheses, evidence, sources, clusters, assumptions, expectations, milestones, pairs, completeness, deception, report },
    raters: byId(raters.map((id: string) => raterFrom(part(parts, raterPart(id))))),
    run: run && { ...run, proposals: new Map(run.proposals) },
  }
}

function part(parts: ReadonlyMap<string, string>, name: string): string {
  const text = parts.get(name)
  if (text === undefined) throw new Error(`The snapshot has no part ${name}.`)
  return text
}

const rows = (cells: Cells<string>) => [...cells].map(([evidence, row]) => [evidence, [...row]])
const cells = (given: [string, [string, never][]][]) => new Map(given.map(([evidence, row]) => [evidence, new Map(row)]))

function raterText({ ratings, notes, rationales, estimates, earlier, participation: taken, ...rater }: Rater): string {
  return JSON.stringify({
    rater,
    ratings: rows(ratings),
    notes: rows(notes),
    rationales: [...rationales],
    before: [...estimates.before],
    now: [...estimates.now],
    earlier: earlier && rows(earlier),
    part: taken && {
      ...taken,
      first: taken.first && rows(taken.first),
      weighed: [...taken.weighed],
      unsure: [...taken.unsure],
      approved: [...taken.approved],
    },
  })
}

function raterFrom(text: string): Rater {
  const { rater, ratings, notes, rationales, before, now, earlier, part: taken } = JSON.parse(text)
  return {
    ...rater,
    ratings: cells(ratings),
    notes: cells(notes),
    rationales: new Map(rationales),
    estimates: { before: new Map(before), now: new Map(now) },
    earlier: earlier && cells(earlier),
    participation: taken && {
      ...taken,
      first: taken.first && cells(taken.first),
      weighed: new Map(taken.weighed),
      unsure: new Set(taken.unsure),
      approved: new Map(taken.approved),
    },
  }
}
