// What comes of the analysis as plain sentences, for files that are no page. Words only, true of the figures they are given; a
// hypothesis is never more than "least contradicted" or "first".
import type { BreakEven } from './bayes.ts'
import type { Flip } from './flip-distance.ts'
import { RATING_WORDS } from './rating.ts'
import type { HypothesisRobustness } from './robustness.ts'
import type { GroupSensitivity } from './sensitivity.ts'
import type { SmallestSourceSets } from './source-sets.ts'
import type { View } from './view.ts'
import { counted, inWords, listed, NAMED, nameOf, textOf } from './wording.ts'

const joined = (texts: readonly string[], word: 'and' | 'or' = 'and'): string => listed(texts, word).map(textOf).join('')

/** "Coup leads", "Coup and Grievance tie". */
const leading = (view: View, ids: readonly string[]): string =>
  `${joined(ids.map((id) => nameOf(view, id)))} ${ids.length === 1 ? 'leads' : 'tie'}`

/** The fewest sources whose loss changes who leads; the first four sets are named. `sources`: all groups of that kind. */
export function sourceSetsSentence(view: View, sources: readonly GroupSensitivity[], sets: SmallestSourceSets): string {
  if (sources.every((one) => one.items.length === 0)) return 'No item names a source.'
  if (sets.found === 'too-many') return sets.sentence
  if (sets.found === 'none') return 'No combination of sources, all of them together included, changes who leads.'
  const said = sets.sets.slice(0, NAMED).map((one) => {
    const these = one.sources.map((id) => view.sources.get(id)?.name ?? id)
    return `without ${these.join(' and ')}, ${leading(view, one.leadersWithout)}`
  })
  const more = sets.sets.length > NAMED ? `; ${counted(sets.sets.length - NAMED, 'other set')} of this size would do so too` : ''
  const size = sets.size === 1 ? 'One source is' : `${inWords(sets.size)} sources are`
  return `${size} enough to change who leads, if lost: ${said.join('; ')}${more}.`
}

/** How near the nearest change of who leads is: a sentence, then one for each cell of the example, all of them. */
export function flipSentences(view: View, flip: Flip | null): string[] {
  if (!flip) return ['No change of rated cells, however many, could change who leads.']
  const steps = flip.steps === 1 ? 'One step in one cell' : `${inWords(flip.steps)} steps`
  return [
    `${steps} would change who leads, and no fewer. For example:`,
    ...flip.cells.map(
      ({ evidence, hypothesis, from, to }) =>
        `${evidence} against ${nameOf(view, hypothesis)}: ${RATING_WORDS[to]} (${to}) instead of ${RATING_WORDS[from]} (${from}).`,
    ),
  ]
}

/** The prior at which the first two by posterior would come out equal. */
export function breakEvenSentence(view: View, level: BreakEven | null): string {
  if (!level) return 'There is nothing that could draw level.'
  const [leader, runnerUp] = [nameOf(view, level.leader), nameOf(view, level.runnerUp)]
  const prior = level.prior < 0.001 ? 'less than 0.1 %' : `${(level.prior * 100).toFixed(1)} %`
  return `${leader} and ${runnerUp} would come out equal if ${leader} had ${prior} before the evidence, and the others kept their proportions.`
}

/** How often the hypothesis came first; `first` is the one of rank 1 that stands first. Rounding makes nothing certain or impossible. */
export function robustnessSentence(view: View, first: HypothesisRobustness): string {
  const share = first.leadsAlone + first.leadsTied
  const rounded = Math.round(share * 100)
  const draws = share < 1 && rounded === 100 ? 99 : share > 0 && rounded === 0 ? 1 : rounded
  return `One step of doubt in each rating leaves ${nameOf(view, first.id)} first, ties included, in ${draws} of 100 draws.`
}
