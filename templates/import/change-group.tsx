// A group of proposed changes, each with a tick box, and buttons to tick all or none.
import { formatCount } from '../../src/ach/model/format-count.ts'
import type { View } from '../../src/ach/view/view.ts'
import { ONE_BY_ONE, type ReviewLine } from '../../src/import/review/review-lines.ts'
import { ChangeLine } from './change-line.tsx'

export interface ChangeGroupProps {
  readonly name: string
  readonly title: string
  readonly lines: readonly ReviewLine[]
  readonly ticks: ReadonlySet<string>
  readonly view: View
  /** the workbook with the ticked changes applied */
  readonly after: View
}

export const ChangeGroup = ({ name, title, lines, ticks, view, after }: ChangeGroupProps) => {
  const count = lines.reduce((sum, { proposals }) => sum + proposals.length, 0)
  return (
    <fieldset class="panel" id={`group-${name}`}>
      <legend class="visually-hidden">{title}</legend>
      <div class="row" data-far>
        <h2>
          {title} ({formatCount(count)})
        </h2>
        <span class="row" data-ticks={`group-${name}`} hidden>
          <button class="btn" data-size="s" type="button" data-tick="all">
            All
          </button>
          <button class="btn" data-size="s" type="button" data-tick="none">
            None
          </button>
        </span>
      </div>
      {count > ONE_BY_ONE && name === 'ratings' && <p class="meta">To keep the list short, each line holds all ratings of one item.</p>}
      <ul class="list">
        {lines.map((line) => (
          <li>
            <ChangeLine line={line} ticked={ticks.has(line.key)} view={view} after={after} />
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
