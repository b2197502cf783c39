// How each distinct text under a hypothesis is read, with a list for setting it otherwise.
import { formatCount } from '../../src/ach/model/format-count.ts'
import { RATINGS, ratingWords } from '../../src/ach/model/rating.ts'
import { cutText } from '../../src/ach/model/texts.ts'
import { countNoun } from '../../src/ach/words/phrases.ts'
import { LEFT_BLANK, readAnswer, type TextRead } from '../../src/import/notation/notation.ts'

/** Texts that are listed, and characters of a text that can be set by itself. */
const SHOWN = 60
const MOST_SET = 300

function readAs({ rating, left, proposed }: TextRead): string {
  if (rating === undefined) return 'not a rating: left blank'
  if (rating !== null) return rating
  return left === 'open' ? `asked${proposed === null ? '' : `: ${proposed}?`}` : 'left blank'
}

export const TextsTable = ({ texts }: { texts: readonly TextRead[] }) => {
  if (texts.length === 0) return null
  const shown = texts.slice(0, SHOWN)
  return (
    <details class="panel">
      <summary>How the cells are read: {countNoun(texts.length, 'different entry', 'different entries')}</summary>
      <div class="scroll-x">
        <table class="data texts-in">
          <thead>
            <tr>
              <th scope="col">Entry</th>
              <th scope="col" class="num">
                Cells
              </th>
              <th scope="col">Read as</th>
              <th scope="col">Note</th>
              <th scope="col">Change to</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <tr>
                <th scope="row">
                  <bdi class="typed">{cutText(one.text, 120)}</bdi>
                </th>
                <td class="num">{formatCount(one.count)}</td>
                <td>{readAs(one)}</td>
                <td>
                  <bdi class="typed quiet">{cutText(one.note ?? '', 120)}</bdi>
                </td>
                <td>
                  {one.text.length <= MOST_SET && (
                    <select class="select" name={readAnswer(one.text)} aria-label={`Read ${cutText(one.text, 60)} as`}>
                      <option value="">no change</option>
                      {RATINGS.map((rating) => (
                        <option value={rating} selected={one.set && one.rating === rating}>
                          {`${rating}: ${ratingWords(rating)}`}
                        </option>
                      ))}
                      <option value={LEFT_BLANK} selected={one.set && one.rating === null}>
                        blank: not rated
                      </option>
                    </select>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {texts.length > shown.length && <p class="meta">The {shown.length} most frequent are listed.</p>}
    </details>
  )
}
