// The frame of every figure: the finding, how to read the picture, the picture, the same numbers as a table. Knows no analysis.
import type { Child } from 'hono/jsx'
import { escapeHtml, rawHtml } from '../ui/html.ts'

export interface FigureProps {
  readonly id: string
  readonly title: string
  readonly how?: Child
  readonly whole?: boolean
  /** what it means for this workbook, in one plain sentence */
  readonly means?: Child
  /** what the table is called */
  readonly summary?: string
  readonly numbers?: Child
  readonly children?: Child
}

export const Figure = ({ id, title, how, whole, summary = 'The numbers', means, numbers, children }: FigureProps) => (
  <figure class={whole ? 'fig whole' : 'fig'} id={id} aria-labelledby={`${id}-title`}>
    <div class="shown">
      <h2 id={`${id}-title`}>{title}</h2>
      {how && <p class="how">{how}</p>}
      {children}
      {means && <p class="means">{means}</p>}
    </div>
    {numbers && (
      <details>
        <summary>{summary}</summary>
        <Scroller label={`${summary}: ${title}`}>{numbers}</Scroller>
      </details>
    )}
  </figure>
)

/** Wide tables scroll in a box of their own, also by keyboard. */
export const Scroller = ({ label, children }: { label: string; children?: Child }) => (
  <section class="scroll-x" aria-label={label} tabindex={0}>
    {children}
  </section>
)

export interface FigureColumn {
  readonly name: Child
  /** a number: stands at the end */
  readonly num?: boolean
}

/** As JSX would print it: text escaped, elements as they are, nothing for what is no content. */
function textOf(cell: Child): string {
  if (Array.isArray(cell)) return cell.map(textOf).join('')
  if (typeof cell === 'string') return escapeHtml(cell)
  return cell === null || cell === undefined || typeof cell === 'boolean' ? '' : String(cell)
}

/** The first cell of each row is its head. Rows are built as strings: there may be a thousand. */
export const DataTable = ({ columns, rows }: { columns: readonly FigureColumn[]; rows: readonly (readonly Child[])[] }) => (
  <table class="data">
    <thead>
      <tr>
        {columns.map(({ name, num }) => (
          <th scope="col" class={num ? 'num' : undefined}>
            {name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rawHtml(
        rows
          .map(([head, ...cells]) => {
            const rest = cells.map((cell, at) => `<td${columns[at + 1]?.num ? ' class="num"' : ''}>${textOf(cell)}</td>`)
            return `<tr><th scope="row" dir="auto">${textOf(head)}</th>${rest.join('')}</tr>`
          })
          .join(''),
      )}
    </tbody>
  </table>
)

export const formatShare = (value: number): string => `${(Math.round(value * 1e4) / 100).toFixed(2)}%`
