// Lists the values of a file that could not be read, with their cells, and warnings about the file as a whole.

import { formatCount } from '../../src/ach/model/format-count.ts'
import { countNoun } from '../../src/ach/words/phrases.ts'
import type { PlaceProblem } from '../../src/import/table/spreadsheet.ts'
import { Notice } from '../ui/notice.tsx'

const SHOWN = 100

export const placeText = ({ sheet, cell }: Pick<PlaceProblem, 'sheet' | 'cell'>): string =>
  cell === null ? `${sheet} sheet` : `${sheet} sheet, ${cell.startsWith('row') ? cell : `cell ${cell}`}`

export const UnreadValues = ({ problems }: { problems: readonly PlaceProblem[] }) =>
  problems.length === 0 ? null : (
    <section class="stack" aria-labelledby="not-read">
      <Notice kind="bad">
        <p>
          <strong id="not-read">{countNoun(problems.length, 'value', 'values')} cannot be imported.</strong> The rest of the file can.
        </p>
      </Notice>
      <ul class="list panel">
        {problems.slice(0, SHOWN).map((problem) => (
          <li>
            <p>
              <strong>{placeText(problem)}:</strong> <bdi class="typed">{problem.message}</bdi>
            </p>
          </li>
        ))}
        {problems.length > SHOWN && <li class="meta">And {formatCount(problems.length - SHOWN)} more.</li>}
      </ul>
    </section>
  )

export const ImportWarnings = ({ warnings }: { warnings: readonly string[] }) =>
  warnings.length === 0 ? null : (
    <Notice kind="warn">
      <div class="stack">
        {warnings.slice(0, SHOWN).map((warning) => (
          <p>
            <bdi>{warning}</bdi>
          </p>
        ))}
      </div>
    </Notice>
  )

/** Why the last attempt failed; renders nothing for null. */
export const FileRefusal = ({ refused }: { refused: string | null }) =>
  refused === null ? null : (
    <Notice kind="bad">
      <p>
        <strong>{refused}</strong> Nothing was changed, and your choices are kept.
      </p>
    </Notice>
  )
