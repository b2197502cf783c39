// The head of a column of the matrices on paper: the id, and the name where there is room for it.
import type { PackHypothesis } from '../../src/report/pack/pack-content.ts'

/** Longer names, and longer words, stand in the list of hypotheses alone. */
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
