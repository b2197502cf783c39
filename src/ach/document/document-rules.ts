// The rules between the parts of a document: ids that are unique, and nothing that refers to what is not there. Part of the schema.
import type { z } from 'zod'
import { LIMITS } from '../model/texts.ts'
import { linkedCells, pairKey } from '../model/thinking-aids.ts'
import { ESTIMATE_TIMES } from '../model/workbook.ts'
import { type DocumentLinks, LINKED_LISTS, linksOf } from './document-links.ts'

/** More than anybody reads; each costs time. */
const MOST_PROBLEMS = 1000

/** Runs whatever else is wrong, so that all problems are listed at once. */
export function checkLinks(given: unknown, context: Pick<z.core.$RefinementCtx, 'addIssue'>): void {
  const document = linksOf(given)
  let found = 0
  const problem = (path: PropertyKey[], message: string) => {
    found += 1
    if (found <= MOST_PROBLEMS) context.addIssue({ code: 'custom', path, message })
  }
  for (const name of [...LINKED_LISTS, 'raters'] as const) uniqueIds(document, name, problem)
  for (const name of LINKED_LISTS)
    if (document[name].filter((one) => !one.parked).length > LIMITS[name])
      problem([name], `A workbook holds at most ${LIMITS[name].toLocaleString('en')}; park or split before bringing in more.`)
  const ids = {
    hypotheses: idsOf(document.hypotheses),
    evidence: idsOf(document.evidence),
    sources: idsOf(document.sources),
    clusters: idsOf(document.clusters),
  }
  document.evidence.forEach((item, at) => {
    if (item.source !== null && !ids.sources.has(item.source)) problem(['evidence', at, 'source'], `There is no source ${item.source}.`)
    if (item.cluster !== null && !ids.clusters.has(item.cluster))
      problem(['evidence', at, 'cluster'], `There is no cluster ${item.cluster}.`)
  })
  for (const name of ['expectations', 'milestones'] as const)
    document[name].forEach((one, at) => {
      if (one.hypothesis !== null && !ids.hypotheses.has(one.hypothesis))
        problem([name, at, 'hypothesis'], `There is no hypothesis ${one.hypothesis}.`)
      if (one.evidence !== null && !ids.evidence.has(one.evidence)) problem([name, at, 'evidence'], `There is no evidence ${one.evidence}.`)
    })
  document.assumptions.forEach((one, at) => {
    for (const cell of linkedCells(one.cells)) {
      if (!ids.evidence.has(cell.evidence)) problem(['assumptions', at, 'cells'], `There is no evidence ${cell.evidence}.`)
      if (cell.hypothesis !== null && !ids.hypotheses.has(cell.hypothesis))
        problem(['assumptions', at, 'cells'], `There is no hypothesis ${cell.hypothesis}.`)
    }
  })
  const pairs = new Set<string>()
  document.pairs.forEach((pair, at) => {
    if (pair === null) return
    const [a, b] = pair
    for (const one of [a, b]) if (!ids.hypotheses.has(one)) problem(['pairs', at, 'hypotheses'], `There is no hypothesis ${one}.`)
    if (a === b) problem(['pairs', at, 'hypotheses'], 'Two different hypotheses are compared.')
    if (pairs.has(pairKey(a, b))) problem(['pairs', at, 'hypotheses'], 'This pair comes twice.')
    pairs.add(pairKey(a, b))
  })
  document.raters.forEach((rater, at) => {
    for (const when of ESTIMATE_TIMES)
      for (const hypothesis of rater.estimates[when])
        if (!ids.hypotheses.has(hypothesis)) problem(['raters', at, 'estimates', when, hypothesis], `There is no hypothesis ${hypothesis}.`)
    for (const field of ['ratings', 'firstRound', 'notes'] as const)
      for (const [evidence, row] of Object.entries(rater[field])) {
        if (!ids.evidence.has(evidence)) problem(['raters', at, field, evidence], `There is no evidence ${evidence}.`)
        for (const hypothesis of Object.keys(row))
          if (!ids.hypotheses.has(hypothesis)) problem(['raters', at, field, evidence, hypothesis], `There is no hypothesis ${hypothesis}.`)
      }
    for (const evidence of Object.keys(rater.rationales))
      if (!ids.evidence.has(evidence)) problem(['raters', at, 'rationales', evidence], `There is no evidence ${evidence}.`)
  })
  if (document.cameTrue !== null && !ids.hypotheses.has(document.cameTrue))
    problem(['cameTrue'], `There is no hypothesis ${document.cameTrue}.`)
  document.exercise.short.forEach((evidence, at) => {
    if (!ids.evidence.has(evidence)) problem(['exercise', 'short', at], `There is no evidence ${evidence}.`)
  })
  let cells = 0
  for (const rater of document.raters) for (const row of Object.values(rater.ratings)) cells += Object.keys(row).length
  if (cells > LIMITS.ratedCells) problem(['raters'], `A workbook holds at most ${LIMITS.ratedCells.toLocaleString('en')} rated cells.`)
}

const idsOf = (items: readonly { id: string }[]): ReadonlySet<string> => new Set(items.map(({ id }) => id))

function uniqueIds(
  document: DocumentLinks,
  name: (typeof LINKED_LISTS)[number] | 'raters',
  problem: (path: PropertyKey[], message: string) => void,
) {
  const seen = new Map<string, string>()
  document[name].forEach(({ id }, at) => {
    const first = seen.get(id.toLowerCase())
    if (first !== undefined)
      problem([name, at, 'id'], first === id ? `The id ${id} is used twice.` : `The ids ${first} and ${id} differ only in case.`)
    seen.set(id.toLowerCase(), id)
  })
}
