// The warnings of a verdict as sentences. Words only.
import { isCounted, supportOf } from '../model/rating.ts'
import type { Scores, Warning } from '../scoring/score.ts'
import type { View } from '../view/view.ts'
import { itemName, joinPhrases } from './phrases.ts'

/** One warning in plain words; `scores` must come from the same view. */
export function warningSentence({ code, ids }: Warning, scores: Scores, view: View): string {
  const one = ids.length === 1
  const names = () => joinPhrases(ids.map((id) => itemName(view, id)))
  switch (code) {
    case 'unsupported': {
      const free = scores.hypotheses.every((hypothesis) => !ids.includes(hypothesis.id) || hypothesis.score === 0)
      const what = free ? 'uncontradicted, not supported' : 'not supported'
      return `${names()} ${one ? 'is' : 'are'} ${what}: no item is rated C or CC under ${one ? 'it' : 'them'}.`
    }
    case 'vague':
      return `Hardly anything speaks for ${joinPhrases(ids.map((id) => `${itemName(view, id)} (${fitsClause(scores, view, id)})`))}. A vague hypothesis is hard to contradict.`
    case 'twins':
      return `${names()} are rated alike in every row. Say what would tell them apart, or make them one.`
    case 'one-sided':
      return `Nearly all items that separate anything speak for or against ${names()} alone. Look for items that bear on the others.`
    case 'same-everywhere':
      return `${joinPhrases(ids)} ${one ? 'is rated alike for every hypothesis and separates' : 'are rated alike for every hypothesis and separate'} nothing.`
    case 'many-rows':
      return `${scores.evidence.length} items are many to weigh with care, and their number is not strength.`
    case 'double-counted': {
      const clusters = joinPhrases(ids.map((id) => view.clusters.get(id)?.label ?? id))
      return one
        ? `The items of the cluster ${clusters} stem from one origin, and the ranking counts each of them. See who leads without it.`
        : `The items of each of the clusters ${clusters} stem from one origin, and the ranking counts each of them. See who leads without them.`
    }
    case 'one-source':
      return `Every item comes from one source, ${joinPhrases(ids.map((id) => view.sources.get(id)?.name ?? id))}. If it errs or deceives, nothing here would show it.`
    case 'one-author':
      return `All of this reaches us through one author, ${view.reference?.author ?? ''}. What was left out there cannot count here.`
    case 'weights-after-rating':
      return `The ${one ? 'weight' : 'weights'} of ${joinPhrases(ids)} ${one ? 'was' : 'were'} changed after rating. Bias gets in there more easily than in the ratings.`
  }
}

/** "C or CC on 2 of 22 rated items" */
function fitsClause(scores: Scores, view: View, hypothesis: string): string {
  const ratings = scores.evidence.map(({ id }) => view.raters.get(scores.rater)?.ratings.get(id)?.get(hypothesis))
  return `C or CC on ${ratings.filter((rating) => supportOf(rating) > 0).length} of ${ratings.filter(isCounted).length} rated items`
}
