// The form field for the cells that depend on an assumption: a grid of boxes, or a text field where the matrix is too large for one.
import { type LinkedCell, linkedCellsText } from '../../src/ach/model/checks.ts'
import { activeItems } from '../../src/ach/model/workbook.ts'
import type { View } from '../../src/ach/view/view.ts'
import { itemName } from '../../src/ach/words/phrases.ts'
import { cellBoxName, GRID_FIELD, parseCells } from '../../src/forms/cell-links.ts'
import { AreaField, type FilledForm, HiddenField } from '../ui/fields.tsx'

/** With more cells than this there is a text field instead of boxes. */
const MOST_BOXES = 2000

interface Props {
  readonly label: string
  readonly view: View
  readonly filled: FilledForm
}

export const CellsField = ({ label, view, filled }: Props) => {
  const [items, hypotheses] = [activeItems(view.evidence), activeItems(view.hypotheses)]
  const typed = filled.values.cells ?? ''
  // A text with unknown cells cannot be shown as boxes, so it is shown as typed.
  const asText = filled.problems.some(({ field }) => field === 'cells') || items.length * hypotheses.length > MOST_BOXES
  if (asText) {
    const hint = 'Write cells as E5/H1 and whole rows as E7, separated by commas, spaces or line breaks.'
    return <AreaField name="cells" label={label} hint={hint} optional filled={filled} />
  }
  const { cells } = parseCells(view, typed)
  const linked = new Set(cells.map(cellBoxName))
  const parkedCells = cells.filter(
    ({ evidence, hypothesis }) => view.evidence.get(evidence)?.parked || (hypothesis && view.hypotheses.get(hypothesis)?.parked),
  )
  return (
    <fieldset class="field" id="f-cells" aria-describedby="f-cells-hint">
      <legend>
        {label}
        <span class="quiet"> (optional)</span>
      </legend>
      <p class="hint" id="f-cells-hint">
        {items.length * hypotheses.length > 0
          ? 'Tick each cell, or whole row, that you would rate differently if the assumption were false.'
          : 'There are no cells yet. Add hypotheses and evidence first.'}
      </p>
      <HiddenField name={GRID_FIELD} value="1" />
      {items.length * hypotheses.length > 0 && (
        <div class="cell-grid">
          <table>
            <thead>
              <tr>
                <th scope="col">Item</th>
                <th scope="col">Whole row</th>
                {hypotheses.map(({ id }) => (
                  <th scope="col" dir="auto">
                    {itemName(view, id)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.map(({ id, statement }) => (
                <tr>
                  <th scope="row">
                    <span class="item-id">{id}</span> <bdi class="clamp">{statement}</bdi>
                  </th>
                  {[null, ...hypotheses].map((hypothesis) => (
                    <td>
                      <Box
                        cell={{ evidence: id, hypothesis: hypothesis?.id ?? null }}
                        name={`${id}, ${hypothesis ? itemName(view, hypothesis.id) : 'whole row'}`}
                        linked={linked}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {parkedCells.length > 0 && (
        <div class="row">
          <span class="hint">Linked, but parked:</span>
          {parkedCells.map((cell) => (
            <label class="pair-field">
              <input class="tick" type="checkbox" name={cellBoxName(cell)} value="1" checked />
              {linkedCellsText([cell])}
            </label>
          ))}
        </div>
      )}
    </fieldset>
  )
}

const Box = ({ cell, name, linked }: { cell: LinkedCell; name: string; linked: ReadonlySet<string> }) => (
  <label>
    <input
      type="checkbox"
      name={cellBoxName(cell)}
      value="1"
      checked={linked.has(cellBoxName(cell))}
      aria-label={name}
      data-row={cell.hypothesis === null ? 'yes' : undefined}
    />
  </label>
)
