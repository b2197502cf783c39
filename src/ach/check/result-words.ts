// What the words of printed results say: which way a total counts, which hypothesis a verdict favours, and how levels are ordered. Words that are not
// listed say nothing, so that no result is compared on a guess.

import type { PrintedResult } from '../model/printed-results.ts'
import { COUNTED_RATINGS, type CountedRating } from '../model/rating.ts'

const AGAINST =
  /inconsist|incoh|incoer|widerspr|inkonsist|niezgod|sprzecz|несоглас|противореч|супереч|矛盾|不一致|불일치|모순|contradic|against/i
const FOR = /(?<!in)consisten|support|konsisten|cohér|\bfor\b/i
const WEIGHTED = /(?<!un)weight|gewicht|pond[eé]r|ważon|взвеш|зваж|ağırlık|加权|加權|重み|가중/i
const NUMBERS = /count|number|items|inconsistencies|anzahl|nombre|número|numero|liczba|число|количество|кількість|sayı|数|數|개수|số/i
/** Figures that are no sums of ratings. */
const NO_SUM = /average|mean\b|coverage|best case|worst case|normali[sz]ed|relative|mittel|durchschnitt|moyenne|promedio|media\b|平均|평균/i

/** What the words of a row say about its figures. */
export interface TotalWords {
  readonly against: boolean
  readonly for: boolean
  readonly weighted: boolean
  /** it counts items rather than adding up ratings */
  readonly count: boolean
  readonly noSum: boolean
  /** ratings that the heading names, such as the “II” in “number of II” */
  readonly letters: readonly CountedRating[]
}

export function totalWords({ heading, values }: PrintedResult): TotalWords {
  const title = heading ?? ''
  const text = [title, ...Object.values(values).map((one) => one.text ?? '')].join(' ')
  const tokens = title.match(/[A-Za-z]+/g) ?? []
  return {
    against: AGAINST.test(text),
    for: FOR.test(text),
    weighted: WEIGHTED.test(text),
    count: NUMBERS.test(text),
    noSum: NO_SUM.test(title),
    letters: COUNTED_RATINGS.filter((rating) => tokens.some((token) => token === rating)),
  }
}

const NOT_FAVOURED = /\b(?:not|un(?:likely|supported)|least|less|never|no|weak\w*|reject\w*)\b/i
const FAVOURED =
  /\b(?:strongest|most (?:likely|probable|plausible|consistent)|likeliest|best (?:supported|fit|explanation)|favou?red|leading|leads|preferred|accepted|confirmed|winner|least inconsistent|fewest inconsistencies)\b/i

/** Whether a verdict favours its hypothesis above the others. */
export const isFavoured = (text: string): boolean =>
  FAVOURED.test(text) && !NOT_FAVOURED.test(text.replace(/least inconsistent|fewest inconsistencies/gi, ''))

const LEVELS: readonly RegExp[] = [
  /^(?:none|zero|nil)$/i,
  /^(?:very low|very unlikely|minimal|remote|almost no chance)$/i,
  /^(?:low|unlikely|improbable)$/i,
  /^(?:medium|moderate|mid|possible|roughly even(?: chance)?)$/i,
  /^(?:high|likely|probable)$/i,
  /^(?:very high|very likely|highly likely|extreme|almost certain)$/i,
]

/** The place of a level, such as LOW or MEDIUM, among all levels; null for any other text. */
export function levelOf(text: string): number | null {
  const at = LEVELS.findIndex((level) => level.test(text.replace(/[*_.]/g, '').trim()))
  return at < 0 ? null : at
}
