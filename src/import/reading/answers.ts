// The form fields of a preview besides those of the columns: answers to questions, ticked rows, and the table they were made for. Pure.
import type { Answers } from '../questions/question.ts'
import type { MappingForm } from '../table/mapping-form.ts'

/** Names of the form fields. */
export const TABLE_FIELDS = {
  layout: 'layout',
  /** the table that the form shows */
  seen: 'table-seen',
  /** row numbers that the form shows, separated by spaces */
  rows: 'rows-seen',
  row: (row: number) => `row-${row}`,
  question: (id: string) => `ask-${id}`,
} as const

const ASKED = 'ask-'
const READ = 'read '

/** The answers in a form: by question id, and by “read TEXT”. */
export function answersIn(form: MappingForm): Answers {
  const answers: Record<string, string | undefined> = Object.create(null)
  for (const [name, value] of Object.entries(form)) {
    if (value === undefined || value === '') continue
    if (name.startsWith(ASKED)) answers[name.slice(ASKED.length)] = value
    else if (name.startsWith(READ)) answers[name] = value
  }
  return answers
}

/** The form that gives these answers. */
export const formOfAnswers = (answers: Answers): Record<string, string> =>
  Object.fromEntries(
    Object.entries(answers).flatMap(([id, value]) =>
      value === undefined ? [] : [[id.startsWith(READ) ? id : TABLE_FIELDS.question(id), value]],
    ),
  )

/** True if the columns and rows of a form are those of this table. */
export const isSameTable = (form: MappingForm, table: string): boolean => {
  const seen = form[TABLE_FIELDS.seen]
  return seen === undefined || seen === table
}

/** Which of the rows on the page are ticked as evidence. */
export function ticksIn(form: MappingForm): ReadonlyMap<number, boolean> {
  const shown = (form[TABLE_FIELDS.rows] ?? '').split(' ').filter((row) => /^\d{1,9}$/.test(row))
  return new Map(shown.map((row) => [Number(row), form[TABLE_FIELDS.row(Number(row))] !== undefined]))
}
