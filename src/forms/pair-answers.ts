// Reads the form Mutually exclusive?: one answer for each pair of hypotheses and one for the list. Only answers changed in the form are
// written, after a comparison with those that were stored when the form was rendered. Pure.

import { hypothesisPairs } from '../ach/analysis/exclusivity.ts'
import type { Change } from '../ach/log/change.ts'
import { completenessFields, LIST_KEY, pairFields, pairKey } from '../ach/model/checks.ts'
import type { Workbook } from '../ach/model/workbook.ts'
import type { View } from '../ach/view/view.ts'
import { hypothesisName } from '../ach/words/phrases.ts'
import { type Problem, readTyped, type Typed } from './typed-fields.ts'

/** One question of the form, and the names of its two fields. */
export interface PairQuestion {
  readonly about: 'pair' | 'completeness'
  readonly key: string
  readonly choice: string
  readonly note: string
}
/** An answer as texts; '' for no answer. */
export interface AnswerTexts {
  readonly choice: string
  readonly note: string
}
type Answers = Pick<Workbook, 'hypotheses' | 'pairs' | 'completeness'>

export const LIST_QUESTION: PairQuestion = { about: 'completeness', key: LIST_KEY, choice: 'complete', note: 'complete-note' }
export const pairQuestion = (a: string, b: string): PairQuestion => {
  const key = pairKey(a, b)
  const place = key.replace(' ', '/')
  return { about: 'pair', key, choice: `both/${place}`, note: `note/${place}` }
}
export const pairQuestions = (workbook: Answers): PairQuestion[] => [
  LIST_QUESTION,
  ...hypothesisPairs(workbook).map(({ ids }) => pairQuestion(...ids)),
]

/** The questions in this form. They may include a hypothesis that was parked after the form was rendered. */
function questionsIn(workbook: Answers, form: Typed): PairQuestion[] {
  const active = pairQuestions(workbook)
  const known = new Set(active.map(({ key }) => key))
  const ids = [...workbook.hypotheses.keys()]
  const parked = ids.flatMap((a, at) => ids.slice(at + 1).map((b) => pairQuestion(a, b)))
  const isInForm = ({ key, choice, note }: PairQuestion) => !known.has(key) && (form[choice] !== undefined || form[note] !== undefined)
  return [...active, ...parked.filter(isInForm)]
}

/** The stored answer. */
export function storedAnswer({ pairs, completeness }: Pick<Answers, 'pairs' | 'completeness'>, { about, key }: PairQuestion): AnswerTexts {
  const [pair, list] = [about === 'pair' ? pairs.get(key) : undefined, about === 'completeness' ? completeness.get(key) : undefined]
  return { choice: pair?.both ?? list?.complete ?? '', note: (pair ?? list)?.note ?? '' }
}

/** A changed answer in the form. */
export interface AnswerRequest extends AnswerTexts {
  readonly question: PairQuestion
  /** the stored answer when the form was rendered */
  readonly stood: AnswerTexts
}

/** The changed answers. The form field `rest` is the answer to all pairs that are still open. */
export function answerRequests(
  view: View,
  form: Typed,
  stoodAt: (question: PairQuestion) => AnswerTexts,
): { wishes: AnswerRequest[]; problems: Problem[] } {
  const wishes: AnswerRequest[] = []
  const problems: Problem[] = []
  for (const question of questionsIn(view, form)) {
    const stood = stoodAt(question)
    const typed = form[question.choice] ?? stood.choice
    const choice = typed === '' && question.about === 'pair' ? (form.rest ?? '') : typed
    const note = form[question.note] ?? stood.note
    if (choice === stood.choice && note === stood.note) continue
    wishes.push({ question, stood, choice, note })
    problems.push(...problemsOf(view, question, { choice, note }))
  }
  return { wishes, problems }
}

function problemsOf(view: View, question: PairQuestion, { choice, note }: AnswerTexts): Problem[] {
  if (choice === '' && note.trim() === '') return []
  const names = question.key.split(' ').map((id) => hypothesisName(view, id))
  const about = question.about === 'pair' ? names.join(' and ') : 'the list'
  if (choice === '')
    return [{ field: question.choice, message: `The note on ${about} has no answer. Choose an answer or delete the note.` }]
  const read =
    question.about === 'pair' ? readTyped(pairFields, { both: choice, note }) : readTyped(completenessFields, { complete: choice, note })
  return read.ok ? [] : read.problems.map(({ field, message }) => ({ field: field === 'note' ? question.note : question.choice, message }))
}

/** The changes for these answers, and the questions that another person has answered differently in the meantime. */
export function answerChanges(workbook: Answers, wishes: readonly AnswerRequest[]): { changes: Change[]; clashes: PairQuestion[] } {
  const changes: Change[] = []
  const clashes: PairQuestion[] = []
  for (const { question, stood, ...typed } of wishes) {
    const now = storedAnswer(workbook, question)
    const wanted = {
      choice: typed.choice === stood.choice ? now.choice : typed.choice,
      note: typed.note === stood.note ? now.note : typed.note,
    }
    const clash = (['choice', 'note'] as const).some((one) => wanted[one] !== now[one] && now[one] !== stood[one])
    if (clash || (wanted.choice === '' && wanted.note.trim() !== '')) clashes.push(question)
    else if (wanted.choice !== now.choice || wanted.note !== now.note) changes.push(changeOf(question, now, wanted))
  }
  return { changes, clashes }
}

function changeOf({ about, key }: PairQuestion, before: AnswerTexts, after: AnswerTexts): Change {
  const field = about === 'pair' ? 'both' : 'complete'
  const stored = ({ choice, note }: AnswerTexts) => (choice === '' ? null : { [field]: choice, note: note.trim() === '' ? null : note })
  return { type: 'answered', about, key, before: stored(before), after: stored(after) } as Change
}
