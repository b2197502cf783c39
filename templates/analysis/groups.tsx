// The figures of sources, clusters and kinds of evidence: which hypothesis would lead if one were left out, neutral or reversed, and the fewest sources that
// the lead depends on. Each links to its what-if.
import { scaleBand } from 'd3-scale'
import type { ItemGroupKind, ItemGroupSensitivity } from '../../src/ach/analysis/sensitivity.ts'
import type { Handling } from '../../src/ach/analysis/what-if.ts'
import { RELIABILITY_WORDS, type Reliability } from '../../src/ach/model/workbook.ts'
import { changedResult, sourceSetsSentence } from '../../src/ach/words/analysis-words.ts'
import { groupsFinding } from '../../src/ach/words/finding-words.ts'
import { hypothesisName } from '../../src/ach/words/phrases.ts'
import { isSameSubject, type NamedSupposition, toggleLink } from '../../src/forms/what-if-query.ts'
import { HANDLING_WORDS } from '../../src/forms/what-if-subjects.ts'
import { paths } from '../../src/paths.ts'
import { formatAmount, leaderNames } from '../ui/sentence.tsx'
import { Figure, type FigureProps, type FigureTexts, formatShare, pictureOf, Scroller } from './figure.tsx'
import type { Analysis } from './model.ts'

const MOST_BARS = 6
const markOf = ({ scores }: Analysis): string =>
  ` ◆ marks what would change ${changedResult(scores)}${scores.leaders.length === 1 ? '; a tie for the lead counts as a change' : ''}.`

/** What follows if one source, cluster or kind of evidence is left out or reversed. */
export interface GroupLosses extends FigureTexts {
  readonly head: string
  /** whether the scores without it are drawn as bars */
  readonly bars: boolean
  readonly rows: readonly GroupLossRow[]
}

export interface GroupLossRow {
  readonly group: ItemGroupSensitivity
  readonly name: string
  readonly reliability: Reliability | null
  readonly items: number
  /** one for each hypothesis by rank: a share of the longest bar, 0 to 1, and whether it leads */
  readonly scores: readonly { readonly to: number; readonly leads: boolean }[]
  readonly without: LeadersWords
  readonly margin: string
  readonly mirrored: LeadersWords
}

/** Who has the lowest score, or a dash, and whether that is a change. */
interface LeadersWords {
  readonly words: string
  readonly changes: boolean
}

const HEADS: Readonly<Record<ItemGroupKind, string>> = { source: 'Source', cluster: 'Cluster', kind: 'Kind' }

export function groupRows(analysis: Analysis, kind: ItemGroupKind): GroupLosses {
  const { view, scores, ranked, table } = analysis
  const longest = Math.max(1e-9, ...analysis.groups[kind].flatMap((one) => one.without.scores), ...ranked.map((one) => one.score))
  const place = new Map(table.hypotheses.map((id, at) => [id, at]))
  return {
    title: titleOf(analysis, kind),
    how: `${HOW[kind]}${kind === 'source' ? barsWords(analysis) : ''}${markOf(analysis)}`,
    head: HEADS[kind],
    bars: kind === 'source' && ranked.length <= MOST_BARS,
    rows: analysis.groups[kind].map((group) => ({
      group,
      name: nameIn(analysis, kind, group.id),
      reliability: kind === 'source' ? (view.sources.get(group.id)?.reliability ?? null) : null,
      items: group.items.length,
      // no bar for a hypothesis that nothing is rated for
      scores: ranked.map(({ id }) => ({
        to: (group.without.scores[place.get(id) ?? -1] ?? 0) / longest,
        leads: group.without.leaders.includes(id),
      })),
      without: leadersWords(view, group, 'without'),
      margin: group.items.length === 0 ? '–' : formatAmount(group.without.margin, scores.method),
      mirrored: leadersWords(view, group, 'mirrored'),
    })),
  }
}

const HOW: Readonly<Record<ItemGroupKind, string>> = {
  source:
    'Each source is left out in turn, then reversed: what supports a hypothesis counts against it, and the other way round. Treating a source as neutral gives the same scores as leaving it out.',
  cluster: 'Each cluster of items from one origin is left out in turn. Treating it as neutral gives the same scores.',
  kind: 'Each kind of evidence is left out in turn. Treating it as neutral gives the same scores.',
}

export const SourcesFigure = ({ analysis }: { analysis: Analysis }) => (
  <GroupFigure id="fig-sources" analysis={analysis} kind="source">
    <p class="prose" id="smallest">
      {smallestSets(analysis)}
    </p>
  </GroupFigure>
)

export const ClustersFigure = ({ analysis }: { analysis: Analysis }) => <GroupFigure id="fig-clusters" analysis={analysis} kind="cluster" />

export const KindsFigure = ({ analysis }: { analysis: Analysis }) => <GroupFigure id="fig-kinds" analysis={analysis} kind="kind" />

/** Folded where no row would change the result. */
const isIdle = (analysis: Analysis, kind: ItemGroupKind): boolean => analysis.groups[kind].every(({ changes }) => changes.length === 0)

/** The fewest sources that the lead depends on, as a sentence. */
export const smallestSets = ({ view, scores, groups, sets }: Analysis): string => sourceSetsSentence(view, scores, groups.source, sets)

const GroupFigure = ({
  id,
  analysis,
  kind,
  children,
}: Pick<FigureProps, 'id' | 'children'> & { analysis: Analysis; kind: ItemGroupKind }) => {
  const drawn = groupRows(analysis, kind)
  return (
    <Figure
      id={id}
      whole
      folded={kind !== 'source' && isIdle(analysis, kind)}
      picture={pictureOf(analysis, id.replace('fig-', ''))}
      title={drawn.title}
      how={drawn.how}
    >
      <GroupTable analysis={analysis} kind={kind} of={drawn} />
      {children}
    </Figure>
  )
}

const nameIn = ({ view }: Analysis, kind: ItemGroupKind, id: string): string =>
  kind === 'source' ? (view.sources.get(id)?.name ?? id) : kind === 'cluster' ? (view.clusters.get(id)?.label ?? id) : id

function titleOf(analysis: Analysis, kind: ItemGroupKind): string {
  const changing = analysis.groups[kind].filter((one) => one.changes.includes('without'))
  return groupsFinding(
    analysis.view,
    analysis.scores,
    kind,
    changing.map(({ id, without }) => ({ name: nameIn(analysis, kind, id), leaders: without.leaders })),
  )
}

const barsWords = ({ ranked, view }: Analysis): string =>
  ranked.length > MOST_BARS
    ? ''
    : ` Bars, from the top: ${ranked.map(({ id }) => hypothesisName(view, id)).join(', ')}. The lowest score is solid.`

const GroupTable = ({ analysis, kind, of: { head, bars, rows } }: { analysis: Analysis; kind: ItemGroupKind; of: GroupLosses }) => (
  <Scroller label={`Effect of each ${head.toLowerCase()}`}>
    <table class="data">
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col" class="num opt">
            Items
          </th>
          {bars && (
            <th scope="col" class="opt">
              Scores without it
            </th>
          )}
          <th scope="col">Least inconsistent without it</th>
          <th scope="col" class="num opt">
            Margin without it
          </th>
          {kind === 'source' && <th scope="col">Least inconsistent if reversed</th>}
          <th scope="col">
            <span class="no-print">What-if</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            <th scope="row" dir="auto">
              {row.name}{' '}
              {row.reliability && (
                <abbr class="rel" title={RELIABILITY_WORDS[row.reliability]}>
                  {row.reliability}
                </abbr>
              )}
            </th>
            <td class="num opt">{row.items}</td>
            {bars && (
              <td class="opt">
                <MiniBars scores={row.scores} />
              </td>
            )}
            <td>{leads(row.without)}</td>
            <td class="num opt">{row.margin}</td>
            {kind === 'source' && <td>{leads(row.mirrored)}</td>}
            <td>
              <WhatIfs analysis={analysis} kind={kind} row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </Scroller>
)

function leadersWords(view: Analysis['view'], group: ItemGroupSensitivity, how: 'without' | 'mirrored'): LeadersWords {
  const result = group[how]
  if (!result || group.items.length === 0) return { words: '–', changes: false }
  return { words: leaderNames(view, result.leaders), changes: group.changes.includes(how) }
}

const leads = ({ words, changes }: LeadersWords) => (changes ? <strong>{words} ◆</strong> : words)

const MiniBars = ({ scores }: Pick<GroupLossRow, 'scores'>) => {
  const y = scaleBand(
    scores.map((_, at) => at),
    [0, 1],
  ).paddingInner(0.35)
  return (
    <svg class="plot mini" aria-hidden="true">
      {scores.map((one, at) => (
        <rect
          class={one.leads ? 'contra' : 'contra-more'}
          y={formatShare(y(at) ?? 0)}
          width={formatShare(0.98 * one.to)}
          height={formatShare(y.bandwidth())}
        />
      ))}
    </svg>
  )
}

const WhatIfs = ({ analysis, kind, row: { group, name } }: { analysis: Analysis; kind: ItemGroupKind; row: GroupLossRow }) => {
  const offered: readonly Handling[] = kind === 'source' ? ['without', 'neutral', 'mirrored'] : ['without', 'neutral']
  const now = analysis.suppositions.find((one) => isSameSubject(one, { what: kind, id: group.id, how: 'without' }))
  if (group.items.length === 0 && !now) return <>–</>
  return (
    <span class="what-ifs no-print">
      {offered.map((how) => {
        const one: NamedSupposition = { what: kind, id: group.id, how }
        const on = now?.how === how
        return (
          <a href={toggleLink(paths.analysis(analysis.id), analysis.suppositions, one)} aria-current={on ? 'true' : undefined}>
            {HANDLING_WORDS[how]}
            <span class="visually-hidden">
              : {name}, {on ? 'remove from the what-if' : 'what-if'}
            </span>
          </a>
        )
      })}
    </span>
  )
}
