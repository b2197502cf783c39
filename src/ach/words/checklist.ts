// The checklist of the Checks tab: for each step of Heuer's eight, what has been done and what is left to do. Not a grade: no step is required, and
// a filled step can still be poor. Must not compute scores or word a verdict.

import { exclusivityOf } from '../analysis/exclusivity.ts'
import { ownProbabilities } from '../analysis/own-probabilities.ts'
import { CURRENT_REPORT_PARTS } from '../model/checks.ts'
import { formatCount } from '../model/format-count.ts'
import { activeItems } from '../model/workbook.ts'
import type { View } from '../view/view.ts'
import { countNoun, hypothesisName, joinPhrases, startSentence } from './phrases.ts'

/** `review`: a step whose result must be looked at; the workbook does not record whether anyone did. */
export type ChecklistState = 'done' | 'partly' | 'todo' | 'review'

/** Heuer's eight steps in his order, with the checks of each. */
export const STEPS = [
  ['Hypotheses', ['question', 'hypotheses', 'completeness', 'pairs']],
  ['Evidence', ['evidence', 'sources', 'assumptions', 'expectations']],
  ['Matrix', ['weights', 'ratings', 'reasons']],
  ['Refine', ['refine']],
  ['Tentative conclusions', ['probabilities', 'confidence']],
  ['Sensitivity', ['deception', 'sensitivity']],
  ['Report', ['report']],
  ['Milestones', ['milestones']],
] as const
export type ChecklistStep = (typeof STEPS)[number][1][number]

export interface ChecklistEntry {
  readonly state: ChecklistState
  /** what has been done, as a sentence without a full stop */
  readonly summary: string
  /** what is left to do, as imperatives without a full stop, or for `review` what to look at; empty only for `done` */
  readonly todo: readonly string[]
}

/** The checklist for this viewer. A viewer without ratings of their own has only blank cells and no probabilities. */
export function checklistOf(view: View): Readonly<Record<ChecklistStep, ChecklistEntry>> {
  const hypotheses = activeItems(view.hypotheses)
  const evidence = activeItems(view.evidence)
  return {
    question: { state: 'done', summary: view.background ? 'Question and background entered' : 'Question entered', todo: [] },
    hypotheses: atLeastTwo(hypotheses.length),
    ...pairsEntry(view),
    evidence: evidenceEntry(view),
    sources: share(evidence.filter(({ source }) => source !== null).length, evidence.length, {
      one: 'has a source',
      many: 'have a source',
      task: (items) => `name a source for ${items}`,
    }),
    assumptions: assumptionsEntry(view),
    expectations: expectationsEntry(view),
    weights: weightsEntry(view),
    ratings: ratingsEntry(view),
    reasons: share(evidence.filter(({ id }) => view.me?.rationales.has(id)).length, evidence.length, {
      one: 'has a reason',
      many: 'have a reason',
      task: (items, count) => `give ${count === 1 ? 'a reason' : 'reasons'} for ${items}`,
    }),
    refine:
      hypotheses.length === 0
        ? { state: 'todo', summary: 'No hypotheses yet', todo: ['add hypotheses first'] }
        : { state: 'review', summary: parkedWords(view), todo: ['each hypothesis, and each item that is not diagnostic'] },
    probabilities: probabilitiesEntry(view),
    confidence: confidenceEntry(view),
    deception: deceptionEntry(view),
    sensitivity: sensitivityEntry(view),
    report: reportEntry(view),
    milestones: milestonesEntry(view),
  }
}

const stateOf = (have: number, of: number): ChecklistState => (have === 0 ? 'todo' : have < of ? 'partly' : 'done')

interface ShareWords {
  /** after "1 of 3 items" */
  readonly one: string
  /** after "2 of 3 items" */
  readonly many: string
  /** what to do for "2 items" */
  readonly task: (items: string, count: number) => string
}

/** "3 of 23 items have a reason", with the task for the others. Without items the task is to add one. */
function share(have: number, of: number, { one, many, task }: ShareWords): ChecklistEntry {
  if (of === 0) return { state: 'todo', summary: 'No items yet', todo: ['add an item first'] }
  const verb = have === 1 || of === 1 ? one : many
  const all = of === 1 ? `The item ${verb}` : `All ${countNoun(of, 'item')} ${verb}`
  const summary = have === of ? all : `${have} of ${countNoun(of, 'item')} ${verb}`
  return { state: stateOf(have, of), summary, todo: have < of ? [task(countNoun(of - have, 'item'), of - have)] : [] }
}

function weightsEntry(view: View): ChecklistEntry {
  const evidence = activeItems(view.evidence)
  const all = countNoun(evidence.length, 'item')
  if (evidence.length === 0) return { state: 'todo', summary: 'No items yet', todo: ['add an item first'] }
  const done = evidence.filter(({ credibility, relevance }) => credibility !== null && relevance !== null).length
  const left = evidence.length - done
  const summary = `Credibility and relevance are set for ${left === 0 ? (done === 1 ? 'the item' : `all ${all}`) : `${done} of ${all}`}`
  const todo = left === 0 ? [] : [`set them for ${done === 0 && left === 1 ? 'it' : countNoun(left, 'item')}`]
  return { state: stateOf(done, evidence.length), summary, todo }
}

function atLeastTwo(count: number): ChecklistEntry {
  const todo = count >= 2 ? [] : [count === 1 ? 'add a second hypothesis to compare with' : 'add two or more hypotheses']
  return { state: stateOf(count, 2), summary: count === 0 ? 'None yet' : countNoun(count, 'hypothesis', 'hypotheses'), todo }
}

const LIST_SUMMARY = { yes: 'The list is complete', no: 'The list is not complete', unsure: 'Not sure whether the list is complete' }

function pairsEntry(view: View): Record<'pairs' | 'completeness', ChecklistEntry> {
  const { pairs, open, unsure, complete } = exclusivityOf(view)
  const answered = pairs.length - open.length
  const tasks = [
    ...(open.length > 0 ? [`answer the question for ${countNoun(open.length, 'pair')}`] : []),
    ...(unsure.length > 0 ? [`decide on ${countNoun(unsure.length, 'pair')} marked “not sure”`] : []),
  ]
  return {
    completeness: complete
      ? {
          state: complete === 'unsure' ? 'partly' : 'done',
          summary: LIST_SUMMARY[complete],
          todo: complete === 'unsure' ? ['decide whether it is'] : [],
        }
      : { state: 'todo', summary: 'Not answered', todo: ['say whether the list is complete'] },
    pairs:
      pairs.length === 0
        ? { state: 'todo', summary: 'No pairs yet', todo: ['add two hypotheses first'] }
        : {
            state: unsure.length > 0 && open.length === 0 ? 'partly' : stateOf(answered, pairs.length),
            summary: `${answered} of ${countNoun(pairs.length, 'question')} answered`,
            todo: tasks,
          },
  }
}

function evidenceEntry(view: View): ChecklistEntry {
  const items = activeItems(view.evidence)
  const kinds = [...new Set(items.flatMap(({ kind }) => kind ?? []))]
  const todo = [
    ...(items.length === 0 ? ['list what you know so far'] : []),
    ...(kinds.includes('absence') ? [] : ['add something that should be there but is missing (kind: absence)']),
    ...(kinds.includes('assumption') || activeItems(view.assumptions).length > 0
      ? []
      : ['add something that is only assumed (kind: assumption)']),
  ]
  const summary =
    items.length === 0
      ? 'No items yet'
      : `${countNoun(items.length, 'item')}${kinds.length > 0 ? ` (${kinds.length === 1 ? 'kind' : 'kinds'}: ${kinds.join(', ')})` : ''}`
  return { state: items.length === 0 ? 'todo' : todo.length > 0 ? 'partly' : 'done', summary, todo }
}

function assumptionsEntry(view: View): ChecklistEntry {
  const all = activeItems(view.assumptions)
  const open = all.filter(({ state }) => state === null).length
  if (all.length === 0) return { state: 'todo', summary: 'None yet', todo: ['write down what you take for granted'] }
  const todo = open > 0 ? [`assess how well ${countNoun(open, 'assumption')} ${open === 1 ? 'is' : 'are'} supported`] : []
  return { state: open > 0 ? 'partly' : 'done', summary: countNoun(all.length, 'assumption'), todo }
}

function expectationsEntry(view: View): ChecklistEntry {
  const hypotheses = activeItems(view.hypotheses)
  if (hypotheses.length === 0) return { state: 'todo', summary: 'None yet', todo: ['add hypotheses first'] }
  const covered = new Set(activeItems(view.expectations).map(({ hypothesis }) => hypothesis))
  const without = hypotheses.filter(({ id }) => !covered.has(id))
  const have = hypotheses.length - without.length
  return {
    state: stateOf(have, hypotheses.length),
    summary: `${have} of ${countNoun(hypotheses.length, 'hypothesis', 'hypotheses')} ${have === 1 || hypotheses.length === 1 ? 'has' : 'have'} an indicator`,
    todo: without.length > 0 ? [`add an indicator for ${joinPhrases(without.map(({ id }) => hypothesisName(view, id)))}`] : [],
  }
}

function ratingsEntry(view: View): ChecklistEntry {
  const [evidence, hypotheses] = [activeItems(view.evidence), activeItems(view.hypotheses)]
  const all = evidence.length * hypotheses.length
  if (all === 0) return { state: 'todo', summary: 'No cells yet', todo: ['add hypotheses and items first'] }
  let rated = 0
  for (const { id } of evidence) for (const one of hypotheses) if (view.me?.ratings.get(id)?.has(one.id)) rated += 1
  const todo = rated < all ? [`rate ${countNoun(all - rated, 'cell')}`] : []
  return { state: stateOf(rated, all), summary: `${formatCount(rated)} of ${countNoun(all, 'cell')} rated`, todo }
}

function parkedWords(view: View): string {
  const [hypotheses, items] = [view.hypotheses, view.evidence].map((all) => [...all.values()].filter(({ parked }) => parked).length)
  if (!hypotheses && !items) return 'Nothing is parked'
  const parts = [
    ...(hypotheses ? [countNoun(hypotheses, 'hypothesis', 'hypotheses')] : []),
    ...(items ? [countNoun(items, 'item of evidence', 'items of evidence')] : []),
  ]
  return `${parts.join(' and ')} ${(hypotheses ?? 0) + (items ?? 0) === 1 ? 'is' : 'are'} parked`
}

function probabilitiesEntry(view: View): ChecklistEntry {
  const { me } = view
  const all = activeItems(view.hypotheses).length
  if (all === 0 || !me)
    return { state: 'todo', summary: 'None yet', todo: [all === 0 ? 'add hypotheses first' : 'enter your probabilities'] }
  const [before, now] = [ownProbabilities(view, me, 'before').count, ownProbabilities(view, me, 'now').count]
  const todo = [
    ...(before < all ? [`enter ${countNoun(all - before, '“before” estimate')}`] : []),
    ...(now < all ? [`enter ${countNoun(all - now, '“now” estimate')}`] : []),
  ]
  const summary = before + now === 0 ? 'None yet' : `${before} of ${all} “before” estimates, ${now} of ${all} “now” estimates`
  return { state: stateOf(before + now, 2 * all), summary, todo }
}

function confidenceEntry({ me }: View): ChecklistEntry {
  const confidence = me?.confidence ?? null
  if (confidence === null) return { state: 'todo', summary: 'Not stated yet', todo: ['say how confident you are, and why'] }
  const todo = confidence.why === null ? ['say why'] : []
  return { state: todo.length > 0 ? 'partly' : 'done', summary: `${startSentence(confidence.level)} confidence`, todo }
}

function deceptionEntry(view: View): ChecklistEntry {
  const used = new Set(activeItems(view.evidence).flatMap(({ source }) => source ?? []))
  const checked = [...used].filter((id) => (view.deception.get(id)?.finding ?? null) !== null).length
  if (used.size === 0) return { state: 'todo', summary: 'No item has a source yet', todo: ['add sources first'] }
  const summary = `${checked} of ${countNoun(used.size, 'source')} checked`
  return {
    state: stateOf(checked, used.size),
    summary,
    todo: checked < used.size ? [`check ${countNoun(used.size - checked, 'source')}`] : [],
  }
}

function sensitivityEntry(view: View): ChecklistEntry {
  const rated = activeItems(view.evidence).some(({ id }) => (view.me?.ratings.get(id)?.size ?? 0) > 0)
  if (!rated || activeItems(view.hypotheses).length < 2)
    return { state: 'todo', summary: 'No results yet', todo: ['rate evidence for two or more hypotheses first'] }
  return { state: 'review', summary: 'Calculated from your ratings', todo: ['what the lead depends on'] }
}

function reportEntry(view: View): ChecklistEntry {
  const parts = CURRENT_REPORT_PARTS.filter((part) => view.report.has(part))
  const todo = view.report.has('bottom') ? [] : ['write the bottom line in your own words']
  return {
    state: parts.length === 0 ? 'todo' : todo.length > 0 ? 'partly' : 'done',
    summary:
      parts.length === 0 ? 'Nothing in your own words yet' : `Your own words in ${parts.length} of ${CURRENT_REPORT_PARTS.length} parts`,
    todo,
  }
}

function milestonesEntry(view: View): ChecklistEntry {
  const all = activeItems(view.milestones)
  if (all.length === 0) return { state: 'todo', summary: 'None yet', todo: ['write down what to watch for'] }
  const undated = all.filter(({ by, seen }) => by === null && seen === null).length
  return {
    state: undated > 0 ? 'partly' : 'done',
    summary: countNoun(all.length, 'milestone'),
    todo: undated > 0 ? [`set a date for ${countNoun(undated, 'milestone')}`] : [],
  }
}
