// Titles of the analysis figures: each states the finding as a full clause without a full stop. Computes nothing.

import type { Ranking } from '../analysis/ranking-comparison.ts'
import type { Scores } from '../scoring/score.ts'
import { TOLERANCE } from '../scoring/tolerance.ts'
import type { View } from '../view/view.ts'
import { changedResult, leadClauseText, leadNoun } from './analysis-words.ts'
import { nameInSentence } from './name-in-sentence.ts'
import { formatScore, hypothesisNames, joinPhrases, numberWord, startSentence } from './phrases.ts'

const lowerNumber = (n: number): string => numberWord(n).toLowerCase()

/** "Coup has the least evidence against it, by 1.00, and none of its cells is blank". Pass scores with two hypotheses and a rating or more. */
export function scoresFinding(view: View, { hypotheses, leaders, method, verdict, grounds }: Scores): string {
  const names = hypothesisNames(view, leaders)
  const first = hypotheses.find(({ rank }) => rank === 1)
  if (verdict === 'untested')
    return `${names} ${leaders.length > 1 ? 'share' : 'has'} the lowest score${untestedClause(view, leaders, grounds)}`
  if (!first || leaders.length > 1) return `${names} are tied at ${formatScore(first?.score ?? 0, method)}`
  const margin = Math.min(...hypotheses.filter(({ id, rated }) => id !== first.id && rated > 0).map(({ score }) => score)) - first.score
  const open = first.worst - first.score
  const blanks =
    open > TOLERANCE
      ? `but its ${first.blank === 1 ? 'blank cell' : 'blank cells'} could add as much as ${formatScore(open, method)}`
      : 'and none of its cells is blank'
  return `${names} has the least evidence against it, by ${formatScore(margin, method)}, ${blanks}`
}

/** ", but has not been tested enough", ", but Coup has not been tested". */
function untestedClause(view: View, leaders: readonly string[], { allUntested }: Scores['grounds']): string {
  const tested = allUntested.some((one) => one.rated) ? 'not been tested enough' : 'not been tested'
  const ids = allUntested.map(({ id }) => id)
  if (ids.join() === leaders.join()) return leaders.length > 1 ? `, but they have ${tested}` : `, but has ${tested}`
  return `, but ${hypothesisNames(view, ids)} ${ids.length === 1 ? 'has' : 'have'} ${tested}`
}

/** "The lead depends on two items: E5 and E7", "No single item changes the tie if it is left out". */
export function itemsFinding(scores: Pick<Scores, 'leaders' | 'verdict'>, linchpins: readonly string[]): string {
  if (linchpins.length === 0) return `No single item changes ${changedResult(scores)} if it is left out`
  return `${startSentence(leadNoun(scores))} depends on ${lowerNumber(linchpins.length)} ${linchpins.length === 1 ? 'item' : 'items'}: ${joinPhrases(linchpins)}`
}

/** A source, cluster, kind or assumption whose loss changes the leaders, and which would lead without it. */
export interface NamedLoss {
  readonly name: string
  readonly leaders: readonly string[]
}

const GROUP_NOUNS = {
  source: ['source', 'sources'],
  cluster: ['cluster', 'clusters'],
  kind: ['kind of evidence', 'kinds of evidence'],
} as const

/** "If Open record were left out, Coup would lead", "Leaving out either of two sources changes the leader". */
export function groupsFinding(view: View, scores: Scores, kind: keyof typeof GROUP_NOUNS, losses: readonly NamedLoss[]): string {
  const [noun, nouns] = GROUP_NOUNS[kind]
  const [first] = losses
  if (!first) return `No single ${noun} changes ${changedResult(scores)} if it is left out`
  if (losses.length === 1)
    return `If ${kind === 'kind' ? `the items of kind ${first.name}` : nameInSentence(first.name)} were left out, ${leadClauseText(view, first.leaders, scores.verdict)}`
  return `Leaving out ${losses.length === 2 ? 'either' : 'any one'} of ${lowerNumber(losses.length)} ${nouns} changes ${changedResult(scores)}`
}

/** "If A1 does not hold, Coup would lead", "A1 or A2 would change the leader if it did not hold". */
export function assumptionsFinding(view: View, scores: Scores, losses: readonly NamedLoss[]): string {
  const [first] = losses
  if (!first) return `No key assumption would change ${changedResult(scores)} if it did not hold`
  if (losses.length === 1) return `If ${first.name} does not hold, ${leadClauseText(view, first.leaders, scores.verdict)}`
  const names = joinPhrases(
    losses.map(({ name }) => name),
    'or',
  )
  return `${names} would change ${changedResult(scores)} if it did not hold`
}

const MEASURE_NAMES: Readonly<Record<Ranking['measure'], string>> = {
  count: 'the unweighted ranking',
  weighted: 'the weighted ranking',
  normalised: 'the ranking by relative score',
  clustered: 'the ranking with each cluster counted once',
  posterior: 'the Bayesian view',
}

/** "All four rankings put Coup first", "Three of four rankings tie Coup and Jihadi; the Bayesian view puts Jihadi alone in first place". */
export function rankingsFinding(
  view: View,
  { leaders, verdict, grounds }: Pick<Scores, 'leaders' | 'verdict' | 'grounds'>,
  rankings: readonly Pick<Ranking, 'measure' | 'first' | 'differs'>[],
): string {
  const differing = rankings.filter((one) => one.differs)
  const names = hypothesisNames(view, leaders)
  const put = (one: boolean) =>
    leaders.length > 1 ? `${one ? 'ties' : 'tie'} ${names} for first place` : `${one ? 'puts' : 'put'} ${names} first`
  const untested = verdict === 'untested' ? untestedClause(view, [], grounds) : ''
  if (differing.length === 0) return `All ${lowerNumber(rankings.length)} rankings ${put(false)}${untested}`
  const same = rankings.length - differing.length
  const alike = new Map<string, (typeof differing)[number][]>()
  for (const one of differing) alike.set(one.first.join(), [...(alike.get(one.first.join()) ?? []), one])
  const others = [...alike.values()].map((group) => {
    const who = joinPhrases(group.map(({ measure }) => MEASURE_NAMES[measure]))
    return `${who} ${otherOrder(view, leaders, group[0]?.first ?? [], group.length > 1)}`
  })
  return `${numberWord(same)} of ${lowerNumber(rankings.length)} rankings ${put(same === 1)}; ${others.join('; ')}${untested}`
}

/** "puts Jihadi first", "ties Jihadi with it", "put Coup alone in first place". */
function otherOrder(view: View, leaders: readonly string[], first: readonly string[], several: boolean): string {
  const added = first.filter((id) => !leaders.includes(id))
  if (added.length < first.length && added.length === first.length - leaders.length)
    return `${several ? 'tie' : 'ties'} ${hypothesisNames(view, added)} with ${leaders.length === 1 ? 'it' : 'them'}`
  if (first.length > 1 && added.length > 0) return `${several ? 'tie' : 'ties'} ${hypothesisNames(view, first)} for first place`
  return `${several ? 'put' : 'puts'} ${hypothesisNames(view, first)} ${added.length === 0 ? 'alone in first place' : 'first'}`
}

/** Since every cell was rated: "The leader changed twice, most recently when you rated E5 …"; `last` is who did what at the last change. */
export function historyFinding(changes: number, last: string): string {
  if (changes === 0) return 'Since every cell was rated, the leader has not changed'
  const times = changes === 1 ? 'once' : changes === 2 ? 'twice' : `${lowerNumber(changes)} times`
  return `Since every cell was rated, the leader or the tie changed ${times}${changes > 1 ? ', most recently' : ','} when ${last}`
}
