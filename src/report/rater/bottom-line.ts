// The bottom line: who is least contradicted, with ties and uncertainty in words, and what to keep in mind. Never a winner.

import { originWarnings } from '../../ach/analysis/origin-warnings.ts'
import { missingProbability, ownPrior, ownProbabilities } from '../../ach/analysis/own-probabilities.ts'
import { type BayesianView, bayesianView, capPosterior } from '../../ach/analysis/posterior.ts'
import { failedConditions, leadNoun } from '../../ach/words/analysis-words.ts'
import {
  drawShareText,
  formatFinePercent,
  itemName,
  itemPhrase,
  listPhrases,
  MAX_NAMED,
  namePhrases,
  numberWord,
  type Phrase,
} from '../../ach/words/phrases.ts'
import { probabilityWords } from '../../ach/words/probability-words.ts'
import { verdictSentence } from '../../ach/words/verdict-words.ts'
import { warningSentence } from '../../ach/words/warning-words.ts'
import { type Block, listBlocks, wordsBlock } from '../blocks.ts'
import type { ReportInputs } from './report-inputs.ts'

export function bottomLine(given: ReportInputs): Block[] {
  const { view, scores, comparable } = given
  const { opening, lead, rest, warnings } = verdictSentence(scores, view)
  const whole = opening !== ''
  const own = ownJudgement(given)
  const origins = originWarnings(view, given.rater.id).map((warning) => warningSentence(warning, scores, view))
  const keep = [...warnings, ...(comparable ? origins : [])]
  return [
    { kind: 'lead', words: [opening, lead, ...(whole ? rest : [])] },
    ...(whole ? [] : [wordsBlock(...trimText(rest))]),
    ...(comparable ? [wordsBlock(...restsOn(given), ...robust(given)), wordsBlock(...bayesian(given))] : []),
    ...(own.length > 0 ? [wordsBlock(...own)] : []),
    ...(scores.hypotheses.length > 0 ? ([{ kind: 'scores', scores }] as const) : []),
    ...(keep.length > 0 ? [wordsBlock('To keep in mind:'), ...listBlocks(keep.map((warning) => [warning]))] : []),
  ]
}

/** The rest of the verdict begins with its own space, or with the bracket that the lead ends in. */
function trimText(rest: readonly Phrase[]): Phrase[] {
  const [first = '', ...others] = rest
  if (typeof first !== 'string') return [first, ...others]
  const bare = first.trimStart()
  const [, inside] = /^\(([^)]*)\)\.?\s*/.exec(bare) ?? []
  if (inside === undefined) return [bare, ...others]
  const after = bare.replace(/^\([^)]*\)\.?\s*/, '')
  return [`${inside[0]?.toUpperCase() ?? ''}${inside.slice(1)}. `, after, ...others]
}

function restsOn({ view, items, sources, scores }: ReportInputs): Phrase[] {
  // what the verdict has said already is not said again
  const said = scores.grounds.rows.length > 0 && (scores.verdict === 'open' || scores.verdict === 'close')
  const linchpins = said ? [] : items.filter((one) => one.linchpin)
  const telling = sources.filter((one) => one.changes.includes('without'))
  const it = leadNoun(scores)
  if (linchpins.length + telling.length === 0)
    return [said ? `No single source carries ${it}. ` : `No single item and no single source carries ${it}. `]
  const byItem: Phrase[] =
    linchpins.length === 0
      ? []
      : [
          `${number(linchpins.length)} ${linchpins.length === 1 ? 'item' : 'items'}, `,
          ...listPhrases(
            linchpins.map(({ id }) => itemPhrase(id)),
            'and',
          ),
        ]
  const bySource: Phrase[] =
    telling.length === 0
      ? []
      : [
          `${number(telling.length)} ${telling.length === 1 ? 'source' : 'sources'}, `,
          ...listPhrases(
            telling.map(({ id }) => view.sources.get(id)?.name ?? id),
            'and',
          ),
        ]
  const both: Phrase[] = byItem.length > 0 && bySource.length > 0 ? [', and on '] : []
  const one = linchpins.length + telling.length === 1
  return [
    `${it[0]?.toUpperCase()}${it.slice(1)} ${said ? 'also rests' : 'rests'} on `,
    ...byItem,
    ...both,
    ...bySource,
    `: without ${one ? 'it' : 'any one of them'} who leads would change. `,
  ]
}

const number = (n: number) => numberWord(n).toLowerCase()

function robust({ view, scores, robustness }: ReportInputs): Phrase[] {
  if (!robustness) return ['How often the order would stand if ratings were a little off could not be drawn this time.']
  const shares = robustness.hypotheses.map(({ id, leadsAlone, leadsTied }) => ({ id, share: leadsAlone + leadsTied }))
  const leaders = shares.filter(({ id }) => scores.leaders.includes(id))
  const next = shares.filter(({ id }) => !scores.leaders.includes(id)).sort((a, b) => b.share - a.share)[0]
  const chance = Math.round(robustness.options.chance * 100)
  const stays = leaders.flatMap(({ id, share }, at): Phrase[] => [
    at === 0 ? '' : '; ',
    ...namePhrases(view, [id]),
    ` ${at === 0 ? 'comes first, ties included, ' : ''}in ${drawShareText(share)}`,
  ])
  const rival: Phrase[] =
    next && next.share > 0 ? ['; the nearest other, ', ...namePhrases(view, [next.id]), `, in ${drawShareText(next.share)}`] : []
  return [`When each rating may be one step off, with a chance of ${chance}% to either side, `, ...stays, ...rival, '.']
}

function bayesian({ view, rater, bayes }: ReportInputs): Phrase[] {
  const prior = ownPrior(view, rater)
  const own = prior
    ? ` From ${rater.name}’s own probabilities before the evidence it computes ${posteriors(view, bayesianView(view, rater.id, { prior }))}.`
    : ''
  return [
    `The Bayesian view, which takes for granted that exactly one of the hypotheses is true and that all were equally probable before, computes ${posteriors(view, bayes)}.${own}`,
    ...failedConditions(view).flatMap((part, at): Phrase[] => (at === 0 ? [' ', part] : [part])),
  ]
}

/** "58.5% for Coup, 20.0% for Jihadi", the highest first. */
function posteriors(view: ReportInputs['view'], bayes: BayesianView): string {
  const order = bayes.hypotheses.toSorted((a, b) => b.posterior - a.posterior)
  const said = order.map((one) => `${formatFinePercent(capPosterior(bayes, one.posterior))} for ${itemName(view, one.id)}`)
  const more = said.length - MAX_NAMED
  if (more <= 0) return said.join(', ')
  return [...said.slice(0, MAX_NAMED), `and no more for ${more === 1 ? 'the other one' : `any of the other ${more}`}`].join(', ')
}

/** A person's own probabilities, in the words of ICD 203; never in one sentence with a computed one. */
function ownJudgement({ view, rater, ranked }: ReportInputs): Phrase[] {
  const given = ranked.flatMap(({ id }) => {
    const now = rater.estimates.now.get(id)
    return now === undefined ? [] : [{ id, now }]
  })
  if (given.length === 0) return []
  const said = given.map(({ id, now }) => {
    const percent = `${Number((now * 100).toFixed(1))}%`
    const inWords = probabilityWords(now)
    return `${itemName(view, id)} ${inWords === null ? percent : `${inWords} (${percent})`}`
  })
  const all = ownProbabilities(view, rater, 'now')
  const off =
    all.count === ranked.length && missingProbability(all) !== 0
      ? ` Together they make ${Number((all.sum * 100).toFixed(1))}%, not 100.`
      : ''
  return [`In ${rater.name}’s own judgement: ${said.join(', ')}.${off}`]
}
