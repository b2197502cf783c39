// The checks of a workbook: what is there and what is missing, step by step as Heuer has them. Nothing here is required, and nothing
// is a mark: an aid that is there can be poor. Must not score, rank or word a verdict.

import { exclusivityOf } from '../analysis/exclusivity.ts'
import { ownProbabilities } from '../analysis/own-probabilities.ts'
import { REPORT_PARTS } from '../model/checks.ts'
import { activeItems } from '../model/workbook.ts'
import type { View } from '../view/view.ts'
import { countNoun, itemName, listPhrases, phraseText } from './phrases.ts'

/** `look`: something to read or go through; the workbook does not keep whether somebody did. */
export type ChecklistState = 'there' | 'partly' | 'missing' | 'look'

/** Heuer's eight steps in his order, and the checks of each. */
export const STEPS = [
  ['Hypotheses', ['question', 'hypotheses', 'completeness', 'pairs']],
  ['Evidence', ['evidence', 'sources', 'assumptions', 'expectations']],
  ['Matrix', ['weights', 'ratings', 'reasons']],
  ['Refine', ['refine']],
  ['Tentative conclusions', ['probabilities']],
  ['Sensitivity', ['deception', 'sensitivity']],
  ['Report', ['report']],
  ['Milestones', ['milestones']],
] as const
/** One thinking aid. */
export type ChecklistStep = (typeof STEPS)[number][1][number]

export interface ChecklistEntry {
  readonly state: ChecklistState
  /** what is there, without a full stop */
  readonly has: string
  /** what is not there yet, each without a full stop; never empty where something is missing or partly there */
  readonly lacks: readonly string[]
}

/** How it stands with every aid, for the person who looks. Somebody without ratings of their own has blanks and no probabilities. */
export function checklistOf(view: View): Readonly<Record<ChecklistStep, ChecklistEntry>> {
  const hypotheses = activeItems(view.hypotheses)
  const evidence = activeItems(view.evidence)
  return {
    question: { state: 'there', has: view.background ? 'Asked, with a background' : 'Asked', lacks: [] },
    hypotheses: atLeastTwo(hypotheses.length),
    ...pairsEntry(view),
    evidence: evidenceEntry(view),
    sources: share(evidence.filter(({ source }) => source !== null).length, evidence.length, 'item', 'names a source', 'name a source'),
    assumptions: assumptionsEntry(view),
    expectations: expectationsEntry(view),
    weights: share(
      evidence.filter(({ credibility, relevance }) => credibility !== null && relevance !== null).length,
      evidence.length,
      'item',
      'has credibility and relevance',
      'have credibility and relevance',
    ),
    ratings: ratingsEntry(view),
    reasons: share(
      evidence.filter(({ id }) => view.me?.rationales.has(id)).length,
      evidence.length,
      'item',
      'has a reason',
      'have a reason',
    ),
    refine: { state: 'look', has: parkedWords(view), lacks: [] },
    probabilities: probabilitiesEntry(view),
    deception: deceptionEntry(view),
    sensitivity: sensitivityEntry(view),
    report: reportEntry(view),
    milestones: milestonesEntry(view),
  }
}

const stateOf = (have: number, of: number): ChecklistState => (have === 0 ? 'missing' : have < of ? 'partly' : 'there')

/** "3 of 23 items have a reason": of nothing at all nothing can be there. */
function share(have: number, of: number, what: string, one: string, many: string): ChecklistEntry {
  if (of === 0) return { state: 'missing', has: `No ${what}s yet`, lacks: [`an ${what} first`] }
  const has =
    have === of ? `All ${countNoun(of, what)} ${of === 1 ? one : many}` : `${have} of ${countNoun(of, what)} ${have === 1 ? one : many}`
  return { state: stateOf(have, of), has, lacks: have < of ? [countNoun(of - have, what)] : [] }
}

function atLeastTwo(count: number): ChecklistEntry {
  const lacks = count >= 2 ? [] : [count === 1 ? 'a second one to compare with' : 'two or more']
  return { state: stateOf(count, 2), has: count === 0 ? 'None yet' : countNoun(count, 'hypothesis', 'hypotheses'), lacks }
}

function pairsEntry(view: View): Record<'pairs' | 'completeness', ChecklistEntry> {
  const { pairs, open, unsure, complete } = exclusivityOf(view)
  const answered = pairs.length - open.length
  const said = { yes: 'Answered: the list is complete', no: 'Answered: the list is not complete', unsure: 'Answered: not sure' }
  const undecided = [
    ...(open.length > 0 ? [countNoun(open.length, 'pair')] : []),
    ...(unsure.length > 0 ? [`not sure about ${unsure.length}`] : []),
  ]
  return {
    completeness: complete
      ? { state: complete === 'unsure' ? 'partly' : 'there', has: said[complete], lacks: complete === 'unsure' ? ['a yes or a no'] : [] }
      : { state: 'missing', has: 'Not answered', lacks: ['whether the list is complete'] },
    pairs:
      pairs.length === 0
        ? { state: 'missing', has: 'No pairs yet', lacks: ['two hypotheses first'] }
        : {
            state: unsure.length > 0 && open.length === 0 ? 'partly' : stateOf(answered, pairs.length),
            has: `${answered} of ${countNoun(pairs.length, 'pair')} answered`,
            lacks: undecided,
          },
  }
}

function evidenceEntry(view: View): ChecklistEntry {
  const items = activeItems(view.evidence)
  const kinds = [...new Set(items.flatMap(({ kind }) => kind ?? []))]
  const lacks = [
    ...(items.length === 0 ? ['what you know so far'] : []),
    ...(kinds.includes('absence') ? [] : ['something that should be there and is not (kind absence)']),
    ...(kinds.includes('assumption') || activeItems(view.assumptions).length > 0
      ? []
      : ['something that is only assumed (kind assumption)']),
  ]
  const has = items.length === 0 ? 'No items yet' : `${countNoun(items.length, 'item')}${kinds.length > 0 ? `: ${kinds.join(', ')}` : ''}`
  return { state: items.length === 0 ? 'missing' : lacks.length > 0 ? 'partly' : 'there', has, lacks }
}

function assumptionsEntry(view: View): ChecklistEntry {
  const all = activeItems(view.assumptions)
  const judged = all.filter(({ state }) => state !== null).length
  if (all.length === 0) return { state: 'missing', has: 'None written down', lacks: ['what is taken for granted'] }
  const lacks = judged < all.length ? [`${all.length - judged} not judged yet`] : []
  return { state: lacks.length > 0 ? 'partly' : 'there', has: countNoun(all.length, 'assumption'), lacks }
}

function expectationsEntry(view: View): ChecklistEntry {
  const hypotheses = activeItems(view.hypotheses)
  const asked = new Set(activeItems(view.expectations).map(({ hypothesis }) => hypothesis))
  const without = hypotheses.filter(({ id }) => !asked.has(id))
  if (hypotheses.length === 0) return { state: 'missing', has: 'None written down', lacks: ['hypotheses first'] }
  const names = listPhrases(
    without.map(({ id }) => itemName(view, id)),
    'or',
  )
    .map(phraseText)
    .join('')
  return {
    state: stateOf(hypotheses.length - without.length, hypotheses.length),
    has: `Asked of ${hypotheses.length - without.length} of ${countNoun(hypotheses.length, 'hypothesis', 'hypotheses')}`,
    lacks: without.length > 0 ? [`what one should see if it were ${names}`] : [],
  }
}

function ratingsEntry(view: View): ChecklistEntry {
  const [evidence, hypotheses] = [activeItems(view.evidence), activeItems(view.hypotheses)]
  const all = evidence.length * hypotheses.length
  if (all === 0) return { state: 'missing', has: 'No cells yet', lacks: ['hypotheses and items first'] }
  let rated = 0
  for (const { id } of evidence) for (const one of hypotheses) if (view.me?.ratings.get(id)?.has(one.id)) rated += 1
  const lacks = rated < all ? [countNoun(all - rated, 'cell')] : []
  return { state: stateOf(rated, all), has: `${rated.toLocaleString('en')} of ${countNoun(all, 'cell')} rated`, lacks }
}

function parkedWords(view: View): string {
  const [hypotheses, items] = [view.hypotheses, view.evidence].map((all) => [...all.values()].filter(({ parked }) => parked).length)
  if (!hypotheses && !items) return 'Nothing is parked'
  const parts = [
    ...(hypotheses ? [countNoun(hypotheses, 'hypothesis', 'hypotheses')] : []),
    ...(items ? [countNoun(items, 'item of evidence', 'items of evidence')] : []),
  ]
  return `Parked: ${parts.join(' and ')}`
}

function probabilitiesEntry(view: View): ChecklistEntry {
  const { me } = view
  const all = activeItems(view.hypotheses).length
  if (all === 0 || !me) return { state: 'missing', has: 'None given', lacks: [all === 0 ? 'hypotheses first' : 'yours'] }
  const [before, now] = [ownProbabilities(view, me, 'before').count, ownProbabilities(view, me, 'now').count]
  const lacks = [...(before < all ? [`${all - before} before the evidence`] : []), ...(now < all ? [`${all - now} as you see it now`] : [])]
  const has = before + now === 0 ? 'None given' : `${before} of ${all} before the evidence, ${now} of ${all} now`
  return { state: stateOf(before + now, 2 * all), has, lacks }
}

function deceptionEntry(view: View): ChecklistEntry {
  const used = new Set(activeItems(view.evidence).flatMap(({ source }) => source ?? []))
  const checked = [...used].filter((id) => (view.deception.get(id)?.finding ?? null) !== null).length
  if (used.size === 0) return { state: 'missing', has: 'No item names a source yet', lacks: ['sources first'] }
  const has = `${checked} of ${countNoun(used.size, 'source')} with items checked`
  return { state: stateOf(checked, used.size), has, lacks: checked < used.size ? [countNoun(used.size - checked, 'source')] : [] }
}

function sensitivityEntry(view: View): ChecklistEntry {
  const rated = activeItems(view.evidence).some(({ id }) => (view.me?.ratings.get(id)?.size ?? 0) > 0)
  if (!rated || activeItems(view.hypotheses).length < 2)
    return { state: 'missing', has: 'Nothing to see yet', lacks: ['ratings of two hypotheses first'] }
  return { state: 'look', has: 'Worked out from your ratings', lacks: [] }
}

function reportEntry(view: View): ChecklistEntry {
  const parts = REPORT_PARTS.filter((part) => view.report.has(part))
  const lacks = view.report.has('bottom') ? [] : ['the bottom line in your words']
  return {
    state: parts.length === 0 ? 'missing' : lacks.length > 0 ? 'partly' : 'there',
    has: parts.length === 0 ? 'No words of your own yet' : `Your own words in ${parts.length} of ${REPORT_PARTS.length} parts`,
    lacks,
  }
}

function milestonesEntry(view: View): ChecklistEntry {
  const all = activeItems(view.milestones)
  if (all.length === 0) return { state: 'missing', has: 'None written down', lacks: ['what to watch for'] }
  const undated = all.filter(({ by, seen }) => by === null && seen === null).length
  return {
    state: undated > 0 ? 'partly' : 'there',
    has: countNoun(all.length, 'milestone'),
    lacks: undated > 0 ? [`a day for ${undated}`] : [],
  }
}
