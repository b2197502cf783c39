// The figures of sources, clusters and kinds of evidence: which hypothesis would lead if one were left out, neutral or reversed, and the fewest sources that
// the lead depends on. Each links to its what-if.
import { scaleBand, scaleLinear } from 'd3-scale'
import type { ItemGroupKind, ItemGroupSensitivity } from '../../src/ach/analysis/sensitivity.ts'
import type { Handling } from '../../src/ach/analysis/what-if.ts'
import { RELIABILITY_WORDS } from '../../src/ach/model/workbook.ts'
import { changedResult, sourceSetsSentence } from '../../src/ach/words/analysis-words.ts'
import { groupsFinding } from '../../src/ach/words/finding-words.ts'
import { itemName } from '../../src/ach/words/phrases.ts'
import { isSameSubject, type NamedSupposition, toggleLink } from '../../src/forms/what-if-query.ts'
import { HANDLING_WORDS } from '../../src/forms/what-if-subjects.ts'
import { paths } from '../../src/paths.ts'
import { formatAmount, leaderNames } from '../ui/sentence.tsx'
import { Figure, formatShare, Scroller } from './figure.tsx'
import type { Analysis } from './model.ts'

const MOST_BARS = 6
const markOf = ({ scores }: Analysis): string =>
  ` ◆ marks what would change ${changedResult(scores)}${scores.leaders.length === 1 ? '; a tie for the lead counts as a change' : ''}.`

export const SourcesFigure = ({ analysis }: { analysis: Analysis }) => (
  <Figure
    id="fig-sources"
    whole
    title={titleOf(analysis, 'source')}
    how={`Each source is left out in turn, then reversed: what supports a hypothesis counts against it, and the other way round. Treating a source as neutral gives the same scores as leaving it out.${barsWords(analysis)}${markOf(analysis)}`}
  >
    <GroupTable analysis={analysis} kind="source" head="Source" />
    <p class="prose" id="smallest">
      {sourceSetsSentence(analysis.view, analysis.scores, analysis.groups.source, analysis.sets)}
    </p>
  </Figure>
)

export const ClustersFigure = ({ analysis }: { analysis: Analysis }) => (
  <Figure
    id="fig-clusters"
    title={titleOf(analysis, 'cluster')}
    how={`Each cluster of items from one origin is left out in turn. Treating it as neutral gives the same scores.${markOf(analysis)}`}
  >
    <GroupTable analysis={analysis} kind="cluster" head="Cluster" />
  </Figure>
)

export const KindsFigure = ({ analysis }: { analysis: Analysis }) => (
  <Figure
    id="fig-kinds"
    title={titleOf(analysis, 'kind')}
    how={`Each kind of evidence is left out in turn. Treating it as neutral gives the same scores.${markOf(analysis)}`}
  >
    <GroupTable analysis={analysis} kind="kind" head="Kind" />
  </Figure>
)

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
    : ` Bars, from the top: ${ranked.map(({ id }) => itemName(view, id)).join(', ')}. The lowest score is solid.`

const GroupTable = ({ analysis, kind, head }: { analysis: Analysis; kind: ItemGroupKind; head: string }) => {
  const { view, scores } = analysis
  const bars = kind === 'source' && analysis.ranked.length <= MOST_BARS
  const longest = Math.max(1e-9, ...analysis.groups[kind].flatMap((one) => one.without.scores), ...analysis.ranked.map((one) => one.score))
  return (
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
          {analysis.groups[kind].map((one) => (
            <tr>
              <th scope="row" dir="auto">
                {nameIn(analysis, kind, one.id)} {kind === 'source' && <Reliability analysis={analysis} id={one.id} />}
              </th>
              <td class="num opt">{one.items.length}</td>
              {bars && (
                <td class="opt">
                  <MiniBars analysis={analysis} group={one} longest={longest} />
                </td>
              )}
              <td>{leads(view, one, 'without')}</td>
              <td class="num opt">{one.items.length === 0 ? '–' : formatAmount(one.without.margin, scores.method)}</td>
              {kind === 'source' && <td>{leads(view, one, 'mirrored')}</td>}
              <td>
                <WhatIfs analysis={analysis} kind={kind} group={one} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  )
}

const leads = (view: Analysis['view'], group: ItemGroupSensitivity, how: 'without' | 'mirrored') => {
  const result = group[how]
  if (!result || group.items.length === 0) return '–'
  const leaders = leaderNames(view, result.leaders)
  return group.changes.includes(how) ? <strong>{leaders} ◆</strong> : leaders
}

const Reliability = ({ analysis, id }: { analysis: Analysis; id: string }) => {
  const letter = analysis.view.sources.get(id)?.reliability
  return letter ? (
    <abbr class="rel" title={RELIABILITY_WORDS[letter]}>
      {letter}
    </abbr>
  ) : null
}

const MiniBars = ({ analysis, group, longest }: { analysis: Analysis; group: ItemGroupSensitivity; longest: number }) => {
  const place = new Map(analysis.table.hypotheses.map((id, at) => [id, at]))
  /** no bar for a hypothesis that nothing is rated for */
  const scoreOf = (id: string) => group.without.scores[place.get(id) ?? -1] ?? 0
  const x = scaleLinear([0, longest], [0, 0.98])
  const y = scaleBand(
    analysis.ranked.map(({ id }) => id),
    [0, 1],
  ).paddingInner(0.35)
  return (
    <svg class="plot mini" aria-hidden="true">
      {analysis.ranked.map(({ id }) => (
        <rect
          class={group.without.leaders.includes(id) ? 'contra' : 'contra-more'}
          y={formatShare(y(id) ?? 0)}
          width={formatShare(x(scoreOf(id)))}
          height={formatShare(y.bandwidth())}
        />
      ))}
    </svg>
  )
}

const WhatIfs = ({ analysis, kind, group }: { analysis: Analysis; kind: ItemGroupKind; group: ItemGroupSensitivity }) => {
  const offered: readonly Handling[] = kind === 'source' ? ['without', 'neutral', 'mirrored'] : ['without', 'neutral']
  const name = nameIn(analysis, kind, group.id)
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
