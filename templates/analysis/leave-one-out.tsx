// The figure of the items: the margin with each item left out, as a tornado chart, and the smallest change of ratings that changes the leader.
import { scaleLinear } from 'd3-scale'
import type { ItemLoss } from '../../src/ach/analysis/sensitivity.ts'
import { nearestChange } from '../../src/ach/words/analysis-words.ts'
import { itemsFinding } from '../../src/ach/words/finding-words.ts'
import { countNoun, hypothesisName, type Phrase } from '../../src/ach/words/phrases.ts'
import { toggleLink } from '../../src/forms/what-if-query.ts'
import { paths } from '../../src/paths.ts'
import { cellAddress, formatAmount, formatChange, leaderNames, Sentence, shortenLabel } from '../ui/sentence.tsx'
import { DataTable, Figure, formatShare, pictureOf } from './figure.tsx'
import type { Analysis } from './model.ts'

/** bars shown, and at most if there are many linchpins */
const BARS = 8
const MAX_BARS = 16
/** statements are cut to this many characters */
const MAX_TEXT = 160

/** The margin with one item left out, for the items that are drawn. */
export interface ItemBars {
  readonly title: string
  /** null if no margin changes */
  readonly how: string | null
  /** the margin now */
  readonly now: number
  /** the ends of the scale: zero, the margin now and all bars are between them */
  readonly low: number
  readonly high: number
  readonly rows: readonly {
    readonly id: string
    readonly statement: string
    readonly linchpin: boolean
    /** end of the bar, which starts at the margin now */
    readonly end: number
    /** whether the words are on the left of the end, away from the bar or where there is more room */
    readonly left: boolean
    readonly words: string
  }[]
  /** replaces the bars if there are none */
  readonly nothing: string
  /** the smallest change of ratings that changes the leader */
  readonly nearest: readonly Phrase[]
}

export function itemBars(analysis: Analysis): ItemBars {
  const { view, scores, margin, items, flip } = analysis
  const sorted = sortLosses(analysis)
  const linchpins = sorted.filter((one) => one.linchpin)
  const shown = sorted
    .filter((one) => one.linchpin || marginChange(analysis, one) !== 0)
    .slice(0, Math.min(MAX_BARS, Math.max(BARS, linchpins.length)))
  const now = margin ?? 0
  const ends = [0, now, ...shown.map((one) => one.marginWithout ?? 0)]
  const [low, high] = [Math.min(...ends), Math.max(...ends)]
  const inRightHalf = (end: number) => high > low && (end - low) / (high - low) > 0.5
  return {
    title: itemsFinding(
      scores,
      items.filter((one) => one.linchpin).map((one) => one.id),
    ),
    how:
      shown.length > 0
        ? `Each bar shows the margin with one item left out: how far the score of ${hypothesisName(view, scores.leaders[0] ?? '')} is below the lowest of the others. Dotted line: the margin now, ${formatAmount(margin, scores.method)}. Solid line: zero, where the two scores are equal; below zero, another hypothesis has the lowest score. Linchpins (◆) come first, then the largest changes.`
        : null,
    now,
    low,
    high: high === low ? low + 1 : high,
    rows: shown.map((one) => {
      const { id, linchpin, marginWithout } = one
      const end = marginWithout ?? 0
      return {
        id,
        statement: view.evidence.get(id)?.statement ?? '',
        linchpin,
        end,
        left: Math.abs(end - now) <= 1e-9 ? inRightHalf(end) : end < now,
        words: `${formatAmount(end, scores.method)}${tieWords(analysis, one)}`,
      }
    }),
    nothing: `The margin (the gap between the lowest score and the next) is ${formatAmount(margin, scores.method)} and stays the same, whichever item is left out.`,
    nearest: nearestChange(view, scores, flip, Number.POSITIVE_INFINITY),
  }
}

export const LeaveOneOutFigure = ({ analysis }: { analysis: Analysis }) => {
  const { id, view, scores } = analysis
  const [leader = ''] = scores.leaders
  const sorted = sortLosses(analysis)
  const drawn = itemBars(analysis)
  const steps = new Map(analysis.bars.map((one) => [one.id, one]))
  const method = scores.method
  return (
    <Figure
      id="fig-items"
      picture={pictureOf(analysis, 'items')}
      whole
      title={drawn.title}
      how={drawn.how}
      summary={sorted.length === 1 ? 'Show the only item' : `Show all ${countNoun(sorted.length, 'item')}`}
      numbers={
        <DataTable
          columns={[
            { name: 'Item left out' },
            { name: 'Margin without it', num: true },
            { name: 'Change', num: true },
            { name: 'Least inconsistent without it' },
            { name: 'Margin if its row moves one step against the leader', num: true },
            { name: 'Margin if its row moves one step for the leader', num: true },
          ]}
          rows={sorted.map((one) => [
            <a href={cellAddress(id, analysis.suppositions, one.id, leader)}>{one.id}</a>,
            formatAmount(one.marginWithout, method),
            formatChange(marginChange(analysis, one), method),
            `${leaderNames(view, one.leadersWithout)}${one.linchpin ? ' ◆' : ''}`,
            formatAmount(steps.get(one.id)?.worse ?? null, method),
            formatAmount(steps.get(one.id)?.better ?? null, method),
          ])}
        />
      }
    >
      {drawn.rows.length > 0 ? <Bars analysis={analysis} of={drawn} /> : <p>{drawn.nothing}</p>}
      <p class="prose" id="flip">
        <Sentence id={id} parts={drawn.nearest} leader={leader} suppositions={analysis.suppositions} />
      </p>
    </Figure>
  )
}

/** What a margin of 0 means: a linchpin of a tie may change who is tied and leave the margin at 0. */
function tieWords({ scores }: Analysis, { linchpin, leadersWithout }: ItemLoss): string {
  if (!linchpin || leadersWithout.length < 2) return ''
  return scores.leaders.length > 1 ? ' (a different tie)' : ' (a tie)'
}

const marginChange = ({ margin }: Analysis, { marginWithout }: ItemLoss): number => {
  const by = (marginWithout ?? 0) - (margin ?? 0)
  return Math.abs(by) <= 1e-9 ? 0 : by
}

/** Linchpins first, then by how far the margin moves. */
const sortLosses = (analysis: Analysis): ItemLoss[] =>
  analysis.items.toSorted(
    (a, b) => Number(b.linchpin) - Number(a.linchpin) || Math.abs(marginChange(analysis, b)) - Math.abs(marginChange(analysis, a)),
  )

const Bars = ({ analysis: { id, scores, suppositions }, of: { now, low, high, rows } }: { analysis: Analysis; of: ItemBars }) => {
  const x = scaleLinear([low, high], [0.2, 0.8])
  const [leader = ''] = scores.leaders
  return (
    <ol class="bars">
      {rows.map((one) => {
        return (
          <li>
            <span class="words">
              <a href={cellAddress(id, suppositions, one.id, leader)}>
                <b>{one.id}</b>
              </a>{' '}
              <span dir="auto">{shortenLabel(one.statement, MAX_TEXT)}</span> {one.linchpin && <span class="mark">◆ linchpin</span>}{' '}
              <a
                class="meta try no-print"
                href={toggleLink(paths.analysis(id), suppositions, { what: 'evidence', id: one.id, how: 'without' })}
              >
                What if it is left out?<span class="visually-hidden">: {one.id}</span>
              </a>
            </span>
            <svg class="plot" height="22" aria-hidden="true">
              <line class="zero" x1={formatShare(x(0))} x2={formatShare(x(0))} y1="-6" y2="28" />
              <line class="base" x1={formatShare(x(now))} x2={formatShare(x(now))} y1="-6" y2="28" />
              <rect
                class={one.linchpin ? 't1' : 't3'}
                x={formatShare(x(Math.min(now, one.end)))}
                y="4"
                width={formatShare(Math.abs(x(one.end) - x(now)))}
                height="14"
              />
              <text
                class={`${one.left ? 'end' : 'start'}${one.linchpin ? ' strong' : ''}`}
                x={formatShare(x(one.end) + (one.left ? -0.012 : 0.012))}
                y="15.5"
              >
                {one.words}
              </text>
            </svg>
          </li>
        )
      })}
    </ol>
  )
}
