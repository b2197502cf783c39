// Column head of the printed matrices: the hypothesis's id, and its label if it fits.
import type { PackHypothesis } from '../../src/report/pack/pack-content.ts'

/** Longer labels, and labels with longer words, appear only in the list of hypotheses. */
const LABEL = 45
const WORD = 16

export const PackHypothesisHead = ({ hypothesis: { id, label }, turned }: { hypothesis: PackHypothesis; turned: boolean }) => {
  const fits = label.length <= LABEL && (turned || label.split(/\s+/).every((word) => word.length <= WORD))
  const name = fits && <bdi>{label}</bdi>
  return (
    <th scope="col" class="pack-cell">
      {turned && name && <div class="pack-turned">{name}</div>}
      <b>{id}</b> {!turned && name}
    </th>
  )
}
