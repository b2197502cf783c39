// "What it hangs on" in one paragraph: the items and sources whose loss changes who leads, and how near the nearest change is. Words only,
// true of the figures they are given. Never says winner, best, proven or most likely.
import type { Flip } from './flip-distance.ts'
import { RATING_WORDS } from './rating.ts'
import { comparable, type Scores } from './score.ts'
import type { GroupSensitivity, ItemLoss } from './sensitivity.ts'
import type { View } from './view.ts'
import { inWords, listed, NAMED, nameOf, type Part, textOf } from './wording.ts'

export interface Hanging {
  readonly scores: Scores
  readonly items: readonly ItemLoss[]
  readonly sources: readonly GroupSensitivity[]
  readonly flip: Flip | null
}

/**
 * The paragraph as parts, with links to items, hypotheses and cells. Null where nothing can hang on anything: the verdicts single and
 * unrated, whose own sentence says it all. All figures must be of one view and rater.
 */
export function hangsOn(view: View, { scores, items, sources, flip }: Hanging): readonly Part[] | null {
  if (!comparable(scores)) return null
  const alone = scores.leaders.length === 1
  const it = alone ? 'its lead' : 'the tie'
  const linchpins = items.filter((one) => one.linchpin)
  const telling = sources.filter((one) => one.changes.includes('without'))
  // what was hardly tested has a low score, and leads nothing
  const untested = alone ? ' has the lowest score' : ' have the lowest score'
  const standing = scores.verdict === 'untested' ? untested : alone ? ' is least contradicted' : ' are contradicted equally'
  const opening: Part[] = [...hypotheses(view, scores.leaders), standing]
  const byItem = linchpins.map(({ id, leadersWithout }): Loss => ({ name: { text: id, evidence: id }, leaders: leadersWithout }))
  const bySource = telling.map(({ id, without }): Loss => ({ name: view.sources.get(id)?.name ?? id, leaders: without.leaders }))
  const but = linchpins.length + telling.length > 0 ? ', but ' : ', and '
  return [
    ...opening,
    but,
    ...(byItem.length > 0
      ? [
          `${number(byItem.length)} ${byItem.length === 1 ? 'item holds' : 'items hold'} ${alone ? 'it' : 'the tie'} up: `,
          ...losses(view, byItem),
        ]
      : [`no single item holds ${it} up`]),
    '.',
    ...(bySource.length > 0
      ? [
          ` ${alone ? 'It' : 'The tie'} hangs on ${number(bySource.length)} ${bySource.length === 1 ? 'source' : 'sources'}: `,
          ...losses(view, bySource),
          '.',
        ]
      : sources.some((one) => one.items.length > 0)
        ? [byItem.length > 0 ? ' Leaving out a single source does not change who leads.' : ' No single source does either.']
        : []),
    ' ',
    ...nearestChange(view, flip),
  ]
}

interface Loss {
  readonly name: Part
  readonly leaders: readonly string[]
}

/** "without E5 Grievance would lead; without E7 Coup and Grievance would tie"; from five on only their names. */
function losses(view: View, all: readonly Loss[]): Part[] {
  if (all.length > NAMED)
    return [
      'leaving out any one of ',
      ...listed(
        all.map((one) => one.name),
        'and',
      ),
      ' changes who leads',
    ]
  return all.flatMap(({ name, leaders }, at): Part[] => [
    at === 0 ? 'without ' : '; without ',
    name,
    ', ',
    ...hypotheses(view, leaders),
    leaders.length === 1 ? ' would lead' : ' would tie',
  ])
}

/** How near the nearest change of the leaders is, with its cells: one sentence. */
export function nearestChange(view: View, flip: Flip | null, what = 'that'): Part[] {
  if (!flip) return ['No change of a rated cell could change who leads.']
  const cells = flip.cells.map(
    ({ evidence, hypothesis, from, to }): Part => ({
      text: `${evidence} under ${nameOf(view, hypothesis)} from ${RATING_WORDS[from]} to ${RATING_WORDS[to]}`,
      evidence,
      hypothesis,
    }),
  )
  const steps = flip.steps === 1 ? 'One step' : `${inWords(flip.steps)} steps`
  return [`${steps} would be enough to change ${what}, for example `, ...listed(cells, 'and'), '.']
}

const number = (n: number): string => inWords(n).toLowerCase()

const hypotheses = (view: View, ids: readonly string[]): Part[] =>
  listed(
    ids.map((id) => ({ text: nameOf(view, id), hypothesis: id })),
    'and',
  )

/** The paragraph as plain text. */
export const hangsOnText = (parts: readonly Part[]): string => parts.map(textOf).join('')
