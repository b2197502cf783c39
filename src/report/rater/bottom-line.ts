// The bottom line: who is least contradicted, with ties and uncertainty in words, and what to keep in mind. Never a winner.

import { originWarnings } from '../../ach/analysis/origin-warnings.ts'
import { estimatesOf, offBy, ownPrior } from '../../ach/analysis/own-probabilities.ts'
import { type Bayes, bayesOf, neverCertain } from '../../ach/analysis/posterior.ts'
import { conditionFails, heldUp } from '../../ach/words/analysis-words.ts'
import { finePercent, inWords, listed, NAMED, named, nameOf, ofHundredDraws, type Part } from '../../ach/words/phrases.ts'
import { probabilityWords } from '../../ach/words/probability-words.ts'
import { verdictSentence } from '../../ach/words/verdict-words.ts'
import { warningSentence } from '../../ach/words/warning-words.ts'
import { type Block, list, words } from '../blocks.ts'
import { type Given, item } from './report-inputs.ts'

export function bottomLine(given: Given): Block[] {
  const { view, scores, comparable } = given
  const { opening, lead, rest, warnings } = verdictSentence(scores, view)
  const whole = opening !== ''
  const own = ownJudgement(given)
  const origins = originWarnings(view, given.rater.id).map((warning) => warningSentence(warning, scores, view))
  const keep = [...warnings, ...(comparable ? origins : [])]
  return [
    { kind: 'lead', words: [opening, lead, ...(whole ? rest : [])] },
    ...(whole ? [] : [words(...trimmed(rest))]),
    ...(comparable ? [words(...restsOn(given), ...robust(given)), words(...bayesian(given))] : []),
    ...(own.length > 0 ? [words(...own)] : []),
    ...(scores.hypotheses.length > 0 ? ([{ kind: 'scores', scores }] as const) : []),
    ...(keep.length > 0 ? [words('To keep in mind:'), ...list(keep.map((warning) => [warning]))] : []),
  ]
}

/** The rest of the verdict begins with its own space, or with the bracket that the lead ends in. */
function trimmed(rest: readonly Part[]): Part[] {
  const [first = '', ...others] = rest
  if (typeof first !== 'string') return [first, ...others]
  const bare = first.trimStart()
  const [, inside] = /^\(([^)]*)\)\.?\s*/.exec(bare) ?? []
  if (inside === undefined) return [bare, ...others]
  const after = bare.replace(/^\([^)]*\)\.?\s*/, '')
  return [`${inside[0]?.toUpperCase() ?? ''}${inside.slice(1)}. `, after, ...others]
}

function restsOn({ view, items, sources, scores }: Given): Part[] {
  // what the verdict has said already is not said again
  const said = scores.grounds.rows.length > 0 && (scores.verdict === 'open' || scores.verdict === 'close')
  const linchpins = said ? [] : items.filter((one) => one.linchpin)
  const telling = sources.filter((one) => one.changes.includes('without'))
  const it = heldUp(scores)
  if (linchpins.length + telling.length === 0)
    return [said ? `No single source carries ${it}. ` : `No single item and no single source carries ${it}. `]
  const byItem: Part[] =
    linchpins.length === 0
      ? []
      : [
          `${number(linchpins.length)} ${linchpins.length === 1 ? 'item' : 'items'}, `,
          ...listed(
            linchpins.map(({ id }) => item(id)),
            'and',
          ),
        ]
  const bySource: Part[] =
    telling.length === 0
      ? []
      : [
          `${number(telling.length)} ${telling.length === 1 ? 'source' : 'sources'}, `,
          ...listed(
            telling.map(({ id }) => view.sources.get(id)?.name ?? id),
            'and',
          ),
        ]
  const both: Part[] = byItem.length > 0 && bySource.length > 0 ? [', and on '] : []
  const one = linchpins.length + telling.length === 1
  return [
    `${it[0]?.toUpperCase()}${it.slice(1)} ${said ? 'also rests' : 'rests'} on `,
    ...byItem,
    ...both,
    ...bySource,
    `: without ${one ? 'it' : 'any one of them'} who leads would change. `,
  ]
}

const number = (n: number) => inWords(n).toLowerCase()

function robust({ view, scores, robustness }: Given): Part[] {
  if (!robustness) return ['How often the order would stand if ratings were a little off could not be drawn this time.']
  const shares = robustness.hypotheses.map(({ id, leadsAlone, leadsTied }) => ({ id, share: leadsAlone + leadsTied }))
  const leaders = shares.filter(({ id }) => scores.leaders.includes(id))
  const next = shares.filter(({ id }) => !scores.leaders.includes(id)).sort((a, b) => b.share - a.share)[0]
  const chance = Math.round(robustness.options.chance * 100)
  const stays = leaders.flatMap(({ id, share }, at): Part[] => [
    at === 0 ? '' : '; ',
    ...named(view, [id]),
    ` ${at === 0 ? 'comes first, ties included, ' : ''}in ${ofHundredDraws(share)}`,
  ])
  const rival: Part[] =
    next && next.share > 0 ? ['; the nearest other, ', ...named(view, [next.id]), `, in ${ofHundredDraws(next.share)}`] : []
  return [`When each rating may be one step off, with a chance of ${chance} % to either side, `, ...stays, ...rival, '.']
}

function bayesian({ view, rater, bayes }: Given): Part[] {
  const prior = ownPrior(view, rater)
  const own = prior
    ? ` From ${rater.name}’s own probabilities before the evidence it computes ${posteriors(view, bayesOf(view, rater.id, { prior }))}.`
    : ''
  return [
    `The Bayesian view, which takes for granted that exactly one of the hypotheses is true and that all were equally probable before, computes ${posteriors(view, bayes)}.${own}`,
    ...conditionFails(view).flatMap((part, at): Part[] => (at === 0 ? [' ', part] : [part])),
  ]
}

/** "58.5 % for Coup, 20.0 % for Jihadi", the highest first. */
function posteriors(view: Given['view'], bayes: Bayes): string {
  const order = bayes.hypotheses.toSorted((a, b) => b.posterior - a.posterior)
  const said = order.map((one) => `${finePercent(neverCertain(bayes, one.posterior))} for ${nameOf(view, one.id)}`)
  const more = said.length - NAMED
  if (more <= 0) return said.join(', ')
  return [...said.slice(0, NAMED), `and no more for ${more === 1 ? 'the other one' : `any of the other ${more}`}`].join(', ')
}

/** A person's own probabilities, in the words of ICD 203; never in one sentence with a computed one. */
function ownJudgement({ view, rater, ranked }: Given): Part[] {
  const given = ranked.flatMap(({ id }) => {
    const now = rater.estimates.now.get(id)
    return now === undefined ? [] : [{ id, now }]
  })
  if (given.length === 0) return []
  const said = given.map(({ id, now }) => {
    const percent = `${Number((now * 100).toFixed(1))} %`
    const inWords = probabilityWords(now)
    return `${nameOf(view, id)} ${inWords === null ? percent : `${inWords} (${percent})`}`
  })
  const all = estimatesOf(view, rater, 'now')
  const off = all.count === ranked.length && offBy(all) !== 0 ? ` Together they make ${Number((all.sum * 100).toFixed(1))} %, not 100.` : ''
  return [`In ${rater.name}’s own judgement: ${said.join(', ')}.${off}`]
}
