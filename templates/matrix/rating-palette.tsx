// The rating palette of the matrix, the keyboard shortcuts and the dialog for details. public/js/matrix opens the palette from its
// template and reads the words of the ratings there.
import { RATING_KEYS, RATING_WORDS, RATINGS, TRACK_ENDS } from '../../src/ach/model/rating.ts'
import { RatingChip } from '../ui/rating-chip.tsx'
import { CARD_KEYS, CARD_KEYS_ACT, OTHER_KEYS, WHERE_KEYS_ACT } from './keys.ts'

export const Palette = () => (
  <template id="palette-template">
    <fieldset class="palette track" id="palette">
      {RATINGS.map((rating) => (
        <button type="button" class="r" value={rating} data-key={RATING_KEYS[rating]} tabindex={-1} aria-pressed="false">
          {rating}
          <span class="visually-hidden"> {RATING_WORDS[rating]}</span>
        </button>
      ))}
      <p class="ends" aria-hidden="true">
        {TRACK_ENDS.map((words) => (
          <span>{words}</span>
        ))}
      </p>
      <div class="more">
        <p class="said" role="status" dir="auto" hidden></p>
        <button type="button" class="btn" data-size="s" value="" tabindex={-1}>
          Clear
        </button>
        <button type="button" class="btn" data-size="s" data-write tabindex={-1}>
          Note
        </button>
        <button type="button" class="btn" data-size="s" data-leave tabindex={-1}>
          Close
        </button>
      </div>
    </fieldset>
  </template>
)

/** Stays at the lower edge of the window as long as the matrix is in sight. public/js/matrix/keys-line.js names the chosen cell in it. */
export const KeysLine = ({ hidden }: { hidden: boolean }) => (
  <div class="keys-line no-print" id="keys-line" hidden={hidden}>
    {RATINGS.map((rating) => (
      <span>
        <kbd>{RATING_KEYS[rating]}</kbd> <RatingChip rating={rating} /> {RATING_WORDS[rating]}
      </span>
    ))}
    <span>
      <kbd>?</kbd> all keys
    </span>
    <span class="chosen">
      <b id="chosen-cell" dir="auto"></b>
      <button type="button" class="btn" data-size="s" data-clear aria-describedby="chosen-cell" disabled>
        <kbd>Delete</kbd> Clear
      </button>
      <button type="button" class="btn" data-size="s" data-write aria-describedby="chosen-cell" disabled>
        <kbd>w</kbd> Note
      </button>
    </span>
    <p class="said" id="cell-note" role="status" dir="auto" hidden></p>
  </div>
)

export const KeysDialog = ({ onCard }: { onCard?: boolean }) => (
  <dialog id="keys" class="dialog" aria-labelledby="keys-title">
    <h2 id="keys-title">Keyboard shortcuts</h2>
    <p class="quiet">{onCard ? CARD_KEYS_ACT : WHERE_KEYS_ACT}</p>
    <label>
      <input type="checkbox" checked /> Rating keys and <kbd>?</kbd> work anywhere on the page
    </label>
    <table class="data">
      <tbody>
        {RATINGS.map((rating) => (
          <tr>
            <th scope="row">
              <kbd>{RATING_KEYS[rating]}</kbd>
            </th>
            <td>
              <span class="chip" data-rating={rating}>
                {rating}
              </span>{' '}
              {RATING_WORDS[rating]}
            </td>
          </tr>
        ))}
        {(onCard ? CARD_KEYS : OTHER_KEYS).map(([keys, words]) => (
          <tr>
            <th scope="row">
              {keys.map((key) => (
                <>
                  <kbd>{key}</kbd>{' '}
                </>
              ))}
            </th>
            <td>{words}</td>
          </tr>
        ))}
      </tbody>
    </table>
    <form method="dialog">
      <button type="submit" class="btn">
        Close
      </button>
    </form>
  </dialog>
)

/** Score breakdowns and notes open in this dialog over the matrix. Without JavaScript their addresses are separate pages. */
export const DetailsDialog = () => (
  <dialog id="piece" class="dialog" aria-label="Details">
    <div id="piece-body"></div>
  </dialog>
)

/** The forms of items open in this side panel next to the matrix. Without JavaScript their addresses are separate pages. */
export const SidePanel = () => (
  <dialog id="side-panel" class="side-panel" aria-labelledby="side-panel-title">
    <button type="button" class="btn" data-size="s" data-close>
      Close
    </button>
    <div id="side-panel-body"></div>
  </dialog>
)
