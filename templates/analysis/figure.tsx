// The frame of every figure: the finding as a heading, how to read the picture, the picture, and its numbers as a table.
import type { Child } from 'hono/jsx'
import { type NamedSupposition, suppositionQuery } from '../../src/forms/what-if-query.ts'
import { paths } from '../../src/paths.ts'
import { escapeHtml, rawHtml } from '../ui/html.ts'
import { PictureMenu } from '../ui/picture-menu.tsx'

/** The texts of a figure, also in its picture: the finding, and how to read it. */
export interface FigureTexts {
  readonly title: string
  readonly how: string
}

export interface FigureProps {
  readonly id: string
  readonly title: string
  readonly how?: Child
  readonly whole?: boolean
  /** only the finding is shown, until it is clicked; on paper all of it */
  readonly folded?: boolean
  /** address of the figure as a picture */
  readonly picture?: string | undefined
  /** what it means for this workbook, in one sentence */
  readonly means?: Child
  /** what opens the folded table of numbers */
  readonly summary?: string
  readonly numbers?: Child
  readonly children?: Child
}

export const Figure = (props: FigureProps) => {
  const { id, title, whole, folded = false, picture } = props
  const heading = <h2 id={`${id}-title`}>{title}</h2>
  const menu = picture !== undefined && <PictureMenu href={picture} of={title} />
  if (folded)
    return (
      <figure class="fig whole" id={id} aria-labelledby={`${id}-title`}>
        <details class="folded">
          <summary>{heading}</summary>
          <div class="shown">
            {menu}
            <Content {...props} />
          </div>
          <Numbers {...props} />
        </details>
      </figure>
    )
  return (
    <figure class={whole ? 'fig whole' : 'fig'} id={id} aria-labelledby={`${id}-title`}>
      <div class="shown">
        <div class="fig-head">
          {heading}
          {menu}
        </div>
        <Content {...props} />
      </div>
      <Numbers {...props} />
    </figure>
  )
}

const Content = ({ how, means, children }: FigureProps) => (
  <>
    {how && <p class="how">{how}</p>}
    {children}
    {means && <p class="means">{means}</p>}
  </>
)

const Numbers = ({ title, summary = 'Numbers', numbers }: FigureProps) =>
  numbers ? (
    <details>
      <summary>{summary}</summary>
      <Scroller label={`Numbers: ${title}`}>{numbers}</Scroller>
    </details>
  ) : null

/** The address of a figure of a rater as a picture; `name` is its name in templates/pictures. */
export const pictureOf = (
  { id, suppositions, scores }: { id: string; suppositions: readonly NamedSupposition[]; scores: { readonly rater: string } },
  name: string,
): string => `${paths.picture(id, `${name}.svg`)}${suppositionQuery(suppositions, { rater: scores.rater })}`

/** Lets a wide table scroll in its own box, also by keyboard. */
export const Scroller = ({ label, children }: { label: string; children?: Child }) => (
  <section class="scroll-x" aria-label={label} tabindex={0}>
    {children}
  </section>
)

export interface FigureColumn {
  readonly name: Child
  /** a column of numbers, aligned to the end */
  readonly num?: boolean
}

/** Renders a cell as JSX would: text escaped, elements unchanged, nothing for null, undefined and booleans. */
function textOf(cell: Child): string {
  if (Array.isArray(cell)) return cell.map(textOf).join('')
  if (typeof cell === 'string') return escapeHtml(cell)
  return cell === null || cell === undefined || typeof cell === 'boolean' ? '' : String(cell)
}

/** The first cell of each row is its header. Builds rows as strings for speed: there may be a thousand. */
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

/** A share of 0 to 1 as a CSS percentage. */
export const formatShare = (value: number): string => `${(Math.round(value * 1e4) / 100).toFixed(2)}%`
