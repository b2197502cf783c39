// Puts the warnings of a verdict into sentences. Computes nothing.
import { isCounted, supportOf } from '../model/rating.ts'
import type { Scores, Warning } from '../scoring/score.ts'
import type { View } from '../view/view.ts'
import { countNoun, formatScore, hypothesisName, joinPhrases } from './phrases.ts'

/** Returns the sentence for one warning; `scores` must come from the same view. */
export function warningSentence({ code, ids }: Warning, scores: Scores, view: View): string {
  const one = ids.length === 1
  const names = (word: 'and' | 'or' = 'and') =>
    joinPhrases(
      ids.map((id) => hypothesisName(view, id)),
      word,
    )
  switch (code) {
    case 'unsupported': {
      const it = one ? 'it' : 'them'
      const columns = scores.hypotheses.filter(({ id }) => ids.includes(id))
      const none = `no item is rated C or CC for ${it}.`
      const uncontradicted = columns.every(({ score }) => score === 0)
      return uncontradicted
        ? `Nothing contradicts ${names('or')}, but nothing supports ${it} either: ${none}`
        : `Nothing supports ${names('or')}: ${none}`
    }
    case 'vague': {
      const leaders = ids.map((id) => `${hypothesisName(view, id)} (${supportClause(scores, view, id)})`)
      return `Hardly anything supports ${joinPhrases(leaders, 'or')}. A vague hypothesis is hard to contradict.`
    }
    case 'less-supported': {
      const [leader = '', ...others] = ids.map((id) => bothSides(scores, view, id))
      return `${leader}; ${joinPhrases(others)}. Only evidence against a hypothesis affects the ranking, so read both sides before you rely on it.`
    }
    case 'twins':
      return `${names()} are rated the same in every row. Find evidence that would tell them apart, or merge them.`
    case 'one-sided':
      return `Nearly all items that tell the hypotheses apart speak only for or against ${names()}. Look for items that bear on the others.`
    case 'same-everywhere':
      return `${joinPhrases(ids)} ${one ? 'is rated the same for every hypothesis and is' : 'are rated the same for every hypothesis and are'} not diagnostic.`
    case 'many-rows':
      return `${countNoun(scores.evidence.length, 'item')} are hard to weigh carefully, and volume is not strength.`
    case 'double-counted': {
      const clusters = joinPhrases(ids.map((id) => `“${view.clusters.get(id)?.label ?? id}”`))
      return one
        ? `Several items of the cluster ${clusters} count, although they come from one origin. The analysis shows which hypothesis leads without it.`
        : `In each of the clusters ${clusters}, several items count, although they come from one origin. The analysis shows which hypothesis leads without them.`
    }
    case 'one-source':
      return `Every item comes from one source, ${joinPhrases(ids.map((id) => view.sources.get(id)?.name ?? id))}. If it is wrong or deceives, nothing here would show it.`
    case 'one-author':
      return `All the sourced evidence comes from one publication (${view.reference?.author ?? ''}). Anything left out there cannot count here.`
    case 'weights-after-rating':
      return `The ${one ? 'weight' : 'weights'} of ${joinPhrases(ids)} ${one ? 'was' : 'were'} changed after rating. Bias enters weights more easily than ratings.`
  }
}

/** "Coup has 2.00 against it and 1.00 for it" */
function bothSides(scores: Scores, view: View, hypothesis: string): string {
  const { score = 0, support = 0 } = scores.hypotheses.find(({ id }) => id === hypothesis) ?? {}
  return `${hypothesisName(view, hypothesis)} has ${formatScore(score, scores.method)} against it and ${formatScore(support, scores.method)} for it`
}

/** "C or CC on 2 of 22 rated items" */
function supportClause(scores: Scores, view: View, hypothesis: string): string {
  const ratings = scores.evidence.map(({ id }) => view.raters.get(scores.rater)?.ratings.get(id)?.get(hypothesis))
  const rated = ratings.filter(isCounted).length
  return `C or CC on ${ratings.filter((rating) => supportOf(rating) > 0).length} of ${countNoun(rated, 'rated item')}`
}
