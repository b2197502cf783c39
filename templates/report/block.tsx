// Renders one block of the report: sentences, lists, tables, scores, hypotheses, the matrix.

import type { Child } from 'hono/jsx'
import { RATINGS, ratingWords } from '../../src/ach/model/rating.ts'
import type { View } from '../../src/ach/view/view.ts'
import { type Block, type HypothesisCase, linchpinKey, type Report, type ReportTable } from '../../src/report/blocks.ts'
import { ScoresTable } from '../matrix/scores-table.tsx'
import { RatingChip } from '../ui/rating-chip.tsx'
import { cellAddress, Sentence } from '../ui/sentence.tsx'
import { AnnexTable } from './annex.tsx'

interface BlockProps {
  readonly id: string
  readonly view: View
  readonly report: Pick<Report, 'leaders'>
  readonly block: Block
}

export const BlockView = ({ id, view, report, block }: BlockProps) => {
  // an item links to its cell for the first leader
  const [leader] = report.leaders
  switch (block.kind) {
    case 'lead':
      return (
        <p class="bottom-line">
          <Sentence id={id} parts={block.words} leader={leader} />
        </p>
      )
    case 'words':
      return (
        <p>
          <Sentence id={id} parts={block.words} leader={leader} />
        </p>
      )
    case 'small':
      return (
        <p class="small">
          <Sentence id={id} parts={block.words} leader={leader} />
        </p>
      )
    case 'list':
      return (
        <ul>
          {block.items.map((one) => (
            <li>
              <Sentence id={id} parts={one} leader={leader} />
            </li>
          ))}
        </ul>
      )
    case 'table':
      return (
        <Scroller label={block.table.label}>
          <DataTable id={id} table={block.table} leader={leader} />
        </Scroller>
      )
    case 'scores':
      return <ScoresTable view={view} scores={block.scores} size="l" />
    case 'hypotheses':
      return (
        <>
          {block.hypotheses.map((one) => (
            <HypothesisCaseView id={id} one={one} />
          ))}
          {block.hypotheses.some(({ against }) => against.some(({ linchpin }) => linchpin)) && <p class="small">{linchpinKey(block)}</p>}
        </>
      )
    case 'matrix':
      return (
        <>
          <Legend linchpins={block.annex.rows.some((row) => row.linchpin) ? linchpinKey(block.annex) : null} />
          <AnnexTable annex={block.annex} />
        </>
      )
  }
}

const Scroller = ({ label, children }: { label: string; children?: Child }) => (
  <section class="scroll-x" aria-label={label} tabindex={0}>
    {children}
  </section>
)

const DataTable = ({ id, table, leader }: { id: string; table: ReportTable; leader: string | undefined }) => (
  <table class="data">
    <thead>
      <tr>
        {table.head.map(({ text, num }) => (
          <th scope="col" class={num ? 'num' : undefined}>
            {text}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {table.rows.map(([head = [], ...cells]) => (
        <tr>
          <th scope="row" dir="auto">
            <Sentence id={id} parts={head} leader={leader} />
          </th>
          {cells.map((cell, at) => (
            <td class={table.head[at + 1]?.num ? 'num' : undefined} dir="auto">
              <Sentence id={id} parts={cell} leader={leader} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)

const HypothesisCaseView = ({ id, one }: { id: string; one: HypothesisCase }) => (
  <section aria-label={one.name}>
    <h3 dir="auto">
      {one.name}, <span class="standing">{one.standing}</span>
    </h3>
    {one.statement !== '' && (
      <p class="quiet typed statement" dir="auto">
        {one.statement}
      </p>
    )}
    {one.against.length > 0 && (
      <ul class="against">
        {one.against.map(({ evidence, rating, statement, adds, linchpin }) => (
          <li>
            <span class="meta">
              <a href={cellAddress(id, [], evidence, one.id)}>{evidence}</a>
              {linchpin && ' ◆'}
            </span>
            <RatingChip rating={rating} />
            <span dir="auto">{statement}</span>
            <span class="num meta">{adds}</span>
          </li>
        ))}
      </ul>
    )}
    {one.rest !== '' && <p class="small">{one.rest}</p>}
  </section>
)

const Legend = ({ linchpins }: { linchpins: string | null }) => (
  <p class="meta legend">
    {[...RATINGS, null].map((rating) => (
      <>
        <span class="pair">
          {rating === null ? <span class="chip" data-rating="" aria-hidden="true" /> : <RatingChip rating={rating} />} {ratingWords(rating)}
        </span>{' '}
      </>
    ))}
    {linchpins}
  </p>
)
