// The figures of sources, clusters and kinds of evidence: who would lead if one were left out, neutral or mirrored, and the fewest sources that
// the lead depends on. Each links to its what-if.
import { scaleBand, scaleLinear } from 'd3-scale'
import type { ItemGroupKind, ItemGroupSensitivity } from '../../src/ach/analysis/sensitivity.ts'
import type { Handling } from '../../src/ach/analysis/what-if.ts'
import { RELIABILITY_WORDS } from '../../src/ach/model/workbook.ts'
import { sourceSetsSentence } from '../../src/ach/words/analysis-words.ts'
import { groupsFinding } from '../../src/ach/words/finding-words.ts'
import { itemName } from '../../src/ach/words/phrases.ts'
import { isSameSubject, type NamedSupposition, toggleLink } from '../../src/forms/what-if-query.ts'
import { paths } from '../../src/paths.ts'
import { formatAmount, leaderNames } from '../ui/sentence.tsx'
import { Figure, formatShare, Scroller } from './figure.tsx'
import type { Analysis } from './model.ts'

const MOST_BARS = 6
const MARK = ' ◆ marks a change of leader.'

export const SourcesFigure = ({ of }: { of: Analysis }) => (
  <Figure
    id="fig-sources"
    whole
    title={titleOf(of, 'source')}
    how={`Each source is left out in turn, then mirrored: what it says for a hypothesis counts against it. Treating a source as neutral gives the same scores as leaving it out.${barsWords(of)}${MARK}`}
  >
    <GroupTable of={of} kind="source" head="Source" />
    <p class="prose" id="smallest">
      {sourceSetsSentence(of.view, of.groups.source, of.sets)}
    </p>
  </Figure>
)

export const ClustersFigure = ({ of }: { of: Analysis }) => (
  <Figure
    id="fig-clusters"
    title={titleOf(of, 'cluster')}
    how={`Each cluster of items from one origin is left out in turn. Treating it as neutral gives the same scores.${MARK}`}
  >
    <GroupTable of={of} kind="cluster" head="Cluster" />
  </Figure>
)

export const KindsFigure = ({ of }: { of: Analysis }) => (
  <Figure
    id="fig-kinds"
    title={titleOf(of, 'kind')}
    how={`All items of one kind are left out in turn. Treating them as neutral gives the same scores.${MARK}`}
  >
    <GroupTable of={of} kind="kind" head="Kind" />
  </Figure>
)

const nameIn = ({ view }: Analysis, kind: ItemGroupKind, id: string): string =>
  kind === 'source' ? (view.sources.get(id)?.name ?? id) : kind === 'cluster' ? (view.clusters.get(id)?.label ?? id) : id

function titleOf(of: Analysis, kind: ItemGroupKind): string {
  const changing = of.groups[kind].filter((one) => one.changes.includes('without'))
  return groupsFinding(
    of.view,
    of.scores,
    kind,
    changing.map(({ id, without }) => ({ name: nameIn(of, kind, id), leaders: without.leaders })),
  )
}

const barsWords = ({ ranked, view }: Analysis): string =>
  ranked.length > MOST_BARS
    ? ''
    : ` Bars, from the top: ${ranked.map(({ id }) => itemName(view, id)).join(', ')}. The lowest score is solid.`

const GroupTable = ({ of, kind, head }: { of: Analysis; kind: ItemGroupKind; head: string }) => {
  const { view, scores } = of
  const bars = kind === 'source' && of.ranked.length <= MOST_BARS
  const longest = Math.max(1e-9, ...of.groups[kind].flatMap((one) => one.without.scores), ...of.ranked.map((one) => one.score))
  return (
    <Scroller label={`Effect of each ${head.toLowerCase()}`}>
      <table class="data">
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col" class="num opt">
              items
            </th>
            {bars && (
              <th scope="col" class="opt">
                scores without
              </th>
            )}
            <th scope="col">lowest score without</th>
            <th scope="col" class="num opt">
              margin without
            </th>
            {kind === 'source' && <th scope="col">lowest if mirrored</th>}
            <th scope="col">
              <span class="no-print">what if</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {of.groups[kind].map((one) => (
            <tr>
              <th scope="row" dir="auto">
                {nameIn(of, kind, one.id)} {kind === 'source' && <Reliability of={of} id={one.id} />}
              </th>
              <td class="num opt">{one.items.length}</td>
              {bars && (
                <td class="opt">
                  <MiniBars of={of} group={one} longest={longest} />
                </td>
              )}
              <td>{leads(view, one, 'without')}</td>
              <td class="num opt">{one.items.length === 0 ? '–' : formatAmount(one.without.margin, scores.method)}</td>
              {kind === 'source' && <td>{leads(view, one, 'mirrored')}</td>}
              <td>
                <WhatIfs of={of} kind={kind} group={one} />
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

const Reliability = ({ of, id }: { of: Analysis; id: string }) => {
  const letter = of.view.sources.get(id)?.reliability
  return letter ? (
    <abbr class="rel" title={RELIABILITY_WORDS[letter]}>
      {letter}
    </abbr>
  ) : null
}

const MiniBars = ({ of, group, longest }: { of: Analysis; group: ItemGroupSensitivity; longest: number }) => {
  const place = new Map(of.table.hypotheses.map((id, at) => [id, at]))
  const x = scaleLinear([0, longest], [0, 0.98])
  const y = scaleBand(
    of.ranked.map(({ id }) => id),
    [0, 1],
  ).paddingInner(0.35)
  return (
    <svg class="plot mini" aria-hidden="true">
      {of.ranked.map(({ id }) => (
        <rect
          class={group.without.leaders.includes(id) ? 'contra' : 'contra-more'}
          y={formatShare(y(id) ?? 0)}
          width={formatShare(x(group.without.scores[place.get(id) ?? 0] ?? 0))}
          height={formatShare(y.bandwidth())}
        />
      ))}
    </svg>
  )
}

const HANDLING_WORDS: Readonly<Record<Handling, string>> = { without: 'left out', neutral: 'neutral', mirrored: 'mirrored' }

const WhatIfs = ({ of, kind, group }: { of: Analysis; kind: ItemGroupKind; group: ItemGroupSensitivity }) => {
  const offered: readonly Handling[] = kind === 'source' ? ['without', 'neutral', 'mirrored'] : ['without', 'neutral']
  const name = nameIn(of, kind, group.id)
  const now = of.suppositions.find((one) => isSameSubject(one, { what: kind, id: group.id, how: 'without' }))
  if (group.items.length === 0 && !now) return <>–</>
  return (
    <span class="what-ifs no-print">
      {offered.map((how) => {
        const one: NamedSupposition = { what: kind, id: group.id, how }
        const on = now?.how === how
        return (
          <a href={toggleLink(paths.analysis(of.id), of.suppositions, one)} aria-current={on ? 'true' : undefined}>
            {kind === 'source' && how === 'without' ? 'not believed' : HANDLING_WORDS[how]}
            <span class="visually-hidden">: {on ? `remove ${name} from the what-if` : `what if, ${name}`}</span>
          </a>
        )
      })}
    </span>
  )
}
