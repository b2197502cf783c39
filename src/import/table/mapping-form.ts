// Converts a column mapping to form fields and back. Missing or invalid fields keep the guess. Pure.
import type { Grid } from './grid.ts'
import { widthOf } from './grid.ts'
import { FIELD_WORDS, isFieldColumn, isHypothesisColumn, type Meaning } from './grid-columns.ts'
import { headerHypothesis, headerTitles } from './header-titles.ts'
import { headingText, readHeading } from './hypothesis-heading.ts'
import { guessMapping, type Mapping, mappingUnder, tableRows } from './mapping.ts'

export type MappingForm = Readonly<Record<string, string | undefined>>

/** The options for a column's meaning: form value and label. */
export const mappingChoices: readonly { readonly value: string; readonly words: string }[] = [
  { value: '', words: 'leave out' },
  ...Object.entries(FIELD_WORDS).map(([value, words]) => ({ value, words })),
  { value: 'hypothesis', words: 'hypothesis (ratings)' },
]

/** Names of the form fields; column indexes count from 0. */
export const MAPPING_FIELDS = {
  first: 'first-row',
  header: 'header-rows',
  column: (at: number) => `column-${at}`,
  label: (at: number) => `label-${at}`,
} as const

/** The form value of a column's meaning. */
export const mappingChoice = (meaning: Meaning): string => (isHypothesisColumn(meaning) ? 'hypothesis' : (meaning ?? ''))

/** Returns the form fields of a mapping by name. */
export function formOfMapping(mapping: Mapping): Record<string, string> {
  const { first, header, columns } = mapping
  const fields = [
    [MAPPING_FIELDS.first, String(first)],
    [MAPPING_FIELDS.header, String(header.length)],
    ...columns.flatMap((meaning, at) => [
      [MAPPING_FIELDS.column(at), mappingChoice(meaning)],
      [MAPPING_FIELDS.label(at), isHypothesisColumn(meaning) ? headingText(meaning) : ''],
    ]),
  ]
  return Object.fromEntries(fields)
}

export function mappingFromForm(form: MappingForm, grid: Grid): Mapping {
  const said = (name: string) => (Object.hasOwn(form, name) ? form[name]?.trim() : undefined)
  const guess = guessMapping(grid)
  const place = placeOf(said(MAPPING_FIELDS.first), said(MAPPING_FIELDS.header), guess, grid)
  const same = place.first === guess.first && place.header.join() === guess.header.join()
  const base = same ? guess : mappingUnder(grid, place)
  const titles = headerTitles(tableRows(grid, place).header, widthOf(grid))
  let nameless = 0
  const columns = titles.map((title, at): Meaning => {
    const now = base.columns[at] ?? null
    const choice = said(MAPPING_FIELDS.column(at))
    if (choice === '') return null
    if (choice !== undefined && isFieldColumn(choice)) return choice
    if (choice !== 'hypothesis') return now
    nameless += 1
    const found = isHypothesisColumn(now) ? now : headerHypothesis(title, nameless)
    const label = said(MAPPING_FIELDS.label(at)) ?? ''
    const before = guess.columns[at] ?? null
    // A label guessed under another heading row was not typed by the user.
    if (label === '' || label === headingText(found) || (isHypothesisColumn(before) && label === headingText(before))) return found
    const { hypothesis, id, statement, parked } = readHeading(label)
    return { hypothesis, id, parked, statement: statement ?? (found.statement === hypothesis ? null : found.statement) }
  })
  return { ...base, columns }
}

/** Reads where the table starts and how many rows are headings. */
function placeOf(first: string | undefined, count: string | undefined, guess: Mapping, { rows }: Grid): Pick<Mapping, 'first' | 'header'> {
  const wanted = /^\d{1,7}$/.test(first ?? '') ? Number(first) : guess.first
  const from = rows.filter(({ row }) => row >= wanted)
  if (from.length === 0) return guess
  const many = /^[012]$/.test(count ?? '') ? Number(count) : guess.header.length
  return { first: wanted, header: from.slice(0, many).map(({ row }) => row) }
}
