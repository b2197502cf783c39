// The tornado: each item left out, and how near the nearest change of the leaders is.
import { scaleLinear } from 'd3-scale'
import type { ItemLoss } from '../../src/ach/analysis/sensitivity.ts'
import { leadNoun, nearestChange } from '../../src/ach/words/analysis-words.ts'
import { numberWord as counted, itemName, countNoun as items, joinPhrases } from '../../src/ach/words/phrases.ts'
import { toggleLink } from '../../src/forms/what-if-query.ts'
import { paths } from '../../src/paths.ts'
import { cellAddress, formatAmount, formatChange, leaderNames, Sentence, shortenLabel } from '../ui/sentence.tsx'
import { DataTable, Figure, formatShare } from './figure.tsx'
import type { Analysis } from './model.ts'

const SHOWN = 8
const MOST = 16
const TEXT = 160

export const LeaveOneOutFigure = ({ of }: { of: Analysis }) => {
  const { id, view, scores, margin } = of
  const [leader = ''] = scores.leaders
  const moving = sortLosses(of)
  const linchpins = moving.filter((one) => one.linchpin).length
  const shown = moving.filter((one) => changedLeader(of, one) !== 0).slice(0, Math.min(MOST, Math.max(SHOWN, linchpins)))
  const steps = new Map(of.bars.map((one) => [one.id, one]))
  const method = scores.method
  return (
    <Figure
      id="fig-items"
      whole
      title={titleOf(of)}
      how={`The margin (lowest score of the others minus ${itemName(view, leader)}) when one item is left out. Dotted: the margin now, ${formatAmount(margin, method)}. Solid: zero, where the order at the top changes. The largest change comes first; ◆ marks a linchpin.`}
      summary={moving.length === 1 ? 'The one item' : `All ${items(moving.length, 'item')}`}
      numbers={
        <DataTable
          columns={[
            { name: 'Item left out' },
            { name: 'margin then', num: true },
            { name: 'change', num: true },
            { name: 'first then' },
            { name: 'margin, one step worse', num: true },
            { name: 'one step better', num: true },
          ]}
          rows={moving.map((one) => [
            <a href={cellAddress(id, of.suppositions, one.id, leader)}>{one.id}</a>,
            formatAmount(one.marginWithout, method),
            formatChange(changedLeader(of, one), method),
            `${leaderNames(view, one.leadersWithout)}${one.linchpin ? ' ◆' : ''}`,
            formatAmount(steps.get(one.id)?.worse ?? null, method),
            formatAmount(steps.get(one.id)?.better ?? null, method),
          ])}
        />
      }
    >
      {shown.length > 0 ? <Bars of={of} shown={shown} /> : <p>Leaving out any one of the items leaves the margin as it is.</p>}
      <p class="prose" id="flip">
        <Sentence id={id} parts={nearestChange(view, of.flip, Number.POSITIVE_INFINITY)} leader={leader} suppositions={of.suppositions} />
      </p>
    </Figure>
  )
}

const changedLeader = ({ margin }: Analysis, { marginWithout }: ItemLoss): number => {
  const by = (marginWithout ?? 0) - (margin ?? 0)
  return Math.abs(by) <= 1e-9 ? 0 : by
}

/** Linchpins first, then by how far the margin moves. */
const sortLosses = (of: Analysis): ItemLoss[] =>
  of.items.toSorted((a, b) => Number(b.linchpin) - Number(a.linchpin) || Math.abs(changedLeader(of, b)) - Math.abs(changedLeader(of, a)))

function titleOf({ scores, items: all }: Analysis): string {
  const linchpins = all.filter((one) => one.linchpin).map((one) => one.id)
  const what = leadNoun(scores)
  if (linchpins.length === 0) return `No single item holds ${what} up`
  return `${counted(linchpins.length)} ${linchpins.length === 1 ? 'item holds' : 'items hold'} ${what} up: ${joinPhrases(linchpins, 'and')}`
}

const Bars = ({ of, shown }: { of: Analysis; shown: readonly ItemLoss[] }) => {
  const { id, view, scores, margin } = of
  const now = margin ?? 0
  const ends = [0, now, ...shown.map((one) => one.marginWithout ?? 0)]
  const [low, high] = [Math.min(...ends), Math.max(...ends)]
  const x = scaleLinear([low, high === low ? low + 1 : high], [0.12, 0.88])
  const [leader = ''] = scores.leaders
  return (
    <ol class="bars">
      {shown.map((one) => {
        const end = one.marginWithout ?? 0
        const left = end < now
        return (
          <li>
            <span class="words">
              <a href={cellAddress(id, of.suppositions, one.id, leader)}>
                <b>{one.id}</b>
              </a>{' '}
              <span dir="auto">{shortenLabel(view.evidence.get(one.id)?.statement ?? '', TEXT)}</span>{' '}
              {one.linchpin && <span class="mark">◆ linchpin</span>}{' '}
              <a
                class="meta try no-print"
                href={toggleLink(paths.analysis(id), of.suppositions, { what: 'evidence', id: one.id, how: 'without' })}
              >
                What if it is left out<span class="visually-hidden">: {one.id}</span>
              </a>
            </span>
            <svg class="plot" height="22" aria-hidden="true">
              <line class="zero" x1={formatShare(x(0))} x2={formatShare(x(0))} y1="-6" y2="28" />
              <line class="base" x1={formatShare(x(now))} x2={formatShare(x(now))} y1="-6" y2="28" />
              <rect
                class={one.linchpin ? 't1' : 't3'}
                x={formatShare(x(Math.min(now, end)))}
                y="4"
                width={formatShare(Math.abs(x(end) - x(now)))}
                height="14"
              />
              <text
                class={`${left ? 'end' : 'start'}${one.linchpin ? ' strong' : ''}`}
                x={formatShare(x(end) + (left ? -0.012 : 0.012))}
                y="15.5"
              >
                {formatAmount(end, scores.method)}
              </text>
            </svg>
          </li>
        )
      })}
    </ol>
  )
}
