// Parses the heading of a rating column, such as “H1: Coup”, into id, label and statement, and formats it on one line. Pure.
import { idSchema, LIMITS } from '../../ach/model/texts.ts'
import { firstWords } from '../../forms/find-or-add.ts'
import { numberedId } from '../../forms/ids.ts'

/** A column of ratings. */
export interface HypothesisColumn {
  /** the label */
  readonly hypothesis: string
  /** null if not given */
  readonly id: string | null
  /** null if the heading says no more than the label */
  readonly statement: string | null
  readonly parked: boolean
}

const PARKED = '(parked)'
const NUMBERED =
  /^(?:h(?:yp(?:oth[eè]s[eist]*)?)?|hip[oó]tes[ei]s?|ipotesi|hipoteza|hipotez|гипотеза|гіпотеза|болжам|(?:ال)?فرضية|假设|假設|假说|仮説|가설|giả thuyết)[\s.#-]*(\d{1,3})([a-z]?)(?:\s*[:：.．)、=–—-]+\s*|\s+|$)/i

/** Characters at the start of a heading in which a number is looked for. */
const MOST_SEARCHED = 200

/** True for a heading that begins with H1, Hyp. 2, Hypothesis 3 … */
export const isNumbered = (text: string): boolean => NUMBERED.test(text.slice(0, MOST_SEARCHED).trimStart())

const oneLine = (text: string) => text.trim().replace(/\s+/g, ' ')
const isParked = (text: string) => text.trim().toLowerCase().endsWith(PARKED)
const dropParkedMark = (text: string) => (isParked(text) ? text.trim().slice(0, -PARKED.length).trim() : text.trim())

/** Parses a heading and, in tables with two heading rows, the text below it. */
export function readHeading(upper: string, lower = ''): HypothesisColumn {
  if (lower.trim() === '') return fromOne(upper)
  if (upper.trim() === '') return fromOne(lower)
  const [above, below] = [fromOne(upper), fromOne(lower)]
  if (above.id === null && below.id !== null) return { ...namedHypothesis(below.id, oneLine(upper), below.parked), statement: long(below) }
  const text = dropParkedMark(lower)
  const label = isBare(upper) ? firstWords(text) : above.hypothesis
  const statement = above.statement === null ? text : `${above.statement}\n${text}`
  return { hypothesis: label, id: above.id, statement: statement === label ? null : statement, parked: above.parked || below.parked }
}

/** Parses a heading of this program's .csv: always an id, a space and the unchanged label. */
export function readOwnHeading(text: string): HypothesisColumn {
  const space = text.indexOf(' ')
  const id = text.slice(0, space)
  if (space < 0 || !idSchema.safeParse(id).success) return fromOne(text)
  const label = text.slice(space + 1)
  const parked = label.endsWith(` ${PARKED}`)
  return namedHypothesis(id, parked ? label.slice(0, -PARKED.length - 1) : label, parked)
}

/** Formats a hypothesis on one line that `readHeading` can parse after editing. */
export const headingText = ({ id, hypothesis, parked }: HypothesisColumn): string =>
  oneLine(`${id === null || id === hypothesis ? '' : `${id}: `}${hypothesis}${parked ? ` ${PARKED}` : ''}`)

function fromOne(heading: string): HypothesisColumn {
  const parked = isParked(heading)
  const text = oneLine(dropParkedMark(heading))
  const found = NUMBERED.exec(text)
  if (!found) return namedHypothesis(null, text, parked)
  const id = numberedId('hypothesis', found[1] ?? '') + (found[2] ?? '').toLowerCase()
  return namedHypothesis(id, text.slice(found[0].length) || text.slice(0, 40).replace(/[\s:.)–—-]+$/, ''), parked)
}

const namedHypothesis = (id: string | null, text: string, parked: boolean): HypothesisColumn =>
  text.length > LIMITS.label
    ? { hypothesis: firstWords(text), id, statement: text, parked }
    : { hypothesis: text, id, statement: null, parked }

/** Returns the lower heading without its id. */
const long = ({ hypothesis, statement, id }: HypothesisColumn) =>
  statement ?? (hypothesis.toLowerCase() === id?.toLowerCase() ? null : hypothesis)

/** True for a mere number: H1, Hypothesis 2. */
const isBare = (text: string) => oneLine(text).replace(NUMBERED, '') === ''
