// Checks the rules between the parts of a document: ids are unique, links exist and limits hold. Part of the schema.

import type { z } from 'zod'
import { CHANGE_REFUSALS } from '../log/check-change.ts'
import { SOURCE_TEXT_REFUSALS } from '../log/check-source-text.ts'
import { linkedCells, pairKey } from '../model/checks.ts'
import { formatCount } from '../model/format-count.ts'
import { noSuchItem } from '../model/refused.ts'
import { LIMITS } from '../model/texts.ts'
import { ESTIMATE_TIMES } from '../model/workbook.ts'
import { type DocumentLinks, LINKED_LISTS, linksOf } from './document-links.ts'
import { tooManyCells } from './document-size.ts'

/** Further problems are not listed, because each costs time. */
const MOST_PROBLEMS = 1000

/** Problems at a place in a document. */
export const DOCUMENT_PROBLEMS = {
  tooMany: (most: number) => `A workbook can hold at most ${formatCount(most)} of these. Park some or split the workbook before importing.`,
  pairTwice: 'This pair is listed twice.',
  idTwice: (id: string) => `The id ${id} is used twice.`,
  idCase: (first: string, second: string) => `The ids ${first} and ${second} differ only in case.`,
} as const

/** Runs even if other parts are invalid, so that all problems are listed at once. */
export function checkLinks(raw: unknown, context: Pick<z.core.$RefinementCtx, 'addIssue'>): void {
  const document = linksOf(raw)
  let found = 0
  const problem = (path: PropertyKey[], message: string) => {
    found += 1
    if (found <= MOST_PROBLEMS) context.addIssue({ code: 'custom', path, message })
  }
  for (const name of [...LINKED_LISTS, 'raters', 'texts'] as const) uniqueIds(document, name, problem)
  for (const name of LINKED_LISTS)
    if (document[name].filter((one) => !one.parked).length > LIMITS[name]) problem([name], DOCUMENT_PROBLEMS.tooMany(LIMITS[name]))
  const ids = {
    hypotheses: idsOf(document.hypotheses),
    evidence: idsOf(document.evidence),
    sources: idsOf(document.sources),
    clusters: idsOf(document.clusters),
  }
  document.evidence.forEach((item, at) => {
    if (item.source !== null && !ids.sources.has(item.source)) problem(['evidence', at, 'source'], noSuchItem('source', item.source))
    if (item.cluster !== null && !ids.clusters.has(item.cluster)) problem(['evidence', at, 'cluster'], noSuchItem('cluster', item.cluster))
  })
  for (const name of ['expectations', 'milestones'] as const)
    document[name].forEach((one, at) => {
      if (one.hypothesis !== null && !ids.hypotheses.has(one.hypothesis))
        problem([name, at, 'hypothesis'], noSuchItem('hypothesis', one.hypothesis))
      if (one.evidence !== null && !ids.evidence.has(one.evidence)) problem([name, at, 'evidence'], noSuchItem('evidence', one.evidence))
    })
  document.assumptions.forEach((one, at) => {
    for (const cell of linkedCells(one.cells)) {
      if (!ids.evidence.has(cell.evidence)) problem(['assumptions', at, 'cells'], noSuchItem('evidence', cell.evidence))
      if (cell.hypothesis !== null && !ids.hypotheses.has(cell.hypothesis))
        problem(['assumptions', at, 'cells'], noSuchItem('hypothesis', cell.hypothesis))
    }
  })
  const pairs = new Set<string>()
  document.pairs.forEach((pair, at) => {
    if (pair === null) return
    const [a, b] = pair
    for (const one of [a, b]) if (!ids.hypotheses.has(one)) problem(['pairs', at, 'hypotheses'], noSuchItem('hypothesis', one))
    if (a === b) problem(['pairs', at, 'hypotheses'], CHANGE_REFUSALS.samePair)
    if (pairs.has(pairKey(a, b))) problem(['pairs', at, 'hypotheses'], DOCUMENT_PROBLEMS.pairTwice)
    pairs.add(pairKey(a, b))
  })
  document.raters.forEach((rater, at) => {
    for (const when of ESTIMATE_TIMES)
      for (const hypothesis of rater.estimates[when])
        if (!ids.hypotheses.has(hypothesis)) problem(['raters', at, 'estimates', when, hypothesis], noSuchItem('hypothesis', hypothesis))
    for (const field of ['ratings', 'firstRound', 'ratedAgain', 'notes'] as const)
      for (const [evidence, row] of Object.entries(rater[field])) {
        if (!ids.evidence.has(evidence)) problem(['raters', at, field, evidence], noSuchItem('evidence', evidence))
        for (const hypothesis of Object.keys(row))
          if (!ids.hypotheses.has(hypothesis)) problem(['raters', at, field, evidence, hypothesis], noSuchItem('hypothesis', hypothesis))
      }
    for (const evidence of Object.keys(rater.rationales))
      if (!ids.evidence.has(evidence)) problem(['raters', at, 'rationales', evidence], noSuchItem('evidence', evidence))
  })
  if (document.cameTrue !== null && !ids.hypotheses.has(document.cameTrue))
    problem(['cameTrue'], noSuchItem('hypothesis', document.cameTrue))
  document.exercise.short.forEach((evidence, at) => {
    if (!ids.evidence.has(evidence)) problem(['exercise', 'short', at], noSuchItem('evidence', evidence))
  })
  checkTexts(document, ids, problem)
  let cells = 0
  for (const rater of document.raters) for (const row of Object.values(rater.ratings)) cells += Object.keys(row).length
  if (cells > LIMITS.ratedCells) problem(['raters'], tooManyCells('rated cells'))
}

function checkTexts(
  { texts, passages }: DocumentLinks,
  ids: Readonly<Record<'evidence' | 'sources', ReadonlySet<string>>>,
  problem: (path: PropertyKey[], message: string) => void,
) {
  const lengths = new Map(texts.map(({ id, length }) => [id, length]))
  texts.forEach(({ source, length }, at) => {
    if (source !== null && !ids.sources.has(source)) problem(['texts', at, 'source'], noSuchItem('source', source))
    if (length === 0) problem(['texts', at, 'body'], SOURCE_TEXT_REFUSALS.noWords)
  })
  if (texts.reduce((sum, { length }) => sum + length, 0) > LIMITS.sourceTextsTogether) problem(['texts'], SOURCE_TEXT_REFUSALS.together)
  for (const { evidence, text, from, to } of passages) {
    const length = lengths.get(text ?? '')
    if (!ids.evidence.has(evidence)) problem(['passages', evidence], noSuchItem('evidence', evidence))
    if (text !== null && length === undefined) problem(['passages', evidence, 'text'], SOURCE_TEXT_REFUSALS.unknown(text))
    if (from >= to || (length !== undefined && to > length)) problem(['passages', evidence], SOURCE_TEXT_REFUSALS.passage)
  }
}

const idsOf = (items: readonly { id: string }[]): ReadonlySet<string> => new Set(items.map(({ id }) => id))

function uniqueIds(
  document: DocumentLinks,
  name: (typeof LINKED_LISTS)[number] | 'raters' | 'texts',
  problem: (path: PropertyKey[], message: string) => void,
) {
  const firsts = new Map<string, string>()
  document[name].forEach(({ id }, at) => {
    const first = firsts.get(id.toLowerCase())
    if (first !== undefined) problem([name, at, 'id'], first === id ? DOCUMENT_PROBLEMS.idTwice(id) : DOCUMENT_PROBLEMS.idCase(first, id))
    firsts.set(id.toLowerCase(), id)
  })
}
